/** Categories of products in Tryton: found by their path, made once. */
import { expect, it } from 'vitest';
import { TrytonErp } from '../../worker/src/erp/tryton/adapter.js';
import { server } from '../setup/own-tryton.js';
import { WORKER } from './company.js';
import { People } from './people.js';

const people = new People(server);
const { tryton } = people;
const store = (): TrytonErp['categories'] =>
  new TrytonErp({ url: server.url, database: server.database, ...WORKER }).categories;

async function made(name: string, parent: number | null = null, more: object = {}): Promise<number> {
  const [id = 0] = await tryton.create('product.category', [{ name, parent, ...more }]);
  return id;
}

async function pathOf(id: string): Promise<string> {
  const [row] = await tryton.read<{ rec_name: string }>('product.category', [Number(id)], ['rec_name']);
  return row?.rec_name ?? '';
}

const count = (): Promise<number> => tryton.on('product.category', 'search_count', [[]]);

it('uses what is there, whatever its letter case and accents, and makes the rest below it', async () => {
  const clothes = await made('Vêtements');
  const shirts = await made('T-Shirts', clothes);
  expect(await store().find(['vetements', 't-shirts'])).toEqual([String(shirts)]);
  expect(await store().create(['VÊTEMENTS ', 't-shirts'])).toBe(String(shirts));
  const long = await store().create(['vetements', 'T-SHIRTS', 'Manches longues', 'Œuf']);
  expect(await pathOf(long)).toBe('Vêtements / T-Shirts / Manches longues / Œuf');
  expect(await store().create(['Vêtements', 'T-shirts', 'manches longues', 'oeuf'])).toBe(long);
  // A path begins at the top, and a name means itself.
  for (const path of [
    ['T-shirts'],
    ['Vêtements', 'Manches longues'],
    ['%'],
    ['V_tements'],
    ['Vêtements / T-Shirts'],
    [],
  ])
    expect(await store().find(path)).toEqual([]);
  await expect(store().create(['', ' '])).rejects.toThrow('A category has a name');
});

it('leaves the accountants’ alone', async () => {
  expect(await store().find(['Ventes 20 %'])).toEqual([]);
  const id = await store().create(['Ventes 20 %']);
  const [row] = await tryton.read<{ accounting: unknown }>('product.category', [Number(id)], ['accounting']);
  expect(Boolean(row?.accounting)).toBe(false);
});

it('makes it once, by two writers at the same moment, too', async () => {
  const path = ['Cuisine', `L'"été" 100 %`, 'Tasses'];
  const one = store();
  const ids = await Promise.all([one, one, store(), store(), store()].map((each) => each.create(path)));
  expect(new Set(ids).size).toBe(1);
  const before = await count();
  expect(await store().find(path)).toEqual([ids[0]]);
  expect(await store().create(path)).toBe(ids[0]);
  expect(await count()).toBe(before);
  expect(await tryton.search('product.category', [['name', '=', 'Tasses']], ['id'])).toHaveLength(1);
});

it('goes on with the first where there are several, wherever the next lies', async () => {
  const first = await made('Double');
  const second = await made('DOUBLÉ');
  const below = await made('Dessous', second);
  expect(await store().find(['double'])).toEqual([String(first), String(second)]);
  expect(await store().create(['double'])).toBe(String(first));
  expect(await store().create(['double', 'dessous'])).toBe(String(below));
  expect(await pathOf(await store().create(['double', 'autre']))).toBe('Double / autre');
});

it('takes what came second away again, unless somebody uses it already', async () => {
  for (const isUsed of [false, true]) {
    const path = [`Quicker ${String(isUsed)}`];
    const categories = store();
    const { create } = tryton;
    expect(create).toBeDefined();
    // Somebody makes it between our look and our own.
    const inside = (categories as unknown as { tryton: typeof tryton }).tryton;
    const own = inside.create.bind(inside);
    let first = 0;
    inside.create = async (model, values) => {
      first = await made(path[0] ?? '');
      const [second = 0] = await own(model, values);
      if (isUsed) await made('below', second);
      return [second];
    };
    expect(await categories.create(path)).toBe(String(first));
    expect(await store().find(path)).toHaveLength(isUsed ? 2 : 1);
  }
});
