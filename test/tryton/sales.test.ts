/** What becomes of the shop's sales in a real Tryton, by kind and state (articles 3 and 4). */
import { beforeAll, describe, expect, it } from 'vitest';
import { testSale } from '../fixtures/sale.js';
import { books, erp, line, people, problem, put, sale, saleOf, trade } from './selling.js';
import { today } from './trade.js';

beforeAll(() => people.printNoPdf());

describe('an invoice', () => {
  it('is posted as of the shop’s day, with its texts, and its shipment waits', async () => {
    const one = sale({
      content: {
        note: 'Sonnez deux fois, « s’il vous plaît » 🙂',
        internal_note: 'Sonnez deux fois',
        order: order('2026-11-24T23:30:00Z'),
      },
    });
    expect(await put(one, {}, 'Europe/Paris')).toEqual({ revision: 1, done: 'created' });
    const held = await books.one(one.key);
    const texts = {
      description: 'Merci de votre commande.',
      comment: 'Sonnez deux fois, « s’il vous plaît » 🙂\n\nCommunication\u00a0: +++090/9337/55493+++',
    };
    expect(held).toMatchObject({
      ...{ state: 'processing', sale_date: '2026-11-25', total_amount: '30.00', ...texts },
      'notes.': [{ message: 'Sonnez deux fois' }],
      'invoices.': [{ state: 'posted', invoice_date: '2026-11-25', total_amount: '30.00', ...texts }],
      'shipments.': [{ state: 'waiting' }],
      'lines.': [
        { description: 'T-shirt', quantity: 2, unit_price: '10', 'product.': { code: 'product.7' } },
        { description: 'Colissimo', quantity: 1, unit_price: '5', 'product.': { code: 'shop.shipping' } },
      ],
    });
    expect(held['lines.'].map((each) => each['taxes.'].map(({ name }) => name))).toEqual([
      ['T.V.A. Vente de biens Taux Normal'],
      ['T.V.A. Vente de biens Taux Normal'],
    ]);
    expect(await put(one, {}, 'Europe/Paris')).toEqual({ revision: 1, done: 'unchanged' });
    expect(await books.one(one.key)).toEqual(held);
  });

  it('is posted as of today where Tryton has numbered a later one', async () => {
    const later = sale({ content: { order: order(`${today()}T08:00:00Z`) } });
    await put(later);
    const earlier = sale({ content: { order: order('2026-11-20T10:00:00Z') } });
    await put(earlier);
    expect(await books.one(earlier.key)).toMatchObject({
      sale_date: '2026-11-20',
      'invoices.': [{ state: 'posted', invoice_date: today() }],
    });
  });

  it('that was paid in the shop is paid in Tryton, once, also where it was posted before', async () => {
    const options = { sales: { payment_methods: { '*': 'Carte web' } } };
    const payment = { paid: true, paid_at: '2026-11-26T10:00:00Z', method: 'stripe', transaction_id: 'ch_1' };
    const one = sale();
    await put(one, options);
    expect(await books.one(one.key)).toMatchObject({ 'invoices.': [{ state: 'posted', amount_to_pay: '30.00' }] });
    const paid = { ...one, payment: { ...one.payment, ...payment } };
    expect(await put(paid, options)).toEqual({ revision: 2, done: 'updated' });
    expect(await put(paid, options)).toEqual({ revision: 2, done: 'unchanged' });
    expect(await books.one(one.key)).toMatchObject({ 'invoices.': [{ state: 'paid', amount_to_pay: '0.00' }] });
  });
});

it('costs few calls where the customer and the products are known, and one where nothing changed', async () => {
  const { sales } = erp();
  await sales.put(sale());
  const one = sale();
  // Its day is past, of which Tryton warns: two of these calls.
  expect((await callsOf(() => sales.put(one))).length).toBeLessThanOrEqual(15);
  expect(await callsOf(() => sales.put(one))).toEqual(['model.sale.sale.search_read']);
});

