/** A sale as the JSON file that the ERP (or its import program) reads. Its schema: sale.schema.json. */
import { dayIn } from '../../rules/day.js';
import type { Sale } from '../../model/sale.js';

export const saleFormat = 'erp-bridge.sale/1';

/** `timeZone`: of the shop; '': that of this computer. */
export function saleJson(
  { key, state, asked_at, content, payment, comments = [] }: Sale,
  revision: number,
  timeZone = '',
): string {
  const order = { ...content.order, day: dayIn(timeZone, content.order.date) };
  const paid = { ...payment, paid_day: dayIn(timeZone, payment.paid_at) };
  const told = comments.length === 0 ? {} : { comments: comments.map(({ text }) => text) };
  const sale = { format: saleFormat, key, revision, state, asked_at, ...content, order, payment: paid, ...told };
  return `${JSON.stringify(sale, null, 2)}\n`;
}
