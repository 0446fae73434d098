/** `erp-bridge preview order 123`: the document that one order would become, or why it becomes none. Nothing is written. */
import Table from 'cli-table3';
import type { Sale } from '../model/sale.js';
import { Journal } from '../journal/journal.js';
import { orderWishes } from '../lanes/sale-wish.js';
import { printable } from '../platform/printable.js';
import { sentence } from '../reasons/reasons.js';
import { saleKey } from '../rules/sales/sale.js';
import type { Worker } from './run.js';
import type { BrokenOrder } from '../model/order.js';

export interface OrderPreview {
  key: string;
  label: string;
  /** What the ERP is given; null where it gets nothing. */
  sale: Sale | null;
  /** Why not, or why not now. */
  state: string;
  reason: string;
  params: Record<string, string>;
  /** Credit note requests of its refunds. */
  credit_notes: Sale[];
}

/** → undefined where the shop has no such order. */
export async function wishOfOrder(
  { config, erp, store }: Pick<Worker, 'config' | 'erp' | 'store'>,
  id: number,
): Promise<OrderPreview | undefined> {
  const journal = Journal.copy(config.data);
  try {
    const [{ settings, time_zone: timeZone }, found] = [await store.settings(), await store.ordersById([id])];
    const [order] = found.orders;
    const [broken] = found.broken ?? [];
    if (broken !== undefined) return brokenPreview(broken);
    if (order === undefined) return undefined;
    const signal = new AbortController().signal;
    const mode = { dryRun: true, full: false, onRead: () => undefined };
    const context = { erp, journal, store, settings, timeZone, signal, ...mode };
    // Asked for by hand, so neither its age nor its moment is in the way.
    const wishes = await orderWishes({ ...order, requested: true }, context);
    const wish = wishes.find(({ erpKey }) => erpKey === saleKey(id));
    const creditNotes = wishes.flatMap((one) => (one === wish || one.wanted === undefined ? [] : [one.wanted as Sale]));
    const blocked = wish?.blocked;
    return {
      key: saleKey(id),
      label: wish?.label ?? order.number,
      sale: blocked === undefined ? ((wish?.wanted as Sale | undefined) ?? null) : null,
      state: blocked?.state ?? (wish === undefined ? 'refused' : 'pending'),
      reason: blocked?.reason ?? (wish === undefined ? 'cancelled_unsent' : ''),
      params: blocked?.params ?? {},
      credit_notes: creditNotes,
    };
  } finally {
    journal.close();
  }
}

const brokenPreview = ({ id, detail }: BrokenOrder): OrderPreview => ({
  key: saleKey(id),
  label: String(id),
  sale: null,
  state: 'waiting',
  reason: 'order_broken',
  params: { detail },
  credit_notes: [],
});

export function orderText({ label, sale, reason, params, credit_notes: notes }: OrderPreview): string {
  if (sale === null) return [label, sentence(reason, params)].map(printable).join('\n');
  const { content, payment, state } = sale;
  const { customer } = content;
  const table = new Table({
    head: ['sku', 'article', 'quantity', 'net', 'VAT', 'gross'],
    colAligns: ['left', 'left', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const { sku, name, quantity, net, vat, gross } of content.lines) {
    const rates = vat.map(({ rate, amount }) => `${rate} % ${amount}`).join(', ');
    table.push([sku, name, quantity, net, rates, gross].map(printable));
  }
  const { net, tax, total } = content.totals;
  const above = [
    `${label}: ${content.kind.replace('_', ' ')} (${state}), language ${content.language}`,
    `for ${customer.billing.company || `${customer.billing.first_name} ${customer.billing.last_name}`.trim()} ${customer.unproven ? 'unproven' : customer.tiers_code} <${customer.email}> ${customer.phone}`,
    ...(content.caption ? [`caption: ${content.caption}`] : []),
    ...(content.note ? [`note: ${content.note}`] : []),
  ];
  const below = [
    `net ${net}, VAT ${tax}, total ${total} ${content.currency}; ${payment.paid ? 'paid' : 'to be paid'} (${payment.title})`,
    ...(content.communication ? [`communication: ${content.communication}`] : []),
    ...notes.map(({ key, content: { totals } }) => `credit note ${key}: ${totals.total} ${content.currency}`),
  ];
  return [...above.map(printable), table.toString(), ...below.map(printable)].join('\n');
}