async function callsOf(work: () => Promise<unknown>): Promise<string[]> {
  const real = globalThis.fetch;
  const calls: string[] = [];
  globalThis.fetch = (url, init) => {
    calls.push((JSON.parse(init?.body as string) as { method: string }).method);
    return real(url, init);
  };
  try {
    await work();
    return calls;
  } finally {
    globalThis.fetch = real;
  }
}

describe('a draft', () => {
  it('is a quotation, which changes with its order and becomes final', async () => {
    const one = sale({ state: 'draft' });
    await put(one);
    const before = await books.one(one.key);
    expect(before).toMatchObject({ state: 'quotation', 'invoices.': [], 'shipments.': [] });
    const changed = saleOf(
      [line({ quantity: '3', net: '30.00', vat: [{ rate: '20', label: '', amount: '6.00' }] })],
      ['30.00', '6.00', '36.00'],
      {
        ...{ key: one.key, state: 'draft' },
        content: { caption: 'Deux', note: 'Plus', internal_note: 'Plus' },
      },
    );
    expect(await put(changed)).toEqual({ revision: 2, done: 'updated' });
    expect(await books.one(one.key)).toMatchObject({
      ...{ id: before.id, number: before.number, state: 'quotation', description: 'Deux', total_amount: '36.00' },
      'lines.': [{ quantity: 3 }],
      'notes.': [{ message: 'Plus' }],
    });
    expect(await put({ ...changed, state: 'final' })).toEqual({ revision: 3, done: 'updated' });
    expect(await books.one(one.key)).toMatchObject({
      id: before.id,
      state: 'processing',
      'invoices.': [{ state: 'posted' }],
    });
    expect(await erp().sales.find(one.key)).toMatchObject({ kind: 'invoice', state: 'final', revision: 3 });
  });

  it('that is withdrawn is cancelled, and comes back with its order', async () => {
    const one = sale({ state: 'draft' });
    await put(one);
    expect(await put({ ...one, state: 'withdrawn' })).toEqual({ revision: 2, done: 'updated' });
    expect(await books.one(one.key)).toMatchObject({ state: 'cancelled' });
    expect(await put({ ...one, state: 'final' })).toEqual({ revision: 3, done: 'updated' });
    expect(await books.one(one.key)).toMatchObject({ state: 'processing', 'invoices.': [{ state: 'posted' }] });
  });

  it('that somebody confirmed in Tryton is theirs', async () => {
    const one = sale({ state: 'draft' });
    await put(one);
    const { id, number } = await books.one(one.key);
    await trade.press('sale.sale', 'confirm', id);
    const other = testSale({ key: one.key, state: 'draft', content: { note: 'Another' } });
    expect(await problem(other)).toMatchObject({
      state: 'refused',
      reason: 'tryton_final_changed',
      params: { document: number },
    });
    expect(await put(testSale({ ...one, asked_at: '2026-11-26T10:00:00Z' }))).toMatchObject({ done: 'updated' });
    expect(await books.one(one.key)).toMatchObject({ id, state: 'processing', 'invoices.': [{ state: 'draft' }] });
  });
});

