import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { phpIn } from '../setup/shop.js';
import { signed, type Answer } from './client.js';
import { differences, errorBody, part, type ExpectedError } from './expectations.js';
import { NOTE, ORDER, ORDER_ERRORS, PRODUCT_FIELDS, REFUND, REFUND_ERRORS, takenSku } from './orders.js';
import { store } from '../setup/own-shop.js';

const ORDERS = 'wc/v3/orders';
const NOTHING = 99999999;

interface Line {
  id: number;
  total: string;
  total_tax: string;
  taxes: { id: number; total: string }[];
}
interface Order {
  id: number;
  status: string;
  total: string;
  date_paid: string | null;
  date_completed: string | null;
  line_items: Line[];
  shipping_lines: Line[];
  refunds: { id: number; total: string }[];
  meta_data: { key: string; value: unknown }[];
  [field: string]: unknown;
}

const write = (method: string, path: string, body?: unknown): Promise<Answer> => signed(path, { method, body });
const unique = (): string => randomBytes(5).toString('hex');
const billing = {
  first_name: 'Zoé',
  last_name: "L'Hôte",
  company: 'Café Süd',
  address_1: '5 rue É',
  city: 'Lyon',
  postcode: '69001',
  country: 'FR',
  email: 'zoe@example.test',
  phone: '+33 4 72',
};

