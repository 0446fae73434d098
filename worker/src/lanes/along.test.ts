/** An order brings its customer and products into the ERP (article 4): found or made once, never doubled, held where a person has to choose. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { playedBed } from '../../test/played-bed.js';
import { playedErp, PlayedBooks } from '../../test/played-erp.js';
import { PlayedSales } from '../../test/played-sales.js';
import { line, testOrder } from '../../test/test-order.js';
import { part, type GivenContact } from '../erp/conformance/bed.js';
import type { Erp } from '../erp/port.js';
import type { Product } from '../model/product.js';

let sales: PlayedSales;
let books: PlayedBooks;

beforeEach(async () => {
  sales = await PlayedSales.open();
  books = new PlayedBooks();
  sales.shop.worker.erp = playedErp(books);
  sales.shop.settings.imports.enabled = true;
  sales.shop.orders.products.set(7, tee);
});
afterEach(() => sales.shop.close());

const tee = {
  ...{ id: 7, parent_id: 0, name: 'T-shirt', description: 'Cotton', sku: 'TEE' },
  categories: [['Clothing', 'Shirts']],
};
const guest = { user_id: 0, erp_key: '', tiers_key: '', tiers_code: '' };
const { billing } = testOrder();
const order = (id: number, change: object = {}) => sales.shop.orders.put({ id, customer: guest, ...change });
const given = (change: Partial<GivenContact>): GivenContact => ({
  ...{ name: 'Zoé Martin', emails: [], phones: [], active: true },
  ...change,
});
const have = (...all: Partial<GivenContact>[]) => part(playedBed(books), 'contacts').have(all.map(given));
const haveProducts = (...all: Pick<Product, 'name' | 'sku' | 'code'>[]) => part(playedBed(books), 'products').have(all);
const sale = (id: number) => books.sales.get(`sale.${String(id)}`)?.sale;
const contactOf = (id: number) => sale(id)?.content.customer.contact;
const productsOf = (id: number) => sale(id)?.content.lines.map(({ product }) => product);
const record = (id: number) => sales.shop.worker.journal.orders.record(`sale.${String(id)}`);
const notes = () => sales.shop.worker.journal.notes.since('sales', '', 10);

describe('« En même temps que la commande, le client est importé »', () => {
  it('is made once, with name, phone and e-mail, and the same guest who buys twice is one contact', async () => {
    order(1);
    order(2);
    await sales.sync();
    order(3, { billing: { ...billing, email: 'ZOE@Example.com' } });
    await sales.sync();
    expect([...books.contacts.values()]).toMatchObject([
      { name: 'Zoé Martin', emails: ['zoe@example.com'], phones: ['+33123456789'] },
    ]);
    const [id] = books.contacts.keys();
    expect([1, 2, 3].map(contactOf)).toEqual([id, id, id]);
  });

  it('is who has the phone or the e-mail already, overwritten by the newest order, and what that replaced is told', async () => {
    const [id] = await have({ name: 'Zoe Martain', emails: ['zoe@example.com'] });
    order(1, { placed_at: '2026-11-20T10:00:00Z' });
    await sales.sync();
    expect(contactOf(1)).toBe(id);
    expect(books.contacts.get(id ?? '')).toMatchObject({ name: 'Zoé Martin', phones: ['+33123456789'] });
    expect(notes()).toMatchObject([{ reason: 'contact_replaced', params: { changes: 'Zoe → Zoé; Martain → Martin' } }]);
    // An older order that comes later knows less.
    order(2, { placed_at: '2026-11-01T10:00:00Z', billing: { ...billing, first_name: 'Z.' } });
    await sales.sync();
    expect(contactOf(2)).toBe(id);
    expect(books.contacts.get(id ?? '')?.name).toBe('Zoé Martin');
  });

  it('is held where phone and e-mail are of two people, until somebody picks one; the pick is remembered', async () => {
    const [byPhone, byEmail] = await have({ phones: ['+33123456789'] }, { emails: ['zoe@example.com'] });
    order(1);
    order(2);
    await sales.sync();
    expect([1, 2].map(record)).toMatchObject([
      { state: 'held', reason: 'contact_apart' },
      { state: 'held', reason: 'contact_apart' },
    ]);
    expect(books.contacts.size).toBe(2);
    const foreign = { source: 'woocommerce', kind: 'contact', id: 'customer.zoe~40example~2Ecom' } as const;
    sales.shop.worker.journal.links.put({ ...foreign, erpKey: byEmail ?? '', how: 'person', decidedBy: 'admin' });
    await sales.sync(true);
    expect([1, 2].map(contactOf)).toEqual([byEmail, byEmail]);
    expect(byPhone).not.toBe(byEmail);
  });

  it('is nobody’s whose phone alone is the same: a family shares one', async () => {
    await have({ name: 'Max Martin', phones: ['+33123456789'], emails: ['max@example.com'] });
    order(1);
    await sales.sync();
    expect(record(1)).toMatchObject({ state: 'held', reason: 'contact_other_email' });
    expect([...books.contacts.values()]).toMatchObject([{ name: 'Max Martin' }]);
  });

  it('is the customer whom the account is linked with, and no contact is looked for', async () => {
    await have({ emails: ['zoe@example.com'] });
    sales.shop.orders.put({ id: 1 });
    await sales.sync();
    expect(contactOf(1)).toBeUndefined();
    expect(books.contacts.size).toBe(1);
  });

  it('is a contact of its own where nobody has proven the account’s e-mail', async () => {
    const [id] = await have({ emails: ['zoe@example.com'], phones: ['+33123456789'] });
    order(1, { customer: { ...guest, user_id: 9, unproven: true } });
    await sales.sync();
    expect(contactOf(1)).not.toBe(id);
    expect(books.contacts.get(id ?? '')).toMatchObject({ name: 'Zoé Martin' });
    expect([...books.contacts.values()].at(-1)).toMatchObject({ emails: [], phones: [] });
  });

  it('is looked for anew where the ERP has the contact no more', async () => {
    order(1);
    await sales.sync();
    books.contacts.clear();
    order(2);
    await sales.sync();
    expect([...books.contacts.keys()]).toEqual([contactOf(2)]);
  });
});

describe('« Tous les nouveaux produits ajoutés à la commande sont importés avec la commande »', () => {
  it('with name, description, SKU, number as code, and category; once, whoever sells it again', async () => {
    order(1);
    order(2);
    await sales.sync();
    order(3);
    await sales.sync();
    expect(books.products.size).toBe(1);
    const [product] = [...books.products];
    expect(product?.[1].value).toMatchObject({ name: 'T-shirt', description: 'Cotton', sku: 'TEE', code: '7' });
    expect([...books.categories.values()].map(({ name }) => name)).toEqual(['Clothing', 'Shirts']);
    expect(productsOf(3)).toEqual([product?.[0], undefined]);
  });

  it('is the one with this SKU, which is not doubled; later nothing is asked for it', async () => {
    const [id] = await haveProducts({ name: 'Shirt', sku: 'TEE', code: 'A1' });
    order(1);
    await sales.sync();
    expect(productsOf(1)).toEqual([id, undefined]);
    const { requests } = sales.shop.orders;
    order(2);
    await sales.sync();
    expect(sales.shop.orders.requests).toBe(requests + 1);
    expect(books.products.size).toBe(1);
  });

  it.each([
    ['name', { name: 'T-shirt', sku: 'X', code: 'X' }],
    ['id', { name: 'X', sku: 'X', code: '7' }],
  ] as const)('is identified by %s where the settings say so', async (by, product) => {
    sales.shop.settings.imports.identify_by = by;
    const [id] = await haveProducts({ name: 'Y', sku: 'TEE', code: 'Y' }, product).then((ids) => ids.slice(1));
    order(1);
    await sales.sync();
    expect(productsOf(1)?.[0]).toBe(id);
  });

  it('is held where two have it; picked once, it is remembered for all orders', async () => {
    const [, second] = await haveProducts(
      { name: 'Shirt', sku: 'TEE', code: 'A1' },
      { name: 'Tee', sku: 'TEE', code: 'A2' },
    );
    order(1);
    await sales.sync();
    expect(record(1)).toMatchObject({ state: 'held', reason: 'product_several', params: { value: 'TEE' } });
    expect(sale(1)).toBeUndefined();
    const foreign = { source: 'woocommerce', kind: 'product', id: '7' } as const;
    sales.shop.worker.journal.links.put({ ...foreign, erpKey: second ?? '', how: 'person', decidedBy: 'admin' });
    await sales.sync(true);
    order(2);
    await sales.sync();
    expect([1, 2].map((id) => productsOf(id)?.[0])).toEqual([second, second]);
  });

  it('that was deleted since keeps the reference that the ERP has; one that it never had goes with its name', async () => {
    order(1);
    await sales.sync();
    const [id] = books.products.keys();
    sales.shop.orders.products.clear();
    order(1, { note: 'changed', lines: [line({ product_id: 0, sku: '', gone_id: 7 })], ...totals });
    order(2, { lines: [line({ product_id: 0, sku: '', gone_id: 8, name: 'Old thing' })], ...totals });
    await sales.sync();
    expect(productsOf(1)).toEqual([id]);
    expect(sale(2)?.content.lines).toMatchObject([{ name: 'Old thing' }]);
    expect(books.products.size).toBe(1);
  });
});

const totals = { totals: { total: '24', tax: '4', discount: '0', shipping: '0' } };

describe('nothing is brought along', () => {
  it('where it is switched off', async () => {
    sales.shop.settings.imports.enabled = false;
    order(1);
    await sales.sync();
    expect([books.contacts.size, books.products.size, contactOf(1)]).toEqual([0, 0, undefined]);
  });

  it('by an ERP that keeps neither, and its sales go all the same', async () => {
    const { name, sales: sink, answers, check } = playedErp(books);
    sales.shop.worker.erp = { name, sales: sink, answers, check } as Erp;
    order(1);
    expect(await sales.sync()).toMatchObject({ sales: { created: 1 } });
  });

  it('by a refund or a cancelled order, which name what is known', async () => {
    order(1);
    await sales.sync();
    const [contact] = books.contacts.keys();
    order(1, { status: 'cancelled' });
    await sales.sync();
    expect(sale(1)).toMatchObject({ state: 'withdrawn', content: { customer: { contact } } });
    expect([books.contacts.size, books.products.size]).toEqual([1, 1]);
  });
});

it('« La devise de la plateforme doit correspondre » : an order in another one is refused, and nothing is made for it', async () => {
  sales.shop.worker.erp = { ...playedErp(books), currency: () => Promise.resolve('EUR') };
  order(1, { currency: 'USD' });
  await sales.sync();
  expect(record(1)).toMatchObject({ state: 'refused', reason: 'order_currency' });
  expect([books.contacts.size, books.products.size, books.sales.size]).toEqual([0, 0, 0]);
});
