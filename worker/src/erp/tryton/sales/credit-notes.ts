/**
 * A refund is a sale of Tryton's in which goods are given back: with the parties and addresses of the sale that it belongs to, which is
 * its origin, and negative quantities. Its invoice is the credit note.
 */
import { SaleProblem } from '../../../model/problem.js';
import type { Sale } from '../../../model/sale.js';
import type { Row, Tryton } from '../client/client.js';
import { bookPayment, paidBy } from './payments.js';
import { heldUnder } from './sale-held.js';
import type { SaleOptions } from './sale-options.js';
import { mainOf } from './sale-steps.js';

interface Header {
  party: number;
  contact: number | null;
  invoice_party: number | null;
  shipment_party: number | null;
  invoice_address: number;
  shipment_address: number;
  payment_term: number | null;
}

const copied = [
  ...['party', 'contact', 'invoice_party', 'shipment_party', 'invoice_address', 'shipment_address', 'payment_term'],
] as const satisfies (keyof Header)[];

/**
 * What a credit note has of the sale that it belongs to.
 * @param goodsBack Whether its goods come back into stock.
 * @throws SaleProblem where there is no invoice (yet) that could be credited.
 */
export async function creditHeader(tryton: Tryton, { content }: Sale, goodsBack: boolean): Promise<object> {
  const order = content.order.number;
  const held = await heldUnder(tryton, content.credit_of);
  const sale = mainOf(held);
  if (sale === undefined) throw new SaleProblem('waiting', 'tryton_credit_waits', { order });
  if (!sale.invoices.some(({ state }) => state === 'posted' || state === 'paid')) {
    const isToCome = sale.mark.kind === 'invoice' && sale.invoices.every(({ state }) => state !== 'cancelled');
    throw isToCome
      ? new SaleProblem('waiting', 'tryton_credit_waits', { order })
      : new SaleProblem('refused', 'tryton_credit_of_nothing', { order, number: sale.number });
  }
  const [row] = await tryton.read<Header>('sale.sale', [sale.id], copied);
  return {
    ...without(row),
    origin: `sale.sale,${String(sale.id)}`,
    ...{ invoice_method: 'order', shipment_method: goodsBack ? 'order' : 'manual' },
  };
}

function without(row: Row<Header> | undefined): Partial<Header> {
  if (row === undefined) return {};
  const values: [string, unknown][] = copied.map((name) => [name, row[name]]);
  return Object.fromEntries(values.filter(([, value]) => value !== null)) as Partial<Header>;
}

interface ToSettle {
  /** The credit note, posted. */
  invoice: number;
  put: Sale;
  timeZone: string;
}

/**
 * What the shop's payment paid, the shop has paid back the same way. Whatever else was paid, or is still to be paid, is the
 * bookkeeper's: nobody knows how it is evened out.
 */
export async function bookRefund(
  tryton: Tryton,
  methods: SaleOptions['payment_methods'] = {},
  { invoice, put: { key, content }, timeZone }: ToSettle,
): Promise<void> {
  const method = await paidBy(tryton, content.credit_of);
  if (method === undefined) return;
  const payment = { method, transaction_id: '', paid_at: content.order.date };
  await bookPayment(tryton, methods, { invoice, key, payment, amount: `-${content.totals.total}`, timeZone });
}
