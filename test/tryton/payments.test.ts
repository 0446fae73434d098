/** What the shop was paid, booked in a real Tryton: once, whatever dies. */
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { Tryton } from '../../worker/src/erp/tryton/client/client.js';
import { isPaid } from '../../worker/src/erp/tryton/client/paid.js';
import { bookPayment, type ToBook } from '../../worker/src/erp/tryton/sales/payments.js';
import { server } from '../setup/own-tryton.js';
import { WORKER } from './company.js';
import { People } from './people.js';
import { Trade } from './trade.js';

const open = (): Tryton => new Tryton({ url: server.url, database: server.database, ...WORKER });
const tryton = open();
const people = new People(server);
const trade = new Trade(people);
const methods = { '*': 'Carte web', bacs: false, cod: 'Caisse' } as const;

let party = 0;
let product = 0;
let sales = 0;

beforeAll(async () => {
  [party = 0] = await people.add({ name: 'Dupont', code: 'DUPONT', addresses: [{ city: 'Lyon' }] });
  product = await trade.product('Tasse');
  await people.printNoPdf();
});

/** A posted invoice of 24.00, and the payment of it. */
async function invoiced(change: Partial<ToBook> = {}): Promise<ToBook> {
  const key = `sale.${String(++sales)}`;
  const sale = await trade.quotation(party, product, { reference: key });
  await trade.press('sale.sale', 'confirm', sale);
  const payment = { method: 'stripe', transaction_id: `ch_${String(sales)}`, paid_at: '2026-11-28T23:30:00Z' };
  return { invoice: await trade.invoice(sale), key, payment, amount: '24.00', timeZone: 'Europe/Paris', ...change };
}

interface Move {
  date: string;
  description: string;
  'journal.': { rec_name: string };
  'lines.': { debit: string; 'account.': { code: string } }[];
}

/** The payments of an invoice as they stand in the books. */
async function booked(invoice: number): Promise<{ date: string; description: string; amount: string }[]> {
  const ofInvoice = [
    ['origin', '=', `account.invoice,${String(invoice)}`],
    ['lines.account.code', '=', '5121'],
  ];
  const fields = ['date', 'description', 'lines.debit', 'lines.account.code'];
  const moves: Move[] = await people.tryton.search('account.move', ofInvoice, fields, { order: [['id', 'ASC']] });
  return moves.map(({ date, description, 'lines.': lines }) => ({
    date,
    description,
    amount: lines.find(({ 'account.': { code } }) => code === '5121')?.debit ?? '',
  }));
}

interface InvoiceState {
  state: string;
  amount_to_pay: string;
  reconciled: string | null;
}

const stateOf = async (invoice: number): Promise<InvoiceState | undefined> =>
  (await people.tryton.read<InvoiceState>('account.invoice', [invoice], ['state', 'amount_to_pay', 'reconciled']))[0];

it('is booked on the day of the shop, with its transaction, and pays the invoice', async () => {
  const one = await invoiced();
  await bookPayment(tryton, methods, one);
  expect(await booked(one.invoice)).toEqual([
    { date: '2026-11-29', description: `${one.key} stripe ch_1`, amount: '24.00' },
  ]);
  expect(await stateOf(one.invoice)).toMatchObject({ state: 'paid' });
  await bookPayment(open(), methods, one);
  expect(await booked(one.invoice)).toHaveLength(1);
});

it('is booked once by calls at the same moment', async () => {
  const one = await invoiced();
  await Promise.all([tryton, tryton, open(), open()].map((client) => bookPayment(client, methods, one)));
  expect(await booked(one.invoice)).toHaveLength(1);
});

it('waits for the number of a draft', async () => {
  const sale = await trade.quotation(party, product);
  await trade.press('sale.sale', 'confirm', sale);
  const [{ invoices = [] } = {}] = await people.tryton.read<{ invoices: number[] }>('sale.sale', [sale], ['invoices']);
  const one = { ...(await invoiced()), invoice: invoices[0] ?? 0 };
  await bookPayment(tryton, methods, one);
  await trade.post(one.invoice);
  expect(await booked(one.invoice)).toEqual([]);
  await bookPayment(tryton, methods, one);
  expect(await booked(one.invoice)).toHaveLength(1);
});

