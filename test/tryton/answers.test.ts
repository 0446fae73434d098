/** What a real Tryton answers to the shop's sales. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '../../worker/src/erp/port.js';
import { TrytonErp } from '../../worker/src/erp/tryton/adapter.js';
import { madeFrom, written } from '../../worker/src/erp/tryton/sales/sale-mark.js';
import { setAside } from '../../worker/src/erp/tryton/sales/sale-reference.js';
import { day, decimal } from '../../worker/src/erp/tryton/client/values.js';
import { isTakenBack, type SaleKind, type SaleState, type TakenBack } from '../../worker/src/model/sale.js';
import { testSale } from '../fixtures/sale.js';
import { server } from '../setup/own-tryton.js';
import { WORKER } from './company.js';
import { People } from './people.js';
import { today, Trade } from './trade.js';

const open = (): TrytonErp => new TrytonErp({ url: server.url, database: server.database, ...WORKER });
const erp = open();
const people = new People(server);
const trade = new Trade(people);
const { tryton } = people;

let party = 0;
let product = 0;
let last = 0;

beforeAll(async () => {
  [party = 0] = await people.add({ name: 'Dupont', code: 'DUPONT', addresses: [{ city: 'Lyon' }] });
  product = await trade.product('Tasse');
  await people.printNoPdf();
});

type Answers = Reading & { said: Map<string, SaleState | TakenBack> };

async function reading(since?: string, from = erp): Promise<Answers> {
  const said = new Map<string, SaleState | TakenBack>();
  const read = from.answers.read(since);
  for (;;) {
    const { done, value } = await read.next();
    if (done) return { ...value, said };
    expect(said.has(value.key)).toBe(false);
    said.set(value.key, value);
  }
}

const answer = async (key: string): Promise<SaleState | TakenBack | undefined> => (await reading()).said.get(key);

interface Put {
  key: string;
  sale: number;
}

/** A quotation of 24.00, as the worker makes one. */
async function put(kind: SaleKind = 'invoice', more: object = {}): Promise<Put> {
  const key = `sale.${String(++last)}`;
  const mark = { ...madeFrom(testSale({ key, content: { kind } })), hash: 'x', revision: 1 };
  const attachments = [['create', [{ type: 'data', ...written(mark) }]]];
  return { key, sale: await trade.quotation(party, product, { reference: key, attachments, ...more }) };
}

async function confirmed(kind: SaleKind = 'invoice', more: object = {}): Promise<Put> {
  const one = await put(kind, more);
  await trade.press('sale.sale', 'confirm', one.sale);
  return one;
}

const idsOf = async (sale: number, field: string): Promise<number[]> =>
  (await tryton.read<Record<string, number[]>>('sale.sale', [sale], [field]))[0]?.[field] ?? [];
const numberOf = async (model: string, id: number): Promise<string> =>
  (await tryton.read<{ number: string }>(model, [id], ['number']))[0]?.number ?? '';

/** Only so many of the two pieces leave with the next shipment. */
async function shipPart(sale: number, quantity: number): Promise<void> {
  const shipments = await tryton.search<{ inventory_moves: number[] }>(
    'stock.shipment.out',
    [
      ['id', 'in', await idsOf(sale, 'shipments')],
      ['state', '=', 'waiting'],
    ],
    ['inventory_moves'],
  );
  for (const { id, inventory_moves: moves } of shipments) {
    await tryton.write('stock.move', moves, { quantity });
    for (const button of ['assign_force', 'pick', 'pack', 'done']) await trade.press('stock.shipment.out', button, id);
  }
}

