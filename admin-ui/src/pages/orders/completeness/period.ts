/** A period of the ledger: '' is the whole, `2026-11` a month, `2026-11-30` a day of the shop. */
import type { OrderPeriod } from '../../../data/orders';

export const isDay = (period: string): boolean => period.length === 10;
export const isMonth = (period: string): boolean => period.length === 7;
export const monthOf = (day: string): string => day.slice(0, 7);

/** Its first and its last day; empty: no limit. */
export function daysOf(period: string): { from: string; to: string } {
  if (!isMonth(period)) return { from: period, to: period };
  const [year = 0, month = 0] = period.split('-').map(Number);
  // The day before the next month's first.
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { from: `${period}-01`, to: `${period}-${String(last).padStart(2, '0')}` };
}

export type Totals = Omit<OrderPeriod, 'period'>;

const none: Totals = { in_shop: 0, known: 0, new: 0, left_out: 0, waiting: 0, refused: 0, held: 0, unseen: 0 };

export const totalsOf = (rows: readonly OrderPeriod[]): Totals =>
  rows.reduce<Totals>(
    (sum, row) => ({
      in_shop: sum.in_shop + row.in_shop,
      known: sum.known + row.known,
      new: sum.new + row.new,
      left_out: sum.left_out + row.left_out,
      waiting: sum.waiting + row.waiting,
      refused: sum.refused + row.refused,
      held: sum.held + row.held,
      unseen: sum.unseen + row.unseen,
    }),
    none,
  );

/** Why fewer are in the ERP than in the shop: always the whole difference. */
export const differenceOf = (row: Totals) =>
  (['new', 'held', 'waiting', 'refused', 'left_out', 'unseen'] as const)
    .map((standing) => ({ standing, count: row[standing] }))
    .filter(({ count }) => count > 0);
