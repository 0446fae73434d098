/** `erp-bridge preview order 123`: the document that one order would become, or why it becomes none. Nothing is written. */
import Table from 'cli-table3';
import type { Sale } from '../model/sale.js';
import { Journal } from '../journal/journal.js';
import { collect } from '../lanes/collect-order.js';
import { printable } from '../platform/printable.js';
import { sentence } from '../reasons/reasons.js';
import { saleKey } from '../model/order-key.js';
import { decide } from '../rules/sales/decide.js';
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
  { config, erp, store, sources: [shop] }: Pick<Worker, 'config' | 'erp' | 'store' | 'sources'>,
  id: number,
): Promise<OrderPreview | undefined> {
  if (shop === undefined) return undefined;
  const journal = Journal.copy(config.data);
  try {
    const { settings, shop: place } = await store.settings();
    const { orders, broken } = await shop.orders([String(id)]);
    if (broken[0] !== undefined) return brokenPreview(saleKey(shop.name, id), broken[0]);
    const [order] = orders;
    if (order === undefined) return undefined;
    const known = await collect(shop, { id, isThere: true }, { journal, erp, settings, shop: place });
    // Asked for by hand, so neither its age nor its moment is in the way.
    const { wishes } = decide({ order: { ...order, requested: true } }, known);
    const wish = wishes.find(({ erpKey }) => erpKey === known.key);
    const creditNotes = wishes.flatMap((one) => (one === wish || one.wanted === undefined ? [] : [one.wanted as Sale]));
    const blocked = wish?.blocked;
    return {
      key: known.key,
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

const brokenPreview = (key: string, { id, detail }: BrokenOrder): OrderPreview => ({
  key,
  label: id,
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
