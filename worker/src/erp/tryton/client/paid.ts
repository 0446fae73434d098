/**
 * Tryton marks an invoice as paid in a transaction of its own, after it has reconciled what was paid: where it died in between, the
 * invoice stays posted, with nothing to pay, until an account administrator presses “Process”.
 */

/** @param invoice `reconciled`: the day since when nothing is to be paid; null: something is. */
export const isPaid = ({ state, reconciled }: { state: string; reconciled: string | null }): boolean =>
  state === 'paid' || (state === 'posted' && reconciled !== null);