describe('less than what is to be paid', () => {
  it('is a part of it, once, also by calls at the same moment', async () => {
    const one = await invoiced({ amount: '10.00' });
    await Promise.all([tryton, open(), open()].map((client) => bookPayment(client, methods, one)));
    expect(await booked(one.invoice)).toMatchObject([{ amount: '10.00' }]);
    expect(await stateOf(one.invoice)).toMatchObject({ id: one.invoice, state: 'posted', amount_to_pay: '14.00' });
    await bookPayment(tryton, methods, one);
    expect(await booked(one.invoice)).toHaveLength(1);
  });

  it('is followed by the rest, which is another transaction', async () => {
    const one = await invoiced({ amount: '10.00' });
    await bookPayment(tryton, methods, one);
    const rest = { ...one, amount: '14.00', payment: { ...one.payment, transaction_id: 'ch_rest' } };
    await bookPayment(tryton, methods, rest);
    expect(await booked(one.invoice)).toMatchObject([{ amount: '10.00' }, { amount: '14.00' }]);
    expect(await stateOf(one.invoice)).toMatchObject({ state: 'paid' });
  });

  it('is known though its key begins as another’s, or is written otherwise', async () => {
    const one = await invoiced({ key: 'sale.shop_1.a', amount: '5.00' });
    const others = ['sale.shop-1.a', 'sale.shop_1.A', 'sale.shop_1.a1'];
    await bookPayment(tryton, methods, one);
    for (const key of others) await bookPayment(tryton, methods, { ...one, key });
    expect((await booked(one.invoice)).map(({ description }) => description.split(' ')[0])).toEqual([
      one.key,
      ...others,
    ]);
  });
});

describe('what a person did in Tryton', () => {
  it('is not booked again where it paid the invoice', async () => {
    const one = await invoiced();
    await trade.pay(one.invoice, '24.00');
    await bookPayment(tryton, methods, one);
    expect(await booked(one.invoice)).toHaveLength(1);
  });

  it('is held in words where less is left than the shop received', async () => {
    const one = await invoiced();
    await trade.pay(one.invoice, '20.00', 'partial');
    const params = { paid: '24.00', open: '4.00', currency: 'EUR', invoice: expect.stringMatching(/^F/) as string };
    await expect(bookPayment(tryton, methods, one)).rejects.toMatchObject({
      state: 'held',
      reason: 'tryton_payment_differs',
      params,
    });
    expect(await booked(one.invoice)).toHaveLength(1);
  });

  it('is held where a credit note cancelled the invoice', async () => {
    const one = await invoiced();
    await trade.credit(one.invoice, true);
    await expect(bookPayment(tryton, methods, one)).rejects.toMatchObject({
      state: 'held',
      reason: 'tryton_payment_differs',
    });
    expect(await booked(one.invoice)).toEqual([]);
  });
});

describe('the payment method', () => {
  it('is missing in words, in the configuration or in Tryton, and the payment follows', async () => {
    const one = await invoiced();
    const refused = { state: 'refused', reason: 'tryton_payment_unmapped', params: { gateway: 'stripe' } };
    await expect(bookPayment(tryton, { bacs: 'Carte web' }, one)).rejects.toMatchObject(refused);
    await expect(bookPayment(tryton, { stripe: 'Stripe' }, one)).rejects.toMatchObject({
      ...{ state: 'refused', reason: 'tryton_no_payment_method', params: { name: 'Stripe', gateway: 'stripe' } },
    });
    await bookPayment(tryton, { stripe: 'Carte web' }, one);
    expect(await booked(one.invoice)).toHaveLength(1);
  });

  it('is none of what every object has', async () => {
    const one = await invoiced();
    const payment = { ...one.payment, method: 'constructor' };
    await expect(bookPayment(tryton, {}, { ...one, payment })).rejects.toMatchObject({
      reason: 'tryton_payment_unmapped',
    });
  });

  it('can say that the bookkeeper books those', async () => {
    const one = await invoiced();
    await bookPayment(tryton, methods, { ...one, payment: { ...one.payment, method: 'bacs' } });
    expect(await booked(one.invoice)).toEqual([]);
  });
});

describe('whatever dies', () => {
  it('is booked once where trytond is killed at any moment of it', async () => {
    for (const ms of [0, 10, 25, 40, 60, 80, 120, 200, 300]) {
      const one = await invoiced();
      const dead = bookPayment(tryton, methods, one).catch((error: unknown) => error);
      await wait(ms);
      server.kill();
      await dead;
      await server.start();
      await bookPayment(open(), methods, one);
      expect(await booked(one.invoice)).toMatchObject([{ amount: '24.00' }]);
      // Between two transactions of trytond's it is not marked as paid yet (test/tryton/paid.test.ts).
      expect(await stateOf(one.invoice)).toSatisfy(isPaid);
    }
  }, 120_000);

  it('is booked once where a worker died with its call in flight', async () => {
    for (const ms of [0, 20, 50, 80, 120]) {
      const one = await invoiced({ amount: ms === 50 ? '10.00' : '24.00' });
      const dying = bookPayment(open(), methods, one);
      await wait(ms);
      await bookPayment(open(), methods, one);
      await dying;
      expect(await booked(one.invoice)).toMatchObject([{ amount: one.amount }]);
    }
  }, 120_000);
});
