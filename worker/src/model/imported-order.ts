/** What an import of past orders makes of one of them (article 4). */
import type { Params } from './record.js';

/** `new`: goes to the ERP; `known`: it has it. */
export type Standing = 'new' | 'known' | 'left_out' | 'waiting' | 'refused' | 'held';

export interface ImportedOrder {
  id: string;
  number: string;
  standing: Standing;
  /** Why; '' where nothing is in its way. */
  reason: string;
  params: Params;
}
