/** Products in Tryton: found, and made under our key without ever doubling. */
import { expect, it } from 'vitest';
import { TrytonErp } from '../../worker/src/erp/tryton/adapter.js';
import { decimal } from '../../worker/src/erp/tryton/client/values.js';
import { readAll } from '../../worker/src/erp/conformance/reading.js';
import type { Product } from '../../worker/src/model/product.js';
import { server } from '../setup/own-tryton.js';
import { RATES, WORKER } from './company.js';
import { People } from './people.js';

const people = new People(server);
const { tryton } = people;
const access = { url: server.url, database: server.database, ...WORKER };
const options = { ...access, sales: { account_category: RATES[20].category } };
const { products } = new TrytonErp(options);

const product = (code: string, change: Partial<Product> = {}): Product => ({
  ...{ name: `Product ${code}`, description: '', sku: `SKU-${code}`, code, category: '' },
  ...change,
});

async function ids(by: Parameters<typeof products.find>[0]): Promise<string[]> {
  return (await products.find(by)).map(({ id }) => id);
}

interface Template {
  type: string;
  salable: unknown;
  list_price: string;
  'default_uom.': { name: string };
  'account_category.': { name: string } | null;
  products: number[];
}

async function templateOf(id: string): Promise<Template> {
  const fields = ['type', 'salable', 'list_price', 'default_uom.name', 'account_category.name', 'products'];
  const [row] = await tryton.search<Template>('product.template', [['products', '=', Number(id)]], fields);
  if (row === undefined) throw new Error(`The product ${id} has no template`);
  return row;
}

/** As people make them: a template with variants. */
async function made(name: string, code: string | null, ...variants: object[]): Promise<number[]> {
  const unit = await people.id('product.uom', ['symbol', '=', 'u']);
  const [template = 0] = await tryton.create('product.template', [
    {
      ...{ name, code, type: 'goods', default_uom: unit, list_price: decimal('1'), cost_price_method: 'fixed' },
      products: [['create', variants.map((variant) => ({ cost_price: decimal('0'), ...variant }))]],
    },
  ]);
  const rows = await tryton.search('product.product', [['template', '=', template]], ['id'], {
    order: [['id', 'ASC']],
  });
  return rows.map(({ id }) => id);
}

it('makes goods by the piece that can be sold and booked', async () => {
  const id = await products.create(
    'product.1',
    product('1', { description: 'Two\nlines', name: 'Crème « brûlée » 猫' }),
  );
  expect(await templateOf(id)).toMatchObject({
    ...{ type: 'goods', list_price: '0', 'default_uom.': { name: 'Unit' } },
    'account_category.': { name: RATES[20].category },
  });
  expect(Boolean((await templateOf(id)).salable)).toBe(true);
  const service = await products.create('product.shipping', product('', { name: 'Shipping', sku: '' }), {
    ...{ type: 'service', listPrice: '4.1667' },
  });
  expect(await templateOf(service)).toMatchObject({ type: 'service', list_price: '4.1667' });
});

it('makes it once under its key, by however many at the same moment', async () => {
  const others = Array.from({ length: 4 }, () => new TrytonErp(options).products);
  const made = await Promise.all([...others, ...others].map((one) => one.create('product.2', product('2'))));
  expect(new Set(made).size).toBe(1);
  expect(await ids({ code: '2' })).toEqual([made[0]]);
  // Nor is anything left of those that came too late.
  expect(await tryton.search('product.template', [['products', '=', null]], ['id'])).toEqual([]);
});

it('keeps to its key where Tryton is set up to number products', async () => {
  const sequence = async (name: string): Promise<number> => {
    const type = await people.id('ir.sequence.type', ['name', '=', name]);
    const [id = 0] = await tryton.create('ir.sequence', [{ name, sequence_type: type, prefix: `${name}-` }]);
    return id;
  };
  const numbered = { template_sequence: await sequence('Product'), product_sequence: await sequence('Variant') };
  await tryton.write('product.configuration', [1], numbered);
  const id = await products.create('product.3', product('3'));
  expect(await products.create('product.3', product('3'))).toBe(id);
  const [row] = await tryton.read<{ code: string }>('product.product', [Number(id)], ['code']);
  expect(row?.code).toBe('product.3');
  await tryton.write('product.configuration', [1], { template_sequence: null, product_sequence: null });
});