describe('an order and a delivery note', () => {
  it('nothing is posted, and the goods wait for somebody who packs them', async () => {
    const order = sale({ content: { kind: 'order' } });
    await put(order);
    expect(await books.one(order.key)).toMatchObject({ state: 'processing', 'invoices.': [{ state: 'draft' }] });
    const note = sale({ content: { kind: 'delivery_note' } });
    await put(note);
    const held = await books.one(note.key);
    expect(held).toMatchObject({ state: 'processing', 'shipments.': [{ state: 'waiting' }] });
    expect(held['invoices.']).toMatchObject([{ state: 'draft', total_amount: '30.00' }]);
    await trade.ship(held.id);
    expect(await books.one(note.key)).toMatchObject({ 'shipments.': [{ state: 'done' }] });
    expect(await put({ ...note, asked_at: '2026-11-26T10:00:00Z' })).toMatchObject({ done: 'updated' });
  });

  it('that changes is made anew while nothing is posted or packed, under the same key', async () => {
    const one = sale({ content: { kind: 'order' } });
    await put(one);
    const [before] = await books.of(one.key);
    const changed = testSale({ ...one, content: { ...one.content, note: 'Changed' } });
    expect(await put(changed)).toEqual({ revision: 2, done: 'updated' });
    expect(await books.one(one.key)).toMatchObject({
      state: 'processing',
      comment: expect.stringContaining('Changed') as string,
    });
    const [old, now, ...others] = await books.of(one.key, true);
    expect(others).toEqual([]);
    expect(old).toMatchObject({
      ...{ id: before?.id, state: 'done', reference: `${one.key} withdrawn` },
      'invoices.': [{ state: 'cancelled' }],
      'shipments.': [{ state: 'cancelled' }],
    });
    expect(now).toMatchObject({ 'invoices.': [{ state: 'draft' }], 'shipments.': [{ state: 'waiting' }] });
    expect(await put(changed)).toEqual({ revision: 2, done: 'unchanged' });
  });

  it('is withdrawn while nothing is posted or packed, and comes back', async () => {
    const one = sale({ content: { kind: 'order' } });
    await put(one);
    const withdrawn = { ...one, state: 'withdrawn' } as const;
    expect(await put(withdrawn)).toEqual({ revision: 2, done: 'updated' });
    expect(await put(withdrawn)).toEqual({ revision: 2, done: 'unchanged' });
    expect(await books.of(one.key)).toEqual([]);
    expect(await books.of(one.key, true)).toMatchObject([
      { state: 'done', 'invoices.': [{ state: 'cancelled' }], 'shipments.': [{ state: 'cancelled' }] },
    ]);
    expect(await erp().sales.find(one.key)).toMatchObject({ state: 'withdrawn', revision: 2 });
    expect(await put(one)).toEqual({ revision: 3, done: 'updated' });
    expect(await books.one(one.key)).toMatchObject({ state: 'processing' });
  });
});

describe('what is out of our hands', () => {
  it('a posted invoice is neither changed nor withdrawn, and what only the settings say is no change', async () => {
    const one = sale();
    await put(one);
    const held = await books.one(one.key);
    const document = held['invoices.'][0]?.number;
    const changed = testSale({ ...one, content: { ...one.content, note: 'Changed' } });
    expect(await problem(changed)).toMatchObject({
      state: 'refused',
      reason: 'tryton_final_changed',
      params: { document },
    });
    expect(await problem({ ...one, state: 'withdrawn' })).toMatchObject({
      reason: 'tryton_final_withdrawn',
      params: { document },
    });
    expect(await put(testSale({ ...one, content: { ...one.content, caption: 'Other' } }))).toMatchObject({
      done: 'updated',
    });
    expect(await books.one(one.key)).toEqual(held);
  });

  it('nor are goods that are being packed', async () => {
    const one = sale({ content: { kind: 'order' } });
    await put(one);
    const { id, 'shipments.': shipments } = await books.one(one.key);
    const [shipment] =
      (await people.tryton.read<{ shipments: number[] }>('sale.sale', [id], ['shipments']))[0]?.shipments ?? [];
    for (const button of ['assign_force', 'pick']) await trade.press('stock.shipment.out', button, shipment ?? 0);
    const document = shipments[0]?.number;
    expect(await problem({ ...one, state: 'withdrawn' })).toMatchObject({
      reason: 'tryton_final_withdrawn',
      params: { document },
    });
  });

  it('a sale that somebody made for the order is told, not doubled', async () => {
    const one = sale();
    const [party = 0] = await people.add({ name: 'Somebody', addresses: [{ city: 'Lyon' }] });
    const id = await trade.quotation(party, await trade.product('Theirs'), { reference: one.key });
    const number = (await people.tryton.read<{ number: string }>('sale.sale', [id], ['number']))[0]?.number;
    expect(await problem(one)).toMatchObject({ state: 'held', reason: 'tryton_others_sale', params: { number } });
    await people.tryton.write('sale.sale', [id], { reference: 'Theirs' });
    expect(await put(one)).toMatchObject({ done: 'created' });
  });
});

const order = (date: string): { id: number; number: string; date: string } => ({ id: 1, number: '1', date });
