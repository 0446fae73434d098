import { describe, expect, it } from 'vitest';
import type { OrderPeriod } from '../../../data/orders';
import { daysOf, differenceOf, totalsOf } from './period';

const row = (period: string, more: Partial<OrderPeriod>): OrderPeriod => ({
  ...{ period, in_shop: 0, known: 0, new: 0, left_out: 0, waiting: 0, refused: 0, held: 0, unseen: 0 },
  ...more,
});

describe('the days of a period', () => {
  it.each([
    ['', '', ''],
    ['2026-11-30', '2026-11-30', '2026-11-30'],
    ['2026-11', '2026-11-01', '2026-11-30'],
    ['2026-12', '2026-12-01', '2026-12-31'],
    ['2028-02', '2028-02-01', '2028-02-29'],
  ])('%s: %s to %s', (period, from, to) => {
    expect(daysOf(period)).toEqual({ from, to });
  });
});

describe('the ledger', () => {
  const rows = [
    row('2026-11', { in_shop: 9, known: 5, left_out: 2, held: 1, unseen: 1 }),
    row('2026-10', { in_shop: 3, known: 1, left_out: 2 }),
  ];

  it('adds up', () => {
    const total = totalsOf(rows);
    expect(total).toMatchObject({ in_shop: 12, known: 6, left_out: 4, held: 1, unseen: 1 });
    const missing = differenceOf(total).reduce((sum, { count }) => sum + count, 0);
    expect(total.known + missing).toBe(total.in_shop);
  });

  it('names only what there is', () => {
    expect(differenceOf(totalsOf(rows)).map(({ standing }) => standing)).toEqual(['held', 'left_out', 'unseen']);
  });
});
