/** One order as the shop has it now → what should be true in the ERP: its sale, and a credit note for each refund (article 3). */
import { saleKinds, type Sale, type SaleKind } from '../model/sale.js';
import type { Wish, OrderRecord } from '../model/record.js';
import { ineligible } from '../rules/sales/eligible.js';
import { isNotBegun, isOver, momentReached } from '../rules/sales/moment.js';
import { isMismatch, paymentOf, saleKey, saleOf } from '../rules/sales/sale.js';
import type { BrokenOrder, OrderSnapshot } from '../model/order.js';
import type { LaneContext } from './lane.js';
import { noteDifference, noteGone } from './difference.js';
import { everSent, noMoreRefunds, refundWishes } from './refund-wish.js';

/** What the ERP has of an order already: the journal knows, or, where it was lost, the ERP itself. */
interface Sent {
  kind: SaleKind;
  state: Sale['state'];
}

export const orderLabel = ({ number, billing, totals, currency, decimals }: OrderSnapshot): string => {
  const name = billing.company || `${billing.first_name} ${billing.last_name}`.trim() || billing.email;
  return [
    number,
    name,
    `${Number.isNaN(Number(totals.total)) ? totals.total : cut(totals.total, decimals)} ${currency}`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
};

const cut = (amount: string, decimals: number): string => {
  const [whole = '0', part = ''] = amount.split('.');
  return decimals === 0 ? whole : `${whole}.${part.slice(0, decimals).padEnd(decimals, '0')}`;
};

/** → what to write into the journal; a record that is over is forgotten on the way. */
export async function orderWishes(order: OrderSnapshot, context: LaneContext): Promise<Wish[]> {
  const key = saleKey(order.id);
  const record = context.journal.orders.record(key);
  const sent = await whatWasSent(key, record, context);
  const wish = sent ? sentWish(order, sent, record, context) : newWish(order, record, context);
  if (wish === undefined) {
    if (record !== undefined && (record.state !== 'applied' || record.wanted !== undefined))
      context.journal.orders.forget(key);
    return noMoreRefunds(key, context);
  }
  // There is nothing to give back of a document that is taken back.
  if ((wish.wanted as Sale | undefined)?.state === 'withdrawn' && !context.journal.answers.isFinal(key))
    return [wish, ...(await noMoreRefunds(key, context))];
  const toCome = sent !== undefined || wish.blocked === undefined;
  return [
    wish,
    ...(await refundWishes(
      order,
      { label: orderLabel(order), toCome, sale: (wish.wanted as Sale | undefined)?.content },
      context,
    )),
  ];
}

async function whatWasSent(
  key: string,
  record: OrderRecord | undefined,
  { erp, journal, settings }: LaneContext,
): Promise<Sent | undefined> {
  const before = record?.wanted as Sale | undefined;
  if (record?.sent && before !== undefined) return { kind: before.content.kind, state: before.state };
  const known = await erp.findSale(key);
  if (known !== undefined) return { kind: known.kind, state: known.state };
  const answer = journal.answers.of(key);
  if (answer === undefined) return undefined;
  const kind = saleKinds.find((name) => name === answer.type && name !== 'credit_note') ?? settings.sales.document;
  return { kind, state: answer.state };
}

function newWish(order: OrderSnapshot, record: OrderRecord | undefined, { settings }: LaneContext): Wish | undefined {
  const { since, document, moment, send_email } = settings.sales;
  const base = { erpKey: saleKey(order.id), label: orderLabel(order) };
  const isOld = since === '' || order.placed_at < since;
  if ((isOld && !order.requested && record?.wanted === undefined) || isNotBegun(order.status)) return undefined;
  const why = ineligible(order);
  if (why !== undefined) return { ...base, blocked: { state: 'refused', reason: why, params: {} } };
  // Who sends an order by hand does not want to wait for its moment.
  if (!momentReached(moment, order) && !order.requested) {
    return {
      ...base,
      blocked: { state: 'waiting', reason: 'moment_not_reached', params: { moment, status: order.status } },
    };
  }
  const content = saleOf(order, document, (record?.wanted as Sale | undefined)?.content);
  if (isMismatch(content))
    return { ...base, blocked: { state: 'held', reason: 'total_mismatch', params: { ...content } } };
  return {
    ...base,
    wanted: {
      key: base.erpKey,
      state: send_email || order.finalize ? 'final' : 'draft',
      asked_at: order.requested_at ?? '',
      content,
      payment: paymentOf(order),
    } satisfies Sale,
  };
}

/** Of an order that has its document: an update as long as that is no final one; the payment always. */
function sentWish(order: OrderSnapshot, sent: Sent, record: OrderRecord | undefined, context: LaneContext): Wish {
  const { journal, settings } = context;
  const base = { erpKey: saleKey(order.id), label: orderLabel(order) };
  const before = record?.wanted as Sale | undefined;
  const answer = journal.answers.of(base.erpKey);
  const content = saleOf(order, sent.kind, before?.content);
  const payment = paymentOf(order, before?.payment);
  const asked_at = order.requested_at ?? '';
  if (answer?.state === 'final' && before !== undefined) {
    noteDifference(journal, order, { before, content, document: answer.number, label: base.label });
    return { ...base, wanted: { ...before, payment } };
  }
  if (isOver(order.status) && answer?.state !== 'final') {
    const last = before?.content ?? (isMismatch(content) ? undefined : content);
    if (last === undefined)
      return { ...base, blocked: { state: 'held', reason: 'total_mismatch', params: { ...content } as never } };
    return {
      ...base,
      wanted: { key: base.erpKey, state: 'withdrawn', asked_at, content: last, payment } satisfies Sale,
    };
  }
  if (isMismatch(content)) {
    const blocked: Wish['blocked'] = { state: 'held', reason: 'total_mismatch', params: { ...content } };
    return { ...base, blocked, ...(before ? { wanted: before } : {}) };
  }
  // A draft stays one, whatever the setting says by now, until somebody makes it final; a final one never goes back.
  const state =
    sent.state === 'final' || order.finalize || (sent.state === 'withdrawn' && settings.sales.send_email)
      ? 'final'
      : 'draft';
  return { ...base, wanted: { key: base.erpKey, state, asked_at, content, payment } satisfies Sale };
}

/** An order that the shop no longer has at all. */
export async function goneWishes(orderId: number, context: LaneContext): Promise<Wish[]> {
  const { journal } = context;
  const record = journal.orders.record(saleKey(orderId));
  if (record === undefined) return [];
  const { erpKey, label } = record;
  const before = await everSent(record, context);
  const answer = journal.answers.of(erpKey);
  if (before !== undefined && answer?.state === 'final') {
    noteGone(journal, { key: erpKey, label, document: answer.number });
    return [{ erpKey, label, wanted: before }];
  }
  if (before === undefined) journal.orders.forget(erpKey);
  const sale = before && [{ erpKey, label, wanted: { ...before, state: 'withdrawn' } satisfies Sale }];
  return [...(sale ?? []), ...(await noMoreRefunds(erpKey, context))];
}

/** An order on which the shop breaks: what the ERP has of it stays as it is. */
export function brokenWish({ id, detail }: BrokenOrder, { journal }: LaneContext): Wish {
  const record = journal.orders.record(saleKey(id));
  const blocked: Wish['blocked'] = { state: 'waiting', reason: 'order_broken', params: { detail } };
  const before = record?.wanted as Sale | undefined;
  return { erpKey: saleKey(id), label: record?.label ?? String(id), blocked, ...(before ? { wanted: before } : {}) };
}