async function product(data: Record<string, unknown> = {}): Promise<number> {
  const answer = await write('POST', 'wc/v3/products', {
    name: `Thing ${unique()}`,
    regular_price: '12.90',
    tax_class: 'super-reduced-rate',
    ...data,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as { id: number }).id;
}

async function order(data: Record<string, unknown> = {}): Promise<Order> {
  const answer = await write('POST', ORDERS, { billing, ...data });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body as Order;
}

const read = async (id: number): Promise<Order> => (await signed(`${ORDERS}/${id}`)).body as Order;
const change = async (id: number, data: unknown): Promise<Order> => {
  const answer = await write('PUT', `${ORDERS}/${id}`, data);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as Order;
};

/** What people and the shop noted, oldest first; mails that were sent are noted, too, and are another test's. */
const notes = async (id: number): Promise<string[]> =>
  ((await signed(`${ORDERS}/${id}/notes`)).body as { id: number; note: string }[])
    .sort((a, b) => a.id - b.id)
    .map(({ note }) => note)
    .filter((note) => !note.startsWith('Email '));

function expectRefused(answer: Answer, error: ExpectedError): void {
  expect(answer.body).toEqual(errorBody(error));
  expect(answer.status).toBe(error.status);
}

describe(`orders on ${store.store}, ${store.db}`, () => {
  let thing: number;
  beforeAll(async () => {
    thing = await product();
  });

  it('creates an order with everything that was sent', async () => {
    const answer = await write('POST', ORDERS, {
      billing,
      shipping: { first_name: 'Zoé', city: 'Paris', country: 'FR' },
      payment_method: 'bacs',
      payment_method_title: 'Bank transfer',
      line_items: [{ product_id: thing, quantity: 3, meta_data: [{ key: 'Grind', value: 'fine' }] }],
      shipping_lines: [{ method_id: 'flat_rate', method_title: 'DHL', total: '4.90' }],
      fee_lines: [{ name: 'Gift wrap', total: '1.50' }],
      customer_note: 'Ring "twice" & wait 🙂',
      meta_data: [
        { key: 'ext_order', value: 'SO-1' },
        { key: '_hidden', value: { a: 1 } },
      ],
    });
    const made = answer.body as Order;
    expect(answer.status).toBe(201);
    expect(differences(made, ORDER)).toEqual([]);
    expect(answer.headers.get('location')).toBe(`${store.url}/wp-json/${ORDERS}/${made.id}`);
    expect(made).toMatchObject({
      status: 'pending',
      currency: 'EUR',
      currency_symbol: '€',
      billing: { ...billing, address_2: '', state: '' },
      shipping: { first_name: 'Zoé', city: 'Paris', country: 'FR', phone: '' },
      created_via: 'rest-api',
      customer_note: 'Ring "twice" & wait 🙂',
      number: String(made.id),
      date_paid: null,
      is_editable: true,
      needs_payment: true,
      needs_processing: true,
      line_items: [{ product_id: thing, quantity: 3, total: '38.70', total_tax: '2.13', price: 12.9 }],
      shipping_lines: [{ method_title: 'DHL', total: '4.90', total_tax: '0.27' }],
      fee_lines: [{ name: 'Gift wrap', total: '1.50', total_tax: '0.30' }],
      total: '47.80',
      total_tax: '2.70',
    });
    // Meta that begins with an underscore is kept with orders.
    expect(made.meta_data.map(({ key, value }) => [key, value]).sort()).toEqual([
      ['_hidden', { a: 1 }],
      ['ext_order', 'SO-1'],
    ]);
    expect(made['payment_url']).toMatch(/\/checkout\/order-pay\/\d+\/\?pay_for_order=true&key=wc_order_\w{13}$/);
    expect({ ...(await read(made.id)), _links: null }).toEqual({ ...made, _links: null });
  });

  it('notes and dates what happens to an order', async () => {
    const stocked = await product({ name: 'Stocked', manage_stock: true, stock_quantity: 40 });
    const { id } = await order({ line_items: [{ product_id: stocked, quantity: 3 }] });
    const processing = await change(id, { status: 'processing' });
    expect([processing.status, processing.date_completed]).toEqual(['processing', null]);
    // A paid status is a payment; with cash on delivery only when all is done.
    expect(processing.date_paid).not.toBeNull();
    expect((await change(id, { status: 'completed' })).date_completed).not.toBeNull();
    expect(await notes(id)).toEqual([
      'Stock levels reduced: Stocked (40&rarr;37)',
      'Order status changed from Pending payment to Processing.',
      'Order status changed from Processing to Completed.',
    ]);
    expect((await change(id, { status: 'cancelled' })).status).toBe('cancelled');
    expect((await notes(id)).at(-2)).toBe('Stock levels increased: Stocked (37&rarr;40)');
  });

  it('takes a payment', async () => {
    const lines = { line_items: [{ product_id: thing, quantity: 1 }] };
    const paid = { set_paid: true, payment_method: 'bacs', payment_method_title: 'Bank', transaction_id: 'tr_1' };
    const made = await order({ ...paid, ...lines });
    expect(made).toMatchObject({ status: 'processing', transaction_id: 'tr_1', needs_payment: false });
    expect(made.date_paid).not.toBeNull();
    expect(await notes(made.id)).toEqual(['Payment via Bank (tr_1).']);
    const cash = await order({ payment_method: 'cod', status: 'processing', ...lines });
    expect(cash.date_paid).toBeNull();
    expect((await change(cash.id, { status: 'completed' })).date_paid).not.toBeNull();
    const file = await product({ virtual: true, downloadable: true });
    expect(await order({ set_paid: true, line_items: [{ product_id: file, quantity: 1 }] })).toMatchObject({
      status: 'completed',
      needs_processing: false,
    });
  });

  it('changes lines and counts anew', async () => {
    const { id, line_items } = await order({ line_items: [{ product_id: thing, quantity: 1 }] });
    const first = line_items[0]?.id;
    const dearer = await change(id, { line_items: [{ id: first, quantity: 2, subtotal: '25.80', total: '20.00' }] });
    expect(dearer).toMatchObject({ total: '21.10', discount_total: '5.80', discount_tax: '0.32' });
    const other = await change(id, { line_items: [{ product_id: await product({ tax_class: '' }), quantity: 1 }] });
    expect(other).toMatchObject({ total: '36.58', total_tax: '3.68' });
    const less = await change(id, { line_items: [{ id: first, quantity: 0 }] });
    expect([less.total, less.line_items.length]).toEqual(['15.48', 1]);
    expectRefused(
      await write('PUT', `${ORDERS}/${id}`, { line_items: [{ id: NOTHING, quantity: 1 }] }),
      ORDER_ERRORS.foreignItem,
    );
  });

  it('lists orders page by page, by id, by status and by date', async () => {
    const before = new Date(Date.now() - 60_000).toISOString().slice(0, 19);
    const made = [await order(), await order({ status: 'on-hold' }), await order()].map(({ id }) => id);
    const list = async (query: Record<string, string>): Promise<number[]> => {
      const answer = await signed(ORDERS, { query: { orderby: 'id', ...query } });
      expect(differences(answer.body, [ORDER])).toEqual([]);
      return (answer.body as Order[]).map(({ id }) => id);
    };
    expect(await list({ per_page: '2', page: '1' })).toEqual([made[2], made[1]]);
    expect(await list({ per_page: '2', page: '2', order: 'desc' })).toContain(made[0]);
    expect(await list({ status: 'on-hold', per_page: '1' })).toEqual([made[1]]);
    expect(await list({ include: made.join(), order: 'asc' })).toEqual(made);
    expect(await list({ modified_after: before, dates_are_gmt: 'true', order: 'asc', per_page: '100' })).toEqual(
      expect.arrayContaining(made),
    );
    expect(await list({ after: '2037-01-01T00:00:00' })).toEqual([]);
    const page = await signed(ORDERS, { query: { per_page: '1', include: made.join() } });
    expect([page.headers.get('x-wp-total'), page.headers.get('x-wp-totalpages')]).toEqual(['3', '3']);
    expect(page.headers.get('link')).toMatch(/[?&]page=2\b.*rel="next"/);
  });

  it('gives back lines, amounts and the rest', async () => {
    const made = await order({
      status: 'completed',
      line_items: [{ product_id: thing, quantity: 2 }],
      shipping_lines: [{ method_id: 'flat_rate', method_title: 'DHL', total: '4.90' }],
    });
    const refunds = `${ORDERS}/${made.id}/refunds`;
    const [line, shipping] = [made.line_items[0], made.shipping_lines[0]];
    const back = await write('POST', refunds, {
      reason: 'broken',
      api_refund: false,
      line_items: [
        {
          id: line?.id,
          quantity: 1,
          refund_total: 12.9,
          refund_tax: [{ id: line?.taxes[0]?.id, refund_total: 0.71 }],
        },
        { id: shipping?.id, refund_total: 4.9 },
      ],
    });
    expect(back.status, JSON.stringify(back.body)).toBe(201);
    expect(differences(back.body, REFUND)).toEqual([]);
    expect(back.body).toMatchObject({
      amount: '18.51',
      reason: 'broken',
      refunded_payment: false,
      line_items: [{ quantity: -1, total: '-12.90', total_tax: '-0.71' }],
      shipping_lines: [{ total: '-4.90', total_tax: '0.00' }],
      tax_lines: [{ tax_total: '-0.71' }],
    });
    const id = (back.body as { id: number }).id;
    expect((await signed(`${refunds}/${id}`)).body).toEqual(back.body);
    expect((await read(made.id)).refunds).toEqual([{ id, reason: 'broken', total: '-18.51', total_tax: '-0.71' }]);
    const tooMuch = await write('POST', refunds, { amount: '1000', api_refund: false });
    expect([tooMuch.status, tooMuch.body]).toEqual([500, REFUND_ERRORS.tooMuch]);
    expect((await write('POST', refunds, { amount: '1' })).body).toEqual(REFUND_ERRORS.noGateway);
    expect((await write('POST', `${ORDERS}/${NOTHING}/refunds`, { amount: '1' })).body).toEqual(
      REFUND_ERRORS.noSuchOrder,
    );
    const gone = await signed(`${refunds}/${id}`, { method: 'DELETE', query: { force: 'true' } });
    expect([gone.status, (await read(made.id)).refunds]).toEqual([200, []]);
    expect((await write('POST', refunds, { amount: made.total, api_refund: false })).status).toBe(201);
    expect((await read(made.id)).status).toBe('refunded');
    // The status alone gives all back, too.
    const other = await order({ status: 'completed', line_items: [{ product_id: thing, quantity: 1 }] });
    expect(await change(other.id, { status: 'refunded' })).toMatchObject({
      refunds: [{ reason: 'Order fully refunded.', total: `-${other.total}` }],
    });
  });

  it('keeps notes of people and of the shop', async () => {
    const path = `${ORDERS}/${(await order()).id}/notes`;
    const made = await write('POST', path, { note: 'Packed <b>by</b> Ana & co' });
    expect([made.status, differences(made.body, NOTE)]).toEqual([201, []]);
    expect(made.body).toMatchObject({
      author: 'WooCommerce',
      note: 'Packed <b>by</b> Ana &amp; co',
      customer_note: false,
    });
    await write('POST', path, { note: 'For you', customer_note: true });
    const shown = await signed(path, { query: { type: 'customer' } });
    expect((shown.body as { note: string }[]).map(({ note }) => note)).toEqual(['For you']);
    const own = `${path}/${(made.body as { id: number }).id}`;
    expect((await signed(own, { method: 'DELETE', query: { force: 'true' } })).status).toBe(200);
    expectRefused(await signed(own), ORDER_ERRORS.noSuchNote);
    expectRefused(await signed(`${ORDERS}/${NOTHING}/notes`), ORDER_ERRORS.noSuchOrderWithNotes);
    expectRefused(await write('POST', `${ORDERS}/${NOTHING}/notes`, { note: 'x' }), ORDER_ERRORS.noSuchOrderToNote);
  });

  it('throws away, restores and deletes', async () => {
    const { id } = await order({ status: 'on-hold' });
    expect((await signed(`${ORDERS}/${id}`, { method: 'DELETE' })).status).toBe(200);
    expect((await read(id)).status).toBe('trash');
    expectRefused(await signed(`${ORDERS}/${id}`, { method: 'DELETE' }), ORDER_ERRORS.alreadyTrashed);
    await phpIn(store, `wc_get_order( ${id} )->untrash();`);
    expect((await read(id)).status).toBe('on-hold');
    expect((await signed(`${ORDERS}/${id}`, { method: 'DELETE', query: { force: 'true' } })).status).toBe(200);
    expectRefused(await signed(`${ORDERS}/${id}`), ORDER_ERRORS.noSuchOrder);
  });

  it('keeps the words of a line whose product was deleted for good', async () => {
    const gone = await product({ name: 'Gone' });
    const { id } = await order({ line_items: [{ product_id: gone, quantity: 2 }] });
    await signed(`wc/v3/products/${gone}`, { method: 'DELETE', query: { force: 'true' } });
    expect((await read(id)).line_items).toMatchObject([{ name: 'Gone', product_id: 0, sku: null, total: '25.80' }]);
  });

  it('answers a batch item by item', async () => {
    const [known, leaving] = [await order(), await order()];
    const answer = await write('POST', `${ORDERS}/batch`, {
      create: [{ billing }, { customer_id: NOTHING }],
      update: [
        { id: known.id, status: 'on-hold' },
        { id: NOTHING, status: 'on-hold' },
      ],
      delete: [leaving.id],
    });
    const { create, update, delete: deleted } = answer.body as Record<string, unknown[]>;
    expect(differences([create?.[0], update?.[0], deleted?.[0]], [ORDER])).toEqual([]);
    expect(create?.[1]).toEqual({ id: 0, error: errorBody(ORDER_ERRORS.badCustomer) });
    expect(update?.[0]).toMatchObject({ id: known.id, status: 'on-hold' });
    expect(update?.[1]).toEqual({ id: NOTHING, error: errorBody(ORDER_ERRORS.noSuchOrderToChange) });
  });

  it('says what is wrong with a request', async () => {
    expectRefused(await write('POST', ORDERS, { status: 'nope' }), ORDER_ERRORS.badStatus);
    expectRefused(await write('POST', ORDERS, { customer_id: NOTHING }), ORDER_ERRORS.badCustomer);
    expectRefused(await write('POST', ORDERS, { line_items: [{ quantity: 1 }] }), ORDER_ERRORS.noProduct);
    expectRefused(await write('PUT', `${ORDERS}/${NOTHING}`, {}), ORDER_ERRORS.noSuchOrderToChange);
    expectRefused(await signed(`${ORDERS}/${NOTHING}`), ORDER_ERRORS.noSuchOrder);
    // An order's billing data cannot be echoed back unseen: an empty e-mail is refused.
    expect((await write('POST', ORDERS, { billing: { email: '' } })).status).toBe(400);
  });

  it('keeps products', async () => {
    const sku = `SKU-${unique()}`;
    const data = { name: 'Kenya AA', sku, regular_price: '14.90', sale_price: '12.90', weight: '0.25' };
    const answer = await write('POST', 'wc/v3/products', {
      ...data,
      manage_stock: true,
      stock_quantity: 40,
      meta_data: [{ key: '_roast', value: 'light' }],
    });
    const made = answer.body as { id: number; meta_data: { key: string; value: unknown }[] };
    expect(answer.status).toBe(201);
    expect(differences(part(made, PRODUCT_FIELDS), PRODUCT_FIELDS)).toEqual([]);
    expect(made).toMatchObject({ ...data, type: 'simple', price: '12.90', on_sale: true, stock_quantity: 40 });
    expect(made.meta_data.map(({ key, value }) => [key, value])).toEqual([['_roast', 'light']]);
    expectRefused(await write('POST', 'wc/v3/products', { name: 'd', sku }), takenSku(sku, made.id));
    const found = await signed('wc/v3/products', { query: { sku } });
    expect((found.body as { id: number }[]).map(({ id }) => id)).toEqual([made.id]);
    expectRefused(await signed(`wc/v3/products/${NOTHING}`), ORDER_ERRORS.noSuchProduct);
  });
});
