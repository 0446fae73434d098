/** What an import of past orders makes of one of them (article 4), or where it stands in the ledger. */
import type { Params } from './record.js';

/** `new`: goes to the ERP; `known`: it has it. */
export type Standing = 'new' | 'known' | 'left_out' | 'waiting' | 'refused' | 'held';

/** Of what a look says: what an import of the window would do, or where all orders of the source stand now. */
export type LookScope = 'import' | 'ledger';

export interface ImportedOrder {
  id: string;
  number: string;
  /** As the source says it; null where it could not be read. */
  placedAt: string | null;
  modifiedAt: string | null;
  standing: Standing;
  /** Why; '' where nothing is in its way. */
  reason: string;
  params: Params;
}
