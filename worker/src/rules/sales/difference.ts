/**
 * That an order is another than its final document, as its changes « ne sont plus synchronisées » (article 4): told once as a note,
 * shown with the order as long as it is so.
 */
import { hashOf, type Note, type Params } from '../../model/record.js';
import type { OrderSnapshot } from '../../model/order.js';
import type { Sale, SaleContent, SaleState } from '../../model/sale.js';
import type { Collected, Decision } from './decision.js';
import { orderLabel } from './label.js';
import { deleted, isOver } from './moment.js';
import { isMismatch, substance, type Mismatch } from './sale.js';

type Told = Pick<Decision, 'notes' | 'difference'>;

/** `before`: the sale that the final document was made from; `content`: what it would be now. */
export function differenceNow(
  order: OrderSnapshot,
  { before, content }: { before: Sale; content: SaleContent | Mismatch },
  { key, answer, difference, particulars }: Collected,
): Told {
  const total = isMismatch(content) ? content.order_total : content.totals.total;
  const now = isMismatch(content) ? hashOf(content) : hashOf(substance(content));
  const over = isOver(order.status, particulars);
  const differs = over || now !== hashOf(substance(before.content));
  const hash = over ? order.status : now;
  if (differs ? difference?.hash === hash : difference === undefined) return { notes: [] };
  if (!differs) return { notes: [], difference: { key, now: undefined } };
  const { currency, status } = order;
  const totals = { old_total: before.content.totals.total, new_total: total, currency };
  const note = over ? cancelled(answer, status) : changed(answer, totals);
  return { notes: [{ erpKey: key, label: orderLabel(order), ...note }], difference: { key, now: { hash, total } } };
}

/** Only the goods are gone: there may be no final document yet. */
const onlyGoods = (answer: SaleState | undefined): boolean => answer?.state !== 'final' && answer?.stockOut === true;

function changed(answer: SaleState | undefined, totals: Params): Pick<Note, 'reason' | 'params'> {
  if (onlyGoods(answer)) return { reason: 'changed_after_stock_out', params: totals };
  return { reason: 'changed_after_final', params: { document: answer?.number ?? '', ...totals } };
}

function cancelled(answer: SaleState | undefined, status: string): Pick<Note, 'reason' | 'params'> {
  if (onlyGoods(answer)) return { reason: 'cancelled_after_stock_out', params: { status } };
  return { reason: 'cancelled_after_final', params: { document: answer?.number ?? '', status } };
}

/** The order is no longer there at all, and its final document stays. */
export function differenceOfGone(label: string, { key, answer, difference, particulars }: Collected): Told {
  // That it is not wanted was told already, by whatever status.
  if (isOver(difference?.hash ?? '', particulars)) return { notes: [] };
  return {
    notes: [{ erpKey: key, label, ...cancelled(answer, deleted) }],
    difference: { key, now: { hash: deleted, total: '' } },
  };
}