it('makes none beside one that somebody deactivated, and does not find that one', async () => {
  const id = await products.create('product.4', product('4'));
  await tryton.write('product.product', [Number(id)], { active: false });
  expect(await ids({ sku: 'SKU-4' })).toEqual([]);
  expect(await products.create('product.4', product('4'))).toBe(id);
});

it('finds by SKU: what differs by letter case is another one, blanks around it do not count', async () => {
  const [typed = 0] = await made('Typed', 'T-5', { identifiers: [['create', [{ code: ' odd_SKU% "5" ' }]]] });
  const [plain = 0] = await made('Plain', 'T-6', {});
  const [barcode = 0] = await made('Bar code', 'T-7', {
    identifiers: [['create', [{ type: 'ean', code: '4006381333931' }, { code: 'T7' }]]],
  });
  expect(await ids({ sku: 'odd_SKU% "5"' })).toEqual([String(typed)]);
  expect(await ids({ sku: ' odd_SKU% "5"' })).toEqual([String(typed)]);
  for (const sku of ['ODD_SKU% "5"', 'odd_SKU%', 'odd-SKU% "5"', '%', '_', '', ' ', 'odd_SKU% "5'])
    expect(await ids({ sku })).toEqual([]);
  // Who gives products no identifiers has the SKU as their code.
  expect(await ids({ sku: 'T-6' })).toEqual([String(plain)]);
  expect(await ids({ sku: '4006381333931' })).toEqual([String(barcode)]);
  expect((await products.find({ sku: 'T7' }))[0]?.value).toMatchObject({ sku: 'T7', code: 'T-7' });
});

it('finds by name as it is written, and each of its variants', async () => {
  const name = `L'été 100 % "coton" \\ a_b`;
  const two = await made(name, 'V', { suffix_code: '-S' }, { suffix_code: '-M' });
  expect((await ids({ name })).sort()).toEqual(two.map(String).sort());
  for (const other of [name.toUpperCase(), name.replace('_', '-'), 'L%', '%', '', name.slice(0, -1)])
    expect(await ids({ name: other })).toEqual([]);
  expect(await ids({ code: 'V-M' })).toEqual([String(two[1])]);
});

it('finds by code what the shop calls so, or Tryton itself', async () => {
  const ours = await products.create('product.8', product('8'));
  const theirs = await products.create('product.shop-2.8', product('8'));
  const [own = 0] = await made('Own', '8', {});
  expect((await ids({ code: '8' })).sort()).toEqual([ours, theirs, String(own)].sort());
  const capital = await products.create('product.shop-2.a~41', product('aA'));
  await products.create('product.shop-2.aa', product('aa'));
  expect(await ids({ code: 'aA' })).toEqual([capital]);
});

it('reads all by pages, and then what changed: the variant, its template, its identifiers', async () => {
  people.age(['product_product', 'product_template', 'product_identifier']);
  const first = await readAll(products.read());
  expect(first.whole).toBe(true);
  const [a = 0] = await made('Changed A', 'CA', {});
  const [b = 0] = await made('Changed B', 'CB', { identifiers: [['create', [{ code: 'old' }]]] });
  const [c = 0] = await made('Changed C', 'CC', {});
  people.age(['product_product', 'product_template', 'product_identifier']);
  await tryton.write('product.product', [a], { description: 'new' });
  await tryton.write('product.identifier', [await people.id('product.identifier', ['product', '=', b])], {
    code: 'new',
  });
  await tryton.write(
    'product.template',
    [(await tryton.read<{ template: number }>('product.product', [c], ['template']))[0]?.template ?? 0],
    { name: 'Renamed' },
  );
  const { items, whole } = await readAll(products.read(first.cursor));
  expect(whole).toBe(false);
  const changed = items.flatMap((item) => ('id' in item ? [[item.id, item.value.name]] : []));
  expect(changed).toEqual([
    [String(a), 'Changed A'],
    [String(b), 'Changed B'],
    [String(c), 'Renamed'],
  ]);
});

it('says in words what is missing', async () => {
  const of = (category?: string): Promise<string> => {
    const sales = category === undefined ? {} : { account_category: category };
    return new TrytonErp({ ...access, sales }).products.create('product.9', product('9'));
  };
  await expect(of()).rejects.toMatchObject({ reason: 'tryton_no_account_category', params: { name: '' } });
  await expect(of('Gone')).rejects.toMatchObject({ reason: 'tryton_no_account_category', params: { name: 'Gone' } });
});
