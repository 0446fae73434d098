/** What becomes of the shop's refunds in a real Tryton (article 3). */
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TrytonOptions } from '../../worker/src/erp/tryton/adapter.js';
import type { Sale, SaleLine, SaleState } from '../../worker/src/model/sale.js';
import { testSale, type SaleChange } from '../fixtures/sale.js';
import { server } from '../setup/own-tryton.js';
import { dyingBefore } from './dying.js';
import { books, erp, line, people, problem, put, sale, trade } from './selling.js';

beforeAll(() => people.printNoPdf());

const booking: Partial<TrytonOptions> = { sales: { payment_methods: { '*': 'Carte web' } } };
const stripe = { paid: true, paid_at: '2026-11-26T10:00:00Z', method: 'stripe', transaction_id: 'ch_1' };
const cup = (quantity: string, net: string, tax: string): SaleLine =>
  line({ quantity, net, vat: [{ rate: '20', label: 'TVA', amount: tax }] });

let last = 0;
/** Of one T-shirt: 12.00, unless it is said otherwise. */
function refund(of: Sale, { content, ...change }: SaleChange = {}): Sale {
  last += 1;
  const lines = [cup('1', '10.00', '2.00')];
  return testSale({
    ...{ key: `refund.${String(last)}`, ...change },
    payment: { method: '', title: '' },
    content: {
      ...{ kind: 'credit_note', credit_of: of.key, caption: '', communication: '', reason: 'Trop petit', lines },
      ...{ order: { ...of.content.order, date: '2026-11-28T10:00:00Z' } },
      ...{ internal_note: 'Trop petit', totals: { net: '10.00', tax: '2.00', total: '12.00' }, ...content },
    },
  });
}

async function sold(change: SaleChange = {}): Promise<Sale> {
  const one = sale(change);
  await put(one, booking);
  return one;
}

const paid = (): Promise<Sale> => sold({ payment: stripe });

interface Payment {
  description: string;
  date: string;
}
const payments = (key: string): Promise<Payment[]> =>
  people.tryton.search('account.move', [['description', 'like', `${key} %`]], ['description', 'date']);

/** What a person sees of it. */
async function linked(key: string): Promise<{ origin: string; 'shipment_returns.': { state: string }[] } | undefined> {
  const fields = ['origin', 'shipment_returns.state'];
  const [row] = await people.tryton.search<{ origin: string; 'shipment_returns.': { state: string }[] }>(
    ...(['sale.sale', [['reference', '=', key]], fields] as const),
  );
  return row;
}

async function answerOf(key: string): Promise<SaleState | undefined> {
  const read = erp().answers.read();
  for (;;) {
    const { done, value } = await read.next();
    if (done) return undefined;
    if (value.key === key && 'number' in value) return value;
  }
}

/** Tryton says it with and without its decimals. */
const nothing = expect.stringMatching(/^0(\.00)?$/) as unknown;

