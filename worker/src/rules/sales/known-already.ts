/**
 * The journal or the ledger is lost, and the ERP has the final document: what it was made from is not sent a second time, nor what
 * the order became since. That it was paid in the shop is, where the ERP does not know.
 */
import type { KnownSale, Sale, SaleState } from '../../model/sale.js';

export interface ToPut {
  sale: Sale;
  /** Whether some earlier state of it has reached the ERP. */
  appliedBefore: boolean;
  answer: SaleState | undefined;
  /** What the ERP was given under its key. */
  given: KnownSale | undefined;
}

export const isKnownAlready = ({ sale: { payment }, appliedBefore, answer, given }: ToPut): boolean =>
  answer?.state === 'final' && !(payment.paid && answer.paid !== true) && (!appliedBefore || given === undefined);
