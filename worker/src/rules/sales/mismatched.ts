/** Lines that are not the total: nothing is sent, a person decides; the amounts say why. */
import type { Wish } from '../../model/record.js';
import type { Mismatch } from './sale.js';

export const mismatched = (
  reason: 'total_mismatch' | 'refund_mismatch',
  { lines_total, order_total, difference, currency }: Mismatch,
): NonNullable<Wish['blocked']> => ({
  state: 'held',
  reason,
  params: { lines_total, order_total, difference, currency },
});
