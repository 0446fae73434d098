/**
 * Which orders the import right after connection leaves out. Article 4: « Immédiatement après la connexion, toutes les commandes des deux derniers
 * mois, à l'exception de celles ayant le statut Completed, Cancelled, Refunded, Failed, Trash, sont importées en une seule fois. »
 */
import type { OrderSnapshot } from '../../model/order.js';
import type { Particulars } from '../../model/particulars.js';
import { isNotBegun } from '../sales/moment.js';
import type { Why } from '../why.js';

/**
 * By the calendar of UTC, so that it does not depend on the computer: two months before 30 April at noon are 28 February at noon.
 * @returns As sources write times.
 */
export function windowStart(now: Date, months: number): string {
  const start = new Date(now);
  start.setUTCDate(1);
  start.setUTCMonth(start.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).getUTCDate();
  start.setUTCDate(Math.min(now.getUTCDate(), lastDay));
  return `${start.toISOString().slice(0, 19)}Z`;
}

/** @param now When the import began: while it goes on, no order may fall out of it. */
export function leftOutOfImport(
  { status, placed_at }: Pick<OrderSnapshot, 'status' | 'placed_at'>,
  particulars: Pick<Particulars, 'window' | 'statuses'>,
  now: Date,
): Why | undefined {
  const { months, leftOut } = particulars.window;
  const since = windowStart(now, months);
  if (Date.parse(placed_at) < Date.parse(since)) return { reason: 'import_before_window', params: { since } };
  // A basket that nobody has ordered yet is in no list of the article's, for it is no order.
  if (leftOut.includes(status) || isNotBegun(status, particulars))
    return { reason: 'import_status_left_out', params: { status } };
  return undefined;
}