describe('a refund of an invoice that was paid in the shop', () => {
  it('is a credit note of that much, paid back the same way, and leads to the sale', async () => {
    const of = await paid();
    const one = refund(of, { content: { order: { ...of.content.order, date: '2026-11-27T23:30:00Z' } } });
    expect(await put(one, booking, 'Europe/Paris')).toEqual({ revision: 1, done: 'created' });
    const original = await books.one(of.key);
    const held = await books.one(one.key);
    expect(held).toMatchObject({
      ...{ state: 'done', sale_date: '2026-11-28', description: 'Trop petit', total_amount: '-12.00' },
      ...{ 'party.': original['party.'], 'invoice_address.': original['invoice_address.'], 'shipments.': [] },
      'lines.': [{ quantity: -1, unit_price: '10', description: 'Tasse' }],
      'invoices.': [{ state: 'paid', total_amount: '-12.00', amount_to_pay: nothing, invoice_date: '2026-11-28' }],
    });
    expect(held['invoices.'][0]?.number).toMatch(/^A/);
    expect(await payments(one.key)).toMatchObject([{ description: `${one.key} stripe`, date: '2026-11-28' }]);
    expect(await linked(one.key)).toMatchObject({
      origin: `sale.sale,${String(original.id)}`,
      'shipment_returns.': [],
    });
    expect(await answerOf(one.key)).toMatchObject({
      ...{ type: 'credit_note', state: 'final', total: '12.00', paid: true, stockOut: undefined },
      number: held['invoices.'][0]?.number,
    });
    expect(await put(one, booking)).toEqual({ revision: 1, done: 'unchanged' });
    expect(await payments(one.key)).toHaveLength(1);
  });

  it('in several parts is several credit notes, also of an amount alone', async () => {
    const of = await paid();
    const amount: SaleLine = {
      ...{ ...line({}), kind: 'refund', product_id: 0, name: 'Geste commercial', net: '4.17', gross: '5.00' },
      vat: [{ rate: '20', label: 'TVA', amount: '0.83' }],
    };
    const parts = [
      refund(of),
      refund(of, { content: { lines: [amount], totals: { net: '4.17', tax: '0.83', total: '5.00' } } }),
    ];
    for (const part of parts) await put(part, booking);
    for (const part of parts)
      expect((await books.one(part.key))['invoices.']).toMatchObject([
        { state: 'paid', total_amount: `-${part.content.totals.total}` },
      ]);
    expect((await books.one(of.key))['invoices.']).toMatchObject([{ state: 'paid', total_amount: '30.00' }]);
  });

  it('brings goods back where the configuration says so, and only then', async () => {
    const one = refund(await paid());
    await put(one, { sales: { ...booking.sales, goods_back: true } });
    expect(await linked(one.key)).toMatchObject({ 'shipment_returns.': [{ state: 'draft' }] });
    expect(await books.one(one.key)).toMatchObject({ state: 'processing', 'invoices.': [{ state: 'paid' }] });
  });
});

describe('a refund of an invoice that the shop was not paid', () => {
  it('stays open beside it', async () => {
    const of = await sold();
    const one = refund(of);
    await put(one, booking);
    expect((await books.one(one.key))['invoices.']).toMatchObject([{ state: 'posted', amount_to_pay: '-12.00' }]);
    expect((await books.one(of.key))['invoices.']).toMatchObject([{ state: 'posted', amount_to_pay: '30.00' }]);
    expect(await answerOf(one.key)).toMatchObject({ state: 'final', paid: false });
  });

  it('is the bookkeeper’s to pay back, where he booked the payment', async () => {
    const of = await sold();
    const [row] = await people.tryton.search('account.invoice', [['sales.reference', '=', of.key]], ['id']);
    await trade.pay(row?.id ?? 0, '30.00');
    const one = refund(of);
    await put(one, booking);
    expect((await books.one(one.key))['invoices.']).toMatchObject([{ state: 'posted', amount_to_pay: '-12.00' }]);
  });
});

describe('a refund of what is not invoiced', () => {
  it('waits for the sale, and for its invoice', async () => {
    const of = sale({ state: 'draft' });
    const one = refund(of);
    const waits = { state: 'waiting', reason: 'tryton_credit_waits', params: { order: '123' } };
    expect(await problem(one)).toMatchObject(waits);
    await put(of);
    expect(await problem(one)).toMatchObject(waits);
    expect(await books.of(one.key)).toEqual([]);
    await put({ ...of, state: 'final' });
    await put(one);
    expect((await books.one(one.key))['invoices.']).toMatchObject([{ state: 'posted' }]);
  });

  it('is refused in words where an order was asked for, until somebody invoices it', async () => {
    const of = await sold({ content: { kind: 'order' } });
    const one = refund(of);
    const { id, number } = await books.one(of.key);
    expect(await problem(one)).toMatchObject({
      ...{ state: 'refused', reason: 'tryton_credit_of_nothing', params: { order: '123', number: number ?? '' } },
    });
    await trade.invoice(id);
    await put(one);
    expect((await books.one(one.key))['invoices.']).toMatchObject([{ state: 'posted', total_amount: '-12.00' }]);
  });
});

