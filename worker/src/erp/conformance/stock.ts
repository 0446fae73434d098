import { expect } from 'vitest';
import type { StockLevel } from '../../model/stock.js';
import { offered, type OutletSource, type StockSource } from '../port.js';
import { part, type Check, type TestBed } from './bed.js';
import { fails, readAll, records } from './reading.js';

const stock = (bed: TestBed): StockSource => offered(bed.open(), 'stock');
const outlets = (bed: TestBed): OutletSource => offered(bed.open(), 'outlets');

/** By product; each is named once. */
async function levels(bed: TestBed, outlet?: string): Promise<Record<string, string>> {
  const all = await records<StockLevel>(stock(bed).read(outlet));
  const byProduct = Object.fromEntries(all.map(({ product, quantity }) => [product, quantity]));
  expect(Object.keys(byProduct)).toHaveLength(all.length);
  return byProduct;
}

async function filled(bed: TestBed): Promise<[one: string, two: string, cup: string, none: string]> {
  const [cup = '', none = ''] = await part(bed, 'products').have([
    { name: 'Cup', sku: 'CUP', code: 'C1' },
    { name: 'None', sku: 'NONE', code: 'C2' },
  ]);
  const [one, two] = [await part(bed, 'outlets').have('Lyon'), await part(bed, 'outlets').have('Paris')];
  await part(bed, 'stock').have(one, cup, '1000000');
  await part(bed, 'stock').have(two, cup, '7');
  return [one, two, cup, none];
}

export const stockChecks: readonly Check[] = [
  {
    name: 'stock is that of the outlet that was asked for, and of all of them together, to the piece',
    run: async (bed) => {
      const [one, two, cup, none] = await filled(bed);
      expect(await levels(bed, one)).toEqual({ [cup]: '1000000', [none]: '0' });
      expect(await levels(bed, two)).toEqual({ [cup]: '7', [none]: '0' });
      expect(await levels(bed)).toEqual({ [cup]: '1000007', [none]: '0' });
    },
  },
  {
    name: 'an outlet that is not there is not an empty one',
    run: async (bed) => {
      await filled(bed);
      for (const outlet of ['', 'nowhere', '999999']) await fails(() => readAll(stock(bed).read(outlet)));
    },
  },
  {
    name: 'an ERP that is out of reach is not one without stock, and says so in words',
    run: async (bed) => {
      const [, two, cup] = await filled(bed);
      const one = stock(bed);
      await bed.breakDown('stock');
      await fails(() => readAll(one.read()));
      await bed.mend();
      expect((await levels(bed, two))[cup]).toBe('7');
    },
  },
];

export const outletChecks: readonly Check[] = [
  {
    name: 'each outlet is named once, by its name',
    run: async (bed) => {
      const before = await outlets(bed).all();
      const name = `L'atelier "1" 猫`;
      const added = [await part(bed, 'outlets').have(name), await part(bed, 'outlets').have('Paris')];
      const all = await outlets(bed).all();
      expect(all).toHaveLength(before.length + 2);
      expect(all).toEqual(expect.arrayContaining([...before, { id: added[0], name }, { id: added[1], name: 'Paris' }]));
    },
  },
  {
    name: 'an ERP that is out of reach is not one without outlets, and says so in words',
    run: async (bed) => {
      const one = outlets(bed);
      await bed.breakDown('outlets');
      await fails(() => one.all());
      await bed.mend();
    },
  },
];
