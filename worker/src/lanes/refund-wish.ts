/** A refund makes a credit note request; a deleted refund withdraws it. */
import type { Sale } from '../erp/sale.js';
import type { Wish } from '../journal/journal.js';
import { creditNoteOf, isMismatch, refundKey, saleKey } from '../rules/sales/sale.js';
import type { OrderSnapshot } from '../store/orders.js';
import type { LaneContext } from './lane.js';

/** `toCome`: the order has its document in the ERP, or gets it now. */
export function refundWishes(
  order: OrderSnapshot,
  { label, toCome }: { label: string; toCome: boolean },
  { journal, settings }: LaneContext,
): Wish[] {
  const trait = saleKey(order.id);
  const wishes = order.refunds.map((refund): Wish => {
    const base = { erpKey: refundKey(refund.id), label: `${label} (−${refund.total})`, trait };
    if (!toCome)
      return { ...base, blocked: { state: 'waiting', reason: 'sale_first', params: { order: order.number } } };
    const content = creditNoteOf(order, refund);
    if (isMismatch(content))
      return { ...base, blocked: { state: 'held', reason: 'refund_mismatch', params: { ...content } } };
    const before = journal.orders.record(base.erpKey)?.wanted as Sale | undefined;
    // Asked for once, as the shop's refunds never change; what the order's address or language became later is no news.
    if (before !== undefined && before.state !== 'withdrawn') return { ...base, wanted: before };
    const state = settings.sales.send_email ? 'final' : 'draft';
    return { ...base, wanted: { key: base.erpKey, state, asked_at: '', content, payment: noPayment } satisfies Sale };
  });
  const there = new Set(wishes.map(({ erpKey }) => erpKey));
  return [
    ...wishes,
    ...journal.orders.refundsOf(trait).flatMap((key) => (there.has(key) ? [] : withdrawal(key, trait, journal))),
  ];
}

const noPayment: Sale['payment'] = {
  paid: false,
  paid_at: '',
  method: '',
  title: '',
  transaction_id: '',
  qr_payload: '',
};

function withdrawal(erpKey: string, trait: string, journal: LaneContext['journal']): Wish[] {
  const record = journal.orders.record(erpKey);
  if (record === undefined) return [];
  if (!record.sent) {
    journal.orders.forget(erpKey);
    return [];
  }
  return [{ erpKey, label: record.label, trait, wanted: { ...(record.wanted as Sale), state: 'withdrawn' } }];
}
