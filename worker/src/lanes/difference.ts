/** That an order is another than its final document: told once as a note, shown with the order as long as it is so. */
import type { Sale } from '../model/sale.js';
import type { Journal } from '../journal/journal.js';
import { hashOf } from '../model/record.js';
import { isOver } from '../rules/sales/moment.js';
import { isMismatch, saleKey, substance, type saleOf } from '../rules/sales/sale.js';
import type { OrderSnapshot } from '../model/order.js';

const name = (key: string): string => `difference.${key}`;

interface Difference {
  /** What it differs by; another one is told anew. */
  hash: string;
  /** The order's total now. */
  total: string;
}

/** The order's total now; '' where it is as its document says. */
export const differenceOf = (journal: Journal, key: string): string =>
  (JSON.parse(journal.meta(name(key)) ?? '{}') as Partial<Difference>).total ?? '';

/** The order is no longer there at all, and its final `document` stays. */
export function noteGone(
  journal: Journal,
  { key, label, document }: { key: string; label: string; document: string },
): void {
  const known = JSON.parse(journal.meta(name(key)) ?? '{}') as Partial<Difference>;
  if (isOver(known.hash ?? '')) return;
  journal.setMeta(name(key), JSON.stringify({ hash: 'deleted', total: '' } satisfies Difference));
  journal.notes.add('sales', {
    erpKey: key,
    label,
    reason: 'cancelled_after_final',
    params: { document, status: 'deleted' },
  });
}

/** `before`: the sale that the final `document` was made from; `content`: what it would be now. */
export function noteDifference(
  journal: Journal,
  order: OrderSnapshot,
  {
    before,
    content,
    document,
    label,
  }: { before: Sale; content: ReturnType<typeof saleOf>; document: string; label: string },
): void {
  const key = saleKey(order.id);
  const total = isMismatch(content) ? content.order_total : content.totals.total;
  const now = isMismatch(content) ? hashOf(content) : hashOf(substance(content));
  const over = isOver(order.status);
  const differs = over || now !== hashOf(substance(before.content));
  const known = JSON.parse(journal.meta(name(key)) ?? '{}') as Partial<Difference>;
  const hash = over ? order.status : now;
  if (differs ? known.hash === hash : known.hash === undefined) return;
  journal.setMeta(name(key), JSON.stringify(differs ? ({ hash, total } satisfies Difference) : {}));
  if (!differs) return;
  if (over) {
    const params = { document, status: order.status };
    journal.notes.add('sales', { erpKey: key, label, reason: 'cancelled_after_final', params });
    return;
  }
  const params = { document, old_total: before.content.totals.total, new_total: total, currency: order.currency };
  journal.notes.add('sales', { erpKey: key, label, reason: 'changed_after_final', params });
}
