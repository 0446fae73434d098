import { expect } from 'vitest';
import type { Kept } from '../../model/kept.js';
import { isProblem } from '../../model/problem.js';
import type { Product } from '../../model/product.js';
import { offered, type ProductStore } from '../port.js';
import { part, type Check, type TestBed } from './bed.js';
import { atOnce, dyingAtEachStep } from './making.js';
import { fails, forgetsForeignCursor, readAll, records } from './reading.js';

const store = (bed: TestBed): ProductStore => offered(bed.open(), 'products');

const product = (code: string, change: Partial<Product> = {}): Product => ({
  ...{ name: `Product ${code}`, description: '', sku: `SKU-${code}`, code, category: '' },
  ...change,
});

const cup = product('901', { name: 'Tasse', sku: 'CUP' });

async function ids(finder: ProductStore, by: Parameters<ProductStore['find']>[0]): Promise<string[]> {
  return (await finder.find(by)).map(({ id }) => id).sort();
}

/** More than an ERP answers at once. */
const many = 450;

export const productChecks: readonly Check[] = [
  {
    name: 'a first reading names each product once, however many there are',
    run: async (bed) => {
      const given = Array.from({ length: many }, (_, n) => ({
        ...{ name: `P ${String(n)}`, sku: `S${String(n)}`, code: `C${String(n)}` },
      }));
      const added = await part(bed, 'products').have(given);
      const found = await records<Kept<Product>>(store(bed).read());
      expect(found.map(({ id }) => id).sort()).toEqual([...added].sort());
      expect(found.map(({ value: { name, sku, code } }) => ({ name, sku, code }))).toEqual(
        expect.arrayContaining(given),
      );
    },
  },
  {
    name: 'a reading of changes names what changed and what is new; a cursor of nobody is none',
    run: async (bed) => {
      const [id = ''] = await part(bed, 'products').have([{ name: 'Old', sku: 'S', code: 'C' }]);
      const { cursor } = await readAll(store(bed).read());
      await part(bed, 'products').rename(id, 'New');
      await store(bed).create('product.901', cup);
      const { items } = await readAll(store(bed).read(cursor));
      const names = items.flatMap((item) => (isProblem(item) ? [] : item.value.name));
      expect(names).toEqual(expect.arrayContaining(['New', 'Tasse']));
      await forgetsForeignCursor((since) => store(bed).read(since));
    },
  },
  {
    name: 'a product is found by its SKU as it is written: another letter case, or a part, is another one',
    run: async (bed) => {
      const finder = store(bed);
      const [id] = await part(bed, 'products').have([
        { name: 'One', sku: 'AB_1%', code: 'C1' },
        { name: 'Two', sku: 'ABX1%', code: 'C2' },
        { name: 'Three', sku: 'AB_1% ', code: 'C3' },
      ]);
      expect(await ids(finder, { sku: 'AB_1%' })).toContain(id);
      expect(await ids(finder, { sku: ' AB_1% ' })).toEqual(await ids(finder, { sku: 'AB_1%' }));
      expect((await store(bed).find({ sku: 'AB_1%' })).map(({ value }) => value.name)).not.toContain('Two');
      for (const sku of ['', ' ', '%', '_____', 'ab_1%', 'AB_1', 'AB%'])
        expect(await ids(finder, { sku }), sku).toEqual([]);
    },
  },
  {
    name: 'a product is found by its whole name or code; of several of one name all are named',
    run: async (bed) => {
      const finder = store(bed);
      const name = `L'été "100 %" a_b`;
      const [one, two, own] = await part(bed, 'products').have([
        { name, sku: 'S1', code: 'C1' },
        { name, sku: 'S2', code: 'C2' },
        { name: 'Own', sku: 'S3', code: '77' },
      ]);
      expect(await ids(finder, { name })).toEqual([one, two].sort());
      expect(await ids(finder, { code: '77' })).toEqual([own]);
      for (const other of ['', '%', name.slice(1), name.replace('_', 'x')]) {
        expect(await ids(finder, { name: other }), other).toEqual([]);
        expect(await ids(finder, { code: other }), other).toEqual([]);
      }
      expect(await ids(finder, { code: '7' })).toEqual([]);
    },
  },
  {
    name: 'what is not active is not found',
    run: async (bed) => {
      const finder = store(bed);
      const [id = ''] = await part(bed, 'products').have([{ name: 'Gone', sku: 'GONE', code: 'C1' }]);
      await part(bed, 'products').deactivate(id);
      expect(await ids(finder, { sku: 'GONE' })).toEqual([]);
    },
  },
  {
    name: 'what was created is found with all that was said, no sign of it lost, also by a worker that was started anew',
    run: async (bed) => {
      const categories = bed.open().categories;
      const category = categories === undefined ? '' : await categories.create(['Table', 'Tasses']);
      const odd = { ...cup, name: 'Tasse « été » 猫; "1"', description: 'Deux\nlignes <b>', category };
      const id = await store(bed).create('product.901', odd);
      for (const by of [{ sku: odd.sku }, { code: odd.code }, { name: odd.name }])
        expect(await store(bed).find(by)).toEqual([{ id, value: odd }]);
    },
  },
  {
    name: 'what is created twice, or at the same moment by several, is there once',
    run: async (bed) => {
      const before = await part(bed, 'products').count();
      const id = await atOnce(bed, (erp) => offered(erp, 'products').create('product.901', cup));
      expect(await store(bed).create('product.901', cup)).toBe(id);
      expect(await part(bed, 'products').count()).toBe(before + 1);
    },
  },
  {
    name: 'what somebody deactivated is not created a second time',
    run: async (bed) => {
      const id = await store(bed).create('product.901', cup);
      await part(bed, 'products').deactivate(id);
      const before = await part(bed, 'products').count();
      expect(await store(bed).create('product.901', cup)).toBe(id);
      expect(await part(bed, 'products').count()).toBe(before);
    },
  },
  {
    name: 'keys that differ are two, though all else is equal',
    run: async (bed) => {
      const finder = store(bed);
      const keys = ['product.901', 'product.9010', 'product.shop-2.901', 'product.shop-3.901', 'shop.shipping'];
      const made = [];
      for (const key of keys) made.push(await store(bed).create(key, cup));
      expect(new Set(made).size).toBe(keys.length);
      expect(await ids(finder, { sku: cup.sku })).toEqual([...made].sort());
    },
  },
  {
    name: 'a worker that dies between the write and its acknowledgement, and creates it again, has made one',
    run: async (bed) => {
      const before = await part(bed, 'products').count();
      let made = 0;
      await dyingAtEachStep(
        bed,
        (erp, step) => offered(erp, 'products').create(`product.${String(step)}`, cup),
        async (_id, where) => {
          made += 1;
          expect(await part(bed, 'products').count(), where).toBe(before + made);
        },
      );
    },
  },
  {
    name: 'an ERP that is out of reach is not one without products, and says so in words',
    run: async (bed) => {
      const id = await store(bed).create('product.901', cup);
      const one = store(bed);
      await bed.breakDown('products');
      await fails(() => one.find({ sku: cup.sku }));
      await fails(() => one.create('product.902', cup));
      await fails(() => readAll(one.read()));
      await bed.mend();
      expect(await store(bed).create('product.901', cup)).toBe(id);
    },
  },
];
