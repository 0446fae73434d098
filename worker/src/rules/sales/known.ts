/** What can be read from the facts about one sale or refund. */
import type { OrderRecord, Wish } from '../../model/record.js';
import type { Sale } from '../../model/sale.js';
import type { Known } from './decision.js';

/** What was wanted when the record was last read. */
export const saleIn = (record: Pick<OrderRecord | Wish, 'wanted'> | undefined): Sale | undefined =>
  record?.wanted as Sale | undefined;

/** The ERP's document is final: it is neither changed nor taken back. */
export const isFinal = ({ answer }: Pick<Known, 'answer'>): boolean => answer?.state === 'final';

/**
 * Article 4: « Une fois les produits en sortie de stock dans RO App, les modifications apportées à la commande depuis la plateforme ne sont
 * plus synchronisées. » A final document stays as it is anyway.
 */
export const isFrozen = (known: Pick<Known, 'answer'>): boolean => isFinal(known) || known.answer?.stockOut === true;

/** What the ERP was given of a record, or may have been: a worker that died after writing has not noted it. */
export function everSent({ record, given }: Known): Sale | undefined {
  const before = saleIn(record);
  return before !== undefined && (record?.sent || given !== undefined) ? before : undefined;
}
