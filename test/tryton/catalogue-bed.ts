/** Contacts, products, categories, stock and warehouses of Tryton, as people have them there, for the conformance suite. */
import type { TestBed } from '../../worker/src/erp/conformance.js';
import { day, decimal } from '../../worker/src/erp/tryton/client/values.js';
import type { People } from './people.js';
import { today, type Trade } from './trade.js';

type Parts = Required<Pick<TestBed, 'contacts' | 'products' | 'categories' | 'stock' | 'outlets'>>;

const inactiveToo = { context: { active_test: false } };
const phones = ['phone', 'mobile'];

interface Held {
  name: string;
  'contact_mechanisms.': { type: string; value: string }[];
}

export function catalogueParts(people: People, trade: Trade): Parts {
  const { tryton } = people;
  const count = (model: string, ...domain: unknown[]): Promise<number> =>
    tryton.on(model, 'search_count', [domain], inactiveToo);
  const shelves = new Shelves(people, trade);

  return {
    contacts: {
      have: async (contacts) => {
        const ids = await people.add(
          ...contacts.map(({ name, active, emails, phones: numbers }) => ({
            ...{ name, active },
            mechanisms: [...emails.map((value) => ({ value })), ...numbers.map((value) => ({ type: 'phone', value }))],
          })),
        );
        return ids.map(String);
      },
      held: async (id) => {
        const fields = ['name', 'contact_mechanisms.type', 'contact_mechanisms.value'];
        const [row] = await tryton.read<Held>('party.party', [Number(id)], fields);
        const { name = '', 'contact_mechanisms.': mechanisms = [] } = row ?? {};
        const valuesOf = (types: readonly string[]): string[] =>
          mechanisms.filter(({ type }) => types.includes(type)).map(({ value }) => value);
        return { name, emails: valuesOf(['email']), phones: valuesOf(phones) };
      },
      count: () => count('party.party'),
    },
    products: {
      have: async (products) => {
        const unit = await people.id('product.uom', ['symbol', '=', 'u']);
        const templates = await tryton.create(
          'product.template',
          products.map(({ name, sku, code }) => {
            const variant = { cost_price: decimal('0'), identifiers: [['create', [{ code: sku }]]] };
            return {
              ...{ name, code, type: 'goods', default_uom: unit, list_price: decimal('1') },
              ...{ cost_price_method: 'fixed', products: [['create', [variant]]] },
            };
          }),
        );
        const rows = await tryton.read<{ products: number[] }>('product.template', templates, ['products']);
        const byTemplate = new Map(rows.map((row) => [row.id, row.products]));
        return templates.flatMap((id) => (byTemplate.get(id) ?? []).map(String));
      },
      rename: async (id, name) => {
        const template = await people.id('product.template', ['products', '=', Number(id)]);
        await tryton.write('product.template', [template], { name });
      },
      deactivate: (id) => tryton.write('product.product', [Number(id)], { active: false }),
      count: () => count('product.product'),
    },
    categories: {
      have: async (name, parent) => {
        const values = { name, parent: parent === '' ? null : Number(parent) };
        const [id = 0] = await tryton.create('product.category', [values]);
        return String(id);
      },
      count: () => count('product.category', ['accounting', '=', false]),
    },
    stock: { have: (outlet, product, quantity) => shelves.count(Number(outlet), Number(product), Number(quantity)) },
    outlets: { have: async (name) => String(await shelves.warehouse(name)) },
  };
}

export class Shelves {
  constructor(
    private readonly people: People,
    private readonly trade: Trade,
  ) {}

  async warehouse(name: string): Promise<number> {
    const { tryton } = this.people;
    const place = async (zone: string): Promise<number> => {
      const [id = 0] = await tryton.create('stock.location', [{ name: `${name}: ${zone}`, type: 'storage' }]);
      return id;
    };
    const zones = {
      ...{ input_location: await place('in'), output_location: await place('out') },
      ...{ storage_location: await place('storage') },
      lost_found_location: await this.people.id('stock.location', ['type', '=', 'lost_found']),
    };
    const [id = 0] = await tryton.create('stock.location', [{ name, type: 'warehouse', ...zones }]);
    return id;
  }

  /** So many are found there, by an inventory of today. */
  async count(warehouse: number, product: number, quantity: number): Promise<void> {
    const { tryton } = this.people;
    const [row] = await tryton.read<{ storage_location: number }>('stock.location', [warehouse], ['storage_location']);
    const lines = [['create', [{ product, quantity }]]];
    const values = { location: row?.storage_location, date: day(today()), empty_quantity: 'keep', lines };
    const [inventory = 0] = await tryton.create('stock.inventory', [values]);
    await this.trade.press('stock.inventory', 'confirm', inventory);
  }
}
