/** Stock and warehouses in Tryton. */
import { expect, it } from 'vitest';
import { TrytonErp } from '../../worker/src/erp/tryton/adapter.js';
import { readAll } from '../../worker/src/erp/conformance/reading.js';
import { decimal } from '../../worker/src/erp/tryton/client/values.js';
import { server } from '../setup/own-tryton.js';
import { Shelves } from './catalogue-bed.js';
import { RATES, WORKER } from './company.js';
import { People } from './people.js';
import { Trade } from './trade.js';

const people = new People(server);
const { tryton } = people;
const trade = new Trade(people);
const shelves = new Shelves(people, trade);
const { stock, outlets, products } = new TrytonErp({
  ...{ url: server.url, database: server.database, ...WORKER },
  sales: { account_category: RATES[20].category },
});

async function levels(outlet?: string): Promise<Record<string, string>> {
  const { items, whole } = await readAll(stock.read(outlet));
  expect(whole).toBe(true);
  return Object.fromEntries(items.map((item) => ('product' in item ? [item.product, item.quantity] : ['', ''])));
}

it('tells how many there are, by warehouse and in all of them together', async () => {
  const first = await people.id('stock.location', ['type', '=', 'warehouse']);
  const second = await shelves.warehouse('Magasin');
  expect(await outlets.all()).toEqual([
    { id: String(first), name: expect.any(String) as string },
    { id: String(second), name: 'Magasin' },
  ]);
  const cup = await trade.product('Cup');
  const none = await trade.product('None');
  const product = { name: 'Service', description: '', sku: '', code: '', category: '' };
  const service = await products.create('shop.service', product, { type: 'service' });
  const gone = await trade.product('Gone');
  await tryton.write('product.product', [gone], { active: false });
  await shelves.count(first, cup, 1000000);
  await shelves.count(second, cup, 7);
  expect(await levels(String(first))).toEqual({ [cup]: '1000000', [none]: '0' });
  expect(await levels(String(second))).toEqual({ [cup]: '7', [none]: '0' });
  expect(await levels()).toEqual({ [cup]: '1000007', [none]: '0' });
  expect(Object.keys(await levels())).not.toContain(service);
});

it('counts pieces of what can be cut to its decimals, and what was sold only once it has left', async () => {
  const warehouse = await people.id('stock.location', ['type', '=', 'warehouse']);
  const [template = 0] = await tryton.create('product.template', [
    {
      ...{ name: 'Cloth', type: 'goods', list_price: decimal('1'), cost_price_method: 'fixed' },
      default_uom: await people.id('product.uom', ['symbol', '=', 'm']),
      products: [['create', [{ cost_price: decimal('0') }]]],
    },
  ]);
  const cloth = await people.id('product.product', ['template', '=', template]);
  for (const part of [0.1, 0.3]) await shelves.count(warehouse, cloth, part);
  expect((await levels())[String(cloth)]).toBe('0.3');

  const cup = await trade.product('Sold cup');
  await shelves.count(warehouse, cup, 10);
  const [party = 0] = await people.add({ name: 'Buyer', addresses: [{ city: 'Lyon' }] });
  const sale = await trade.quotation(party, cup);
  await trade.press('sale.sale', 'confirm', sale);
  expect((await levels())[String(cup)]).toBe('10');
  await trade.ship(sale);
  expect((await levels())[String(cup)]).toBe('8');
});

it('says in words that there is no such warehouse', async () => {
  for (const outlet of ['99', '', '1; DROP', 'x'])
    await expect(readAll(stock.read(outlet))).rejects.toMatchObject({ reason: 'tryton_no_outlet', params: { outlet } });
});
