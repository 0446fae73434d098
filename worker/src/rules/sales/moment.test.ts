/** Article 3, "le moment où le document sera créé": every moment × status × payment. */
import { describe, expect, it } from 'vitest';
import { woocommerce } from '../../shops/woocommerce/particulars.js';
import { isNotBegun, isOver, momentReached, type Moment } from './moment.js';

/** Status, paid (as the shop's one rule says: completed, or at once online), whether the status counts as paid → moments reached. */
const table: [status: string, paid: boolean, paidStatus: boolean, reached: Moment[]][] = [
  ['pending', false, false, ['created']],
  // A gateway that sets the date before the status.
  ['pending', true, false, ['created', 'paid']],
  ['on-hold', false, false, ['created']],
  ['on-hold', true, false, ['created', 'paid']],
  // Cash on delivery is processing, and not paid.
  ['processing', false, true, ['created', 'processing']],
  // A source that does not count it as paid at all.
  ['processing', false, false, ['created', 'processing']],
  // Mollie, or a transfer that has come.
  ['processing', true, true, ['created', 'paid', 'processing']],
  ['completed', true, true, ['created', 'paid', 'processing', 'completed']],
  ['completed', false, true, ['created', 'paid', 'processing', 'completed']],
  // Statuses of other plugins.
  ['shipped', false, true, ['created', 'processing']],
  ['shipped', true, true, ['created', 'paid', 'processing']],
  ['awaiting-stock', false, false, ['created']],
];
const moments: Moment[] = ['created', 'paid', 'processing', 'completed'];

describe.each(table)(
  'an order that is %s (paid: %s, status counts as paid: %s)',
  (status, paid, paid_status, reached) => {
    it.each(moments)('at the moment "%s"', (moment) => {
      expect(momentReached(moment, { status, paid, paid_status }, woocommerce)).toBe(reached.includes(moment));
    });
  },
);

describe('what gets no document', () => {
  it.each([
    ['cancelled', true, true],
    ['failed', true, true],
    ['trash', true, true],
    ['deleted', true, true],
    ['checkout-draft', true, true],
    // It keeps its document and gets a credit note; it gets no first document any more.
    ['refunded', false, true],
    ['pending', false, false],
    ['completed', false, false],
  ])('%s: takes a document back %s, gets no first one %s', (status, takesBack, noFirst) => {
    expect([isOver(status, woocommerce), isNotBegun(status, woocommerce)]).toEqual([takesBack, noFirst]);
  });
});
