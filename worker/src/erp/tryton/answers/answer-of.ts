/** What Tryton's sales, invoices and shipments say of a sale of the shop: one answer a key. */
import Big from 'big.js';
import type { SaleKind, SaleState, TakenBack } from '../../../model/sale.js';
import { sum } from '../../../rules/sales/money.js';
import type { InvoiceRow, SaleRow } from './answer-rows.js';
import { positive } from '../client/credits.js';
import { markIn } from '../sales/sale-mark.js';
import { isSetAside } from '../sales/sale-reference.js';

type Said = Pick<SaleState, 'number' | 'state' | 'date' | 'dueDate' | 'total' | 'paid'>;

const furthest = ['cancelled', 'draft', 'quotation', 'confirmed', 'processing', 'done'];

/** @param rows All sales that have the key, or had it before they were set aside. */
export function answerOf(key: string, rows: readonly SaleRow[]): SaleState | TakenBack {
  const [sale] = rows
    .filter(({ reference, state }) => !isSetAside(reference) && state !== 'cancelled')
    .filter((row) => markIn(row['attachments.']) !== undefined)
    .sort((a, b) => furthest.indexOf(b.state) - furthest.indexOf(a.state) || a.id - b.id);
  const type = sale && markIn(sale['attachments.'])?.mark.kind;
  if (sale === undefined || type === undefined) return { key, withdrawn: true };
  const said = ofKind[type](sale);
  if (said === undefined) return { key, withdrawn: true };
  return { key, type, ...said, currency: sale['currency.'].code, stockOut: stockOutOf(sale) };
}

const ofKind: Record<SaleKind, (sale: SaleRow) => Said | undefined> = {
  order: saidOfOrder,
  delivery_note: saidOfDelivery,
  invoice: saidOfInvoices,
  credit_note: saidOfInvoices,
};

const none: Said = { number: '', state: 'draft', date: '', dueDate: '', total: '', paid: undefined };

const isOpen = ({ state }: SaleRow): boolean => state === 'draft' || state === 'quotation';

function saidOfOrder(sale: SaleRow): Said {
  return {
    ...none,
    ...{ number: sale.number ?? '', state: isOpen(sale) ? 'draft' : 'final' },
    ...{ date: sale.sale_date ?? '', total: positive(sale.total_amount) },
    paid: paidIfInvoiced(sale),
  };
}

/** Before the goods have left there is no delivery note. */
function saidOfDelivery(sale: SaleRow): Said | undefined {
  if (isOpen(sale)) return none;
  const [first] = sale['shipments.'].filter(({ state }) => state === 'done').sort(byNumber);
  if (first === undefined) return undefined;
  const [number, date] = [first.number ?? '', first.effective_date ?? ''];
  return { ...none, number, state: 'final', date, paid: paidIfInvoiced(sale) };
}

function saidOfInvoices(sale: SaleRow): Said | undefined {
  const final = sale['invoices.'].filter(isFinal).sort(byNumber);
  const [first, another] = final.some(isValid) ? final.filter(isValid) : final;
  const isGone = sale['invoices.'].length > 0 && sale['invoices.'].every(({ state }) => state === 'cancelled');
  if (first === undefined) return isGone ? undefined : { ...none, total: positive(sale.total_amount) };
  return {
    ...{ number: first.number ?? '', state: 'final', date: first.invoice_date ?? '' },
    dueDate: final.flatMap(({ due }) => due).sort()[0] ?? '',
    // One of several, or to be several, is not what the shop sold.
    total: positive(another || sale.invoice_method === 'shipment' ? sale.total_amount : first.total_amount),
    paid: isAllPaid(sale),
  };
}

/** The customer has it: also an invoice that a credit note cancelled. */
const isFinal = (invoice: InvoiceRow): boolean =>
  isValid(invoice) || (invoice.state === 'cancelled' && invoice.isCredited);

const isValid = ({ state }: InvoiceRow): boolean => state === 'posted' || state === 'paid';

/** Before anything is posted there is nothing that could be paid. */
const paidIfInvoiced = (sale: SaleRow): boolean | undefined =>
  sale['invoices.'].some(isValid) ? isAllPaid(sale) : undefined;

/** All that was sold is invoiced, and all of that is paid. */
function isAllPaid({ 'invoices.': invoices, total_amount: total }: SaleRow): boolean {
  const alive = invoices.filter(({ state }) => state !== 'cancelled');
  if (alive.length === 0 || !alive.every(({ isPaid }) => isPaid)) return false;
  // Each of several is rounded on its own.
  const missing = Big(total).minus(sum(alive.map(({ total_amount: amount }) => amount)));
  return missing.abs().lte(Big('0.01').times(alive.length - 1));
}

/** A shipment that was cancelled, and not made anew on purpose, counts as sent to Tryton. */
function stockOutOf({ shipment_state: state, 'shipments.': shipments }: SaleRow): boolean | undefined {
  if (state === 'none') return undefined;
  return state === 'sent' && shipments.some((shipment) => shipment.state === 'done');
}

const byNumber = (a: { id: number }, b: { id: number }): number => a.id - b.id;