describe('an invoice', () => {
  it('is a draft until it is posted, and paid when all of it is paid', async () => {
    const { key, sale } = await put();
    const draft = { key, type: 'invoice', state: 'draft', number: '', currency: 'EUR', total: '24.00' };
    expect(await answer(key)).toMatchObject({ ...draft, stockOut: undefined });
    await trade.press('sale.sale', 'confirm', sale);
    expect(await answer(key)).toMatchObject({ ...draft, stockOut: false });
    const invoice = await trade.invoice(sale);
    const final = {
      ...{ key, type: 'invoice', number: await numberOf('account.invoice', invoice), state: 'final' },
      ...{ date: today(), dueDate: today(), total: '24.00', currency: 'EUR', paid: false, stockOut: false },
    };
    expect(await answer(key)).toEqual(final);
    await trade.pay(invoice, '10.00', 'partial');
    expect(await answer(key)).toEqual(final);
    await trade.pay(invoice, '14.00');
    expect(await answer(key)).toEqual({ ...final, dueDate: '', paid: true });
  });

  it('that somebody cancelled is taken back; one that a credit note cancelled is final, and was not paid', async () => {
    const one = await confirmed();
    await trade.press('account.invoice', 'cancel', (await idsOf(one.sale, 'invoices'))[0] ?? 0);
    expect(await answer(one.key)).toEqual({ key: one.key, withdrawn: true });
    const other = await confirmed();
    const invoice = await trade.invoice(other.sale);
    await trade.credit(invoice, true);
    const number = await numberOf('account.invoice', invoice);
    expect(await answer(other.key)).toMatchObject({ number, state: 'final', paid: false, total: '24.00' });
  });

  it('of several is that of the first, with the total of the sale, and paid when all are', async () => {
    const { key, sale } = await confirmed('invoice', { invoice_method: 'shipment' });
    expect(await answer(key)).toMatchObject({ state: 'draft', number: '' });
    await shipPart(sale, 1);
    const [first = 0] = await idsOf(sale, 'invoices');
    await trade.post(first);
    const number = await numberOf('account.invoice', first);
    await trade.pay(first, '12.00');
    expect(await answer(key)).toMatchObject({ state: 'final', number, total: '24.00', paid: false, stockOut: false });
    await shipPart(sale, 1);
    const [second = 0] = (await idsOf(sale, 'invoices')).filter((id) => id !== first);
    expect(await answer(key)).toMatchObject({ number, paid: false, stockOut: true });
    await trade.post(second);
    expect(await answer(key)).toMatchObject({ number, total: '24.00', paid: false });
    await trade.pay(second, '12.00');
    expect(await answer(key)).toMatchObject({ number, total: '24.00', paid: true, stockOut: true });
  });
});

describe('another document', () => {
  it('is the order, once it is confirmed', async () => {
    const { key, sale } = await put('order');
    const number = await numberOf('sale.sale', sale);
    expect(await answer(key)).toMatchObject({ type: 'order', number, state: 'draft', total: '24.00' });
    await trade.press('sale.sale', 'confirm', sale);
    expect(await answer(key)).toMatchObject({ type: 'order', number, state: 'final', date: today(), paid: undefined });
    await trade.invoice(sale);
    expect(await answer(key)).toMatchObject({ type: 'order', number, paid: false });
  });

  it('is the delivery note, once the goods have left', async () => {
    const { key, sale } = await put('delivery_note');
    expect(await answer(key)).toMatchObject({ type: 'delivery_note', state: 'draft' });
    await trade.press('sale.sale', 'confirm', sale);
    expect(await answer(key)).toEqual({ key, withdrawn: true });
    await trade.ship(sale);
    const number = await numberOf('stock.shipment.out', (await idsOf(sale, 'shipments'))[0] ?? 0);
    const final = { type: 'delivery_note', number, state: 'final', date: today(), stockOut: true, paid: undefined };
    expect(await answer(key)).toMatchObject({ ...final, total: '', currency: 'EUR' });
  });

  it('is the credit note, with positive amounts', async () => {
    const tax = await people.id(
      'account.tax',
      ['name', '=', 'T.V.A. Vente de biens Taux Normal'],
      ['parent', '=', null],
    );
    const line = { type: 'line', product, unit: await people.id('product.uom', ['symbol', '=', 'u']), quantity: -1 };
    const lines = [['create', [{ ...line, unit_price: decimal('10'), taxes: [['add', [tax]]] }]]];
    const { key, sale } = await confirmed('credit_note', { lines, shipment_method: 'manual' });
    expect(await answer(key)).toMatchObject({ type: 'credit_note', state: 'draft', total: '12.00' });
    const invoice = await trade.invoice(sale);
    const number = await numberOf('account.invoice', invoice);
    expect(await answer(key)).toMatchObject({
      number,
      state: 'final',
      total: '12.00',
      paid: false,
      stockOut: undefined,
    });
    await trade.pay(invoice, '-12.00');
    expect(await answer(key)).toMatchObject({ paid: true });
  });
});

describe('goods', () => {
  it('have left when all of them have', async () => {
    const { key, sale } = await confirmed();
    expect(await answer(key)).toMatchObject({ stockOut: false });
    await shipPart(sale, 1);
    expect(await answer(key)).toMatchObject({ stockOut: false });
    await shipPart(sale, 1);
    expect(await answer(key)).toMatchObject({ stockOut: true });
  });

  it('have not left where the shipment was cancelled', async () => {
    const { key, sale } = await confirmed();
    await trade.press('stock.shipment.out', 'cancel', (await idsOf(sale, 'shipments'))[0] ?? 0);
    expect(await answer(key)).toMatchObject({ stockOut: false });
  });
});

