/**
 * What the shop was paid, as payments of Tryton's invoices, by its payment wizard; each once, whatever dies meanwhile. Which payment of
 * the shop one is stands in the description of its move.
 */
import { setTimeout as wait } from 'node:timers/promises';
import Big from 'big.js';
import { SaleProblem } from '../../../model/problem.js';
import type { SalePayment } from '../../../model/sale.js';
import { dayIn } from '../../../rules/day.js';
import type { Row, Tryton } from '../client/client.js';
import { TrytonError } from '../client/errors.js';
import { payByWizard } from './pay-wizard.js';
import type { PaymentMethods } from './sale-options.js';

/** A payment to book. */
export interface ToBook {
  invoice: number;
  /** Of the sale that was paid, or of the refund. */
  key: string;
  payment: Pick<SalePayment, 'method' | 'transaction_id' | 'paid_at'>;
  /** Below zero where it is paid back. */
  amount: string;
  /** The shop's; '': that of this computer. */
  timeZone: string;
}

type Invoice = Row<{
  state: string;
  number: string | null;
  amount_to_pay: string;
  'currency.': { id: number; code: string; digits: number };
  _timestamp: string;
}>;

type Booking = { booked: true } | { amount: Big; isPart: boolean };

/** Where somebody else is faster, Tryton books nothing, and it is looked at again. */
const tries = 3;

/**
 * Books what the shop was paid, where that is not booked yet and the invoice is still to be paid. A draft waits for its number.
 * @throws SaleProblem where a person has to look at it; nothing is booked then.
 */
export async function bookPayment(tryton: Tryton, methods: PaymentMethods, toBook: ToBook): Promise<void> {
  for (let failed = 0; ;) {
    const invoice = await invoiceOf(tryton, toBook.invoice);
    const step = bookingOf(invoice, await bookedOf(tryton, toBook.key), toBook);
    if ('booked' in step) return;
    const method = await methodFor(tryton, methods, toBook.payment.method);
    if (method === undefined) return;
    if (step.isPart && (await wasWarm(tryton, invoice))) continue;
    try {
      await payByWizard(tryton, {
        ...{ invoice: invoice.id, currency: invoice['currency.'], timestamp: invoice._timestamp },
        ...{ amount: step.amount.toFixed(), method, description: markOf(toBook) },
        date: dayIn(toBook.timeZone, toBook.payment.paid_at || tryton.rpc.now().toISOString()),
      });
      return;
    } catch (error) {
      if (!(error instanceof TrytonError) || ++failed === tries) throw error;
    }
  }
}

/** What is to be booked, from what Tryton has already. */
export function bookingOf(invoice: Invoice, booked: readonly string[], toBook: ToBook): Booking {
  const amount = Big(toBook.amount);
  const open = Big(invoice.amount_to_pay);
  if (amount.eq(0) || booked.includes(markOf(toBook))) return { booked: true };
  // Paid by hand in Tryton, or not there to be paid yet.
  if (invoice.state !== 'cancelled' && open.eq(0)) return { booked: true };
  const isPart = amount.abs().lt(open.abs());
  const fits = invoice.state === 'posted' && amount.gt(0) === open.gt(0) && (isPart || amount.eq(open));
  if (fits) return { amount, isPart };
  throw new SaleProblem('held', 'tryton_payment_differs', {
    ...{ paid: toBook.amount, open: invoice.amount_to_pay, currency: invoice['currency.'].code },
    invoice: invoice.number ?? '',
  });
}

const noGateway = '-';

/** Names a payment of the shop; a sale that is paid a second time has another transaction. */
const markOf = ({ key, payment: { method, transaction_id } }: Pick<ToBook, 'key' | 'payment'>): string =>
  `${key} ${method || noGateway} ${transaction_id}`.replace(/\s+/g, ' ').trim();

/** How the payments of this key are described, whatever invoice they were booked on: it may have been replaced by another. */
async function bookedOf(tryton: Tryton, key: string): Promise<string[]> {
  // Another company's shop counts its orders from 1, too.
  const ofInvoices = [
    ['company', '=', await tryton.inCompany()],
    ['description', 'like', `${key} %`],
    ['origin', 'like', 'account.invoice,%'],
  ];
  const moves = await tryton.search<{ description: string }>('account.move', ofInvoices, ['description']);
  // “like” knows no case, and takes _ for any letter.
  return moves.map(({ description }) => description).filter((text) => text.startsWith(`${key} `));
}

/** By which gateway the sale with this key was paid, where that is booked. */
export async function paidBy(tryton: Tryton, key: string): Promise<string | undefined> {
  const [first] = await bookedOf(tryton, key);
  const gateway = first?.split(' ')[1];
  return gateway === noGateway ? '' : gateway;
}

async function invoiceOf(tryton: Tryton, id: number): Promise<Invoice> {
  const fields = ['state', 'number', 'amount_to_pay', 'currency.code', 'currency.digits', '_timestamp'];
  const [row] = await tryton.read<Omit<Invoice, 'id'>>('account.invoice', [id], fields);
  if (row === undefined) throw new Error(`Tryton has no invoice ${String(id)}`);
  return row;
}

/** → undefined where the configuration says that payments by this gateway are not booked. */
async function methodFor(tryton: Tryton, methods: PaymentMethods, gateway: string): Promise<number | undefined> {
  const name = [gateway, '*'].filter((word) => Object.hasOwn(methods, word)).map((word) => methods[word])[0];
  if (name === false) return undefined;
  if (name === undefined) throw new SaleProblem('refused', 'tryton_payment_unmapped', { gateway });
  const ours = [
    ['name', '=', name],
    ['company', '=', await tryton.inCompany()],
  ];
  const [found] = await tryton.search('account.invoice.payment.method', ours, ['id'], { limit: 1 });
  if (found === undefined) throw new SaleProblem('refused', 'tryton_no_payment_method', { name, gateway });
  return found.id;
}

/** On SQLite Tryton tells only by the second whether a record changed. That is enough where it pays the whole: then it does so once. */
async function wasWarm(tryton: Tryton, { _timestamp: changed }: Invoice): Promise<boolean> {
  const isWarm = !changed.includes('.') && tryton.rpc.now().getTime() - Number(changed) * 1000 < 2000;
  if (isWarm) await wait(500);
  return isWarm;
}