describe('a draft', () => {
  it('changes nothing until it is final, and is withdrawn with its refund', async () => {
    const one = refund(await paid(), { state: 'draft' });
    await put(one, booking);
    expect(await books.one(one.key)).toMatchObject({ state: 'quotation', 'invoices.': [] });
    await put({ ...one, state: 'withdrawn' }, booking);
    expect(await books.one(one.key)).toMatchObject({ state: 'cancelled' });
    await put({ ...one, state: 'final' }, booking);
    expect((await books.one(one.key))['invoices.']).toMatchObject([{ state: 'paid' }]);
    expect(await problem({ ...one, state: 'withdrawn' })).toMatchObject({ reason: 'tryton_final_withdrawn' });
  });
});

describe('amounts', () => {
  it.each([
    ['thirds', [cup('3', '9.99', '2.00')], ['9.99', '2.00', '11.99']],
    ['half a cent of VAT', [cup('1', '4.17', '0.83'), cup('2', '8.33', '1.67')], ['12.50', '2.50', '15.00']],
    ['no VAT', [line({ net: '7.00', vat: [], gross: '7.00' })], ['7.00', '0.00', '7.00']],
  ] as [string, SaleLine[], [string, string, string]][])(
    'of %s are the shop’s to the cent',
    async (_, lines, totals) => {
      const [net, tax, total] = totals;
      const one = refund(await paid(), { content: { lines, totals: { net, tax, total } } });
      await put(one, booking);
      expect(await books.one(one.key)).toMatchObject({
        ...{ untaxed_amount: `-${net}`, total_amount: `-${total}` },
        'invoices.': [{ total_amount: `-${total}`, state: 'paid' }],
      });
    },
  );

  it('that Tryton computes otherwise are held, or evened out by a line that everybody sees', async () => {
    const lines = [cup('1', '10.00', '2.01')];
    const totals = { net: '10.00', tax: '2.01', total: '12.01' };
    const one = refund(await paid(), { content: { lines, totals } });
    expect(await problem(one, booking)).toMatchObject({ state: 'held', reason: 'tryton_other_total' });
    await put(one, { sales: { ...booking.sales, rounding_line: true } });
    expect((await books.one(one.key))['invoices.']).toMatchObject([{ total_amount: '-12.01', state: 'paid' }]);
  });
});

describe('whatever dies', () => {
  it('there is one credit note, paid back once: before each call of a worker', async () => {
    const of = await paid();
    for (let step = 1; ; step++) {
      const one = refund(of);
      const died = await dyingBefore(step, () => put(one, booking));
      await put(one, booking);
      expect((await books.one(one.key))['invoices.']).toMatchObject([{ state: 'paid', total_amount: '-12.00' }]);
      expect(await payments(one.key)).toHaveLength(1);
      if (!died) break;
    }
  }, 180_000);

  it('there is one credit note, paid back once: trytond, at any moment', async () => {
    const of = await paid();
    for (const ms of [50, 150, 300, 450, 600, 800]) {
      const one = refund(of);
      const dead = put(one, booking).catch((error: unknown) => error);
      await wait(ms);
      server.kill();
      await dead;
      await server.start();
      await put(one, booking);
      // That it is paid Tryton may have had no time to mark (test/tryton/paid.test.ts).
      const paidBack = { total_amount: '-12.00', amount_to_pay: '0.00' };
      expect((await books.one(one.key))['invoices.']).toMatchObject([paidBack]);
      expect(await payments(one.key)).toHaveLength(1);
    }
  }, 180_000);

  it('there is one credit note where it is put several times at the same moment', async () => {
    const one = refund(await paid());
    const { sales } = erp(booking);
    await Promise.all([1, 2, 3].map(() => sales.put(one, 'UTC')));
    expect((await books.one(one.key))['invoices.']).toMatchObject([{ state: 'paid' }]);
    expect(await payments(one.key)).toHaveLength(1);
  });
});

describe('the payment of an invoice that somebody posts later', () => {
  it('is booked when the draft is put again', async () => {
    const one = sale({ state: 'draft', payment: stripe });
    await put(one, booking);
    const { id } = await books.one(one.key);
    await trade.press('sale.sale', 'confirm', id);
    await trade.invoice(id);
    expect(await answerOf(one.key)).toMatchObject({ state: 'final', paid: false });
    expect(await put(one, booking)).toMatchObject({ done: 'unchanged' });
    expect((await books.one(one.key))['invoices.']).toMatchObject([{ state: 'paid' }]);
    expect(await payments(one.key)).toHaveLength(1);
  });
});