describe('whose sale it is', () => {
  it('is not said by a reference alone: what somebody typed or duplicated is no answer', async () => {
    const own = await trade.quotation(party, product, { reference: `sale.${String(++last)}` });
    await trade.press('sale.sale', 'confirm', own);
    await trade.invoice(own);
    expect(await answer(`sale.${String(last)}`)).toEqual({ key: `sale.${String(last)}`, withdrawn: true });
    const { key, sale } = await put();
    const [copy = 0] = await tryton.on<number[]>('sale.sale', 'copy', [[sale]]);
    await trade.press('sale.sale', 'quote', copy);
    await trade.press('sale.sale', 'confirm', copy);
    expect(await answer(key)).toMatchObject({ state: 'draft', stockOut: undefined });
  });

  it('is said by the whole key', async () => {
    const { key, sale } = await confirmed();
    await tryton.write('sale.sale', [sale], { reference: `${key}0` });
    await tryton.write('sale.sale', [(await put()).sale], { reference: `x${key}` });
    const { said } = await reading();
    expect([said.has(key), said.has(`x${key}`), said.has(`${key}0`)]).toEqual([false, false, true]);
  });

  it('is the furthest of two that were made of one order at the same moment', async () => {
    const { key } = await put();
    const { sale } = await confirmed();
    await tryton.write('sale.sale', [sale], { reference: key });
    expect(await answer(key)).toMatchObject({ state: 'draft', stockOut: false });
  });
});

it('takes back what was cancelled or set aside, in a reading of changes, too', async () => {
  const [cancelled, aside] = [await put(), await confirmed()];
  const { cursor } = await reading();
  await trade.press('sale.sale', 'cancel', cancelled.sale);
  await tryton.write('sale.sale', [aside.sale], { reference: setAside(aside.key) });
  for (const { said } of [await reading(cursor), await reading()])
    for (const { key } of [cancelled, aside]) expect(said.get(key)).toEqual({ key, withdrawn: true });
});

describe('a reading of changes', () => {
  const changes = async (cursor: string | undefined, from = erp): Promise<Answers & { keys: string[] }> => {
    const found = await reading(cursor, from);
    return { ...found, keys: [...found.said.values()].filter((one) => !isTakenBack(one)).map(({ key }) => key) };
  };

  it('names what its invoice, its payment or its shipment changed, once', async () => {
    const { key, sale } = await confirmed();
    people.age(['sale_sale', 'account_invoice', 'stock_shipment_out']);
    let { cursor } = await reading();
    const told = async (): Promise<string[]> => {
      const found = await changes(cursor);
      ({ cursor } = found);
      return found.keys;
    };
    expect(await told()).toEqual([]);
    const invoice = await trade.invoice(sale);
    expect(await told()).toEqual([key]);
    expect(await told()).toEqual([]);
    await trade.pay(invoice, '24.00');
    expect(await told()).toEqual([key]);
    await shipPart(sale, 1);
    expect(await told()).toEqual([key]);
    await shipPart(sale, 1);
    expect(await told()).toEqual([key]);
    expect(await told()).toEqual([]);
  });

  it('names it again to a worker that was started anew, and where the last reading did not come to its end', async () => {
    const { cursor } = await reading();
    const { key, sale } = await confirmed();
    const invoice = await trade.invoice(sale);
    const next = await changes(cursor);
    expect(next.keys).toContain(key);
    expect((await changes(next.cursor, open())).keys).toContain(key);
    await trade.pay(invoice, '24.00');
    await erp.answers.read(next.cursor).next();
    expect((await changes(next.cursor)).keys).toContain(key);
    expect((await changes(next.cursor)).keys).toContain(key);
  });
});

describe('the mark', () => {
  it('changes with each answer, also within one second, and with a reading not', async () => {
    const { sale } = await put();
    const marks = [await erp.answers.mark()];
    const changed = async (): Promise<void> => {
      const mark = await open().answers.mark();
      expect(marks).not.toContain(mark);
      marks.push(mark);
    };
    await trade.press('sale.sale', 'confirm', sale);
    await changed();
    const [invoice = 0] = await idsOf(sale, 'invoices');
    await tryton.write('account.invoice', [invoice], { invoice_date: day(today()) });
    await trade.press('account.invoice', 'post', invoice);
    await changed();
    await trade.pay(invoice, '24.00');
    await changed();
    await trade.ship(sale);
    await changed();
    await reading();
    expect(await erp.answers.mark()).toBe(marks.at(-1));
  });
});
