/** A refund makes a credit note request; a deleted refund withdraws it. */
import type { Sale, SaleContent } from '../model/sale.js';
import type { Wish, OrderRecord } from '../model/record.js';
import { creditNoteOf, isMismatch, refundKey, saleKey } from '../rules/sales/sale.js';
import type { OrderSnapshot } from '../model/order.js';
import type { LaneContext } from './lane.js';

/** `toCome`: the order has its document in the ERP, or gets it now: `sale`. */
export async function refundWishes(
  order: OrderSnapshot,
  { label, toCome, sale }: { label: string; toCome: boolean; sale: SaleContent | undefined },
  context: LaneContext,
): Promise<Wish[]> {
  const { journal, settings } = context;
  const trait = saleKey(order.id);
  const wishes = order.refunds.map((refund): Wish => {
    const base = { erpKey: refundKey(refund.id), label: `${label} (−${refund.total})`, trait };
    if (!toCome)
      return { ...base, blocked: { state: 'waiting', reason: 'sale_first', params: { order: order.number } } };
    const content = creditNoteOf(order, refund, sale);
    if (isMismatch(content))
      return { ...base, blocked: { state: 'held', reason: 'refund_mismatch', params: { ...content } } };
    const before = journal.orders.record(base.erpKey)?.wanted as Sale | undefined;
    // Asked for once, as the shop's refunds never change; what the order's address or language became later is no news. But the shop
    // stores a refund before its lines, and it may have been read in between.
    const isHalf = before?.content.lines[0]?.kind === 'refund' && refund.lines.length > 0;
    const isFinal = journal.answers.isFinal(base.erpKey);
    if (before !== undefined && before.state !== 'withdrawn' && (!isHalf || isFinal))
      return { ...base, wanted: before };
    const state = settings.sales.send_email ? 'final' : 'draft';
    return { ...base, wanted: { key: base.erpKey, state, asked_at: '', content, payment: noPayment } satisfies Sale };
  });
  return [...wishes, ...(await noMoreRefunds(trait, context, new Set(wishes.map(({ erpKey }) => erpKey))))];
}

/** Takes back what was asked for of an order's refunds; `but`: of these not. */
export async function noMoreRefunds(trait: string, context: LaneContext, but = new Set<string>()): Promise<Wish[]> {
  const wishes: Wish[] = [];
  for (const key of context.journal.orders.refundsOf(trait))
    if (!but.has(key)) wishes.push(...(await withdrawal(key, trait, context)));
  return wishes;
}

/** What the ERP was given of a record, or may have been: a worker that died after writing has not noted it. */
export async function everSent(record: OrderRecord, { erp }: LaneContext): Promise<Sale | undefined> {
  const before = record.wanted as Sale | undefined;
  return before !== undefined && (record.sent || (await erp.findSale(record.erpKey)) !== undefined)
    ? before
    : undefined;
}

const noPayment: Sale['payment'] = {
  paid: false,
  paid_at: '',
  method: '',
  title: '',
  transaction_id: '',
  qr_payload: '',
};

async function withdrawal(erpKey: string, trait: string, context: LaneContext): Promise<Wish[]> {
  const { journal } = context;
  const record = journal.orders.record(erpKey);
  if (record === undefined) return [];
  const { label } = record;
  const before = await everSent(record, context);
  const answer = journal.answers.of(erpKey);
  if (before !== undefined && answer?.state !== 'final')
    return [{ erpKey, label, trait, wanted: { ...before, state: 'withdrawn' } }];
  if (before !== undefined && before.state !== 'withdrawn') {
    const params = { document: answer?.number ?? '' };
    journal.notes.add('sales', { erpKey, label, reason: 'refund_deleted_after_final', params });
  }
  journal.orders.forget(erpKey);
  return [];
}
