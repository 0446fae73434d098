import { expect } from 'vitest';
import { offered, type CategoryStore } from '../port.js';
import { part, type Check, type TestBed } from './bed.js';
import { atOnce, dyingAtEachStep } from './making.js';
import { fails } from './reading.js';

const store = (bed: TestBed): CategoryStore => offered(bed.open(), 'categories');

export const categoryChecks: readonly Check[] = [
  {
    name: 'a category is found by its path from the top, whatever its letter case and accents, and by no part of it',
    run: async (bed) => {
      const { have } = part(bed, 'categories');
      const tea = await have('Thés & infusions', await have('Épicerie', ''));
      const one = store(bed);
      expect(await one.find(['EPICERIE', 'thes & Infusions'])).toEqual([tea]);
      for (const path of [
        [],
        ['Thés & infusions'],
        ['Épicerie', '%'],
        ['Épicerie', 'Thés'],
        ['Epiceri_'],
        ['Épicerie', 'Thé'],
      ])
        expect(await one.find(path), path.join('/')).toEqual([]);
    },
  },
  {
    name: 'what is there is used in whatever spelling, and only what is missing is made',
    run: async (bed) => {
      const above = await part(bed, 'categories').have('Épicerie', '');
      const before = await part(bed, 'categories').count();
      const id = await store(bed).create(['epicerie', 'Œufs']);
      expect(await part(bed, 'categories').count()).toBe(before + 1);
      for (const path of [
        ['Épicerie', 'Œufs'],
        ['ÉPICERIE', 'oeufs'],
      ])
        expect([await store(bed).create(path), ...(await store(bed).find(path))]).toEqual([id, id]);
      expect(await store(bed).find(['Epicerie'])).toEqual([above]);
      expect(await part(bed, 'categories').count()).toBe(before + 1);
    },
  },
  {
    name: 'one of the same name elsewhere is another one',
    run: async (bed) => {
      const made = [await store(bed).create(['Femme', 'Pulls']), await store(bed).create(['Homme', 'Pulls'])];
      made.push(await store(bed).create(['Pulls']));
      expect(new Set(made).size).toBe(3);
      expect(await store(bed).find(['homme', 'pulls'])).toEqual([made[1]]);
    },
  },
  {
    name: 'of several of one name all are found, and always the same is used',
    run: async (bed) => {
      const { have } = part(bed, 'categories');
      const twins = [await have('Double', ''), await have('DOUBLE', '')];
      expect((await store(bed).find(['double'])).sort()).toEqual([...twins].sort());
      const used = await store(bed).create(['double']);
      expect(twins).toContain(used);
      expect(await store(bed).create(['Double'])).toBe(used);
      expect(await part(bed, 'categories').count()).toBeGreaterThanOrEqual(2);
    },
  },
  {
    name: 'what is made at the same moment by several is there once',
    run: async (bed) => {
      const before = await part(bed, 'categories').count();
      const path = ['Maison', 'Linge "100 %"'];
      const id = await atOnce(bed, (erp) => offered(erp, 'categories').create(path));
      expect(await store(bed).find(path)).toEqual([id]);
      expect(await part(bed, 'categories').count()).toBe(before + 2);
    },
  },
  {
    name: 'a worker that dies between the write and its acknowledgement, and makes it again, has made one',
    run: async (bed) => {
      await dyingAtEachStep(
        bed,
        (erp, step) => offered(erp, 'categories').create([`Top ${String(step)}`, 'Below']),
        async (id, where) => {
          const [, step = ''] = /step (\d+)/.exec(where) ?? [];
          expect(await store(bed).find([`Top ${step}`, 'Below']), where).toEqual([id]);
          expect(await store(bed).find([`Top ${step}`]), where).toHaveLength(1);
        },
      );
    },
  },
  {
    name: 'an ERP that is out of reach is not one without categories, and says so in words',
    run: async (bed) => {
      const id = await store(bed).create(['Maison']);
      const one = store(bed);
      await bed.breakDown('categories');
      await fails(() => one.find(['Maison']));
      await fails(() => one.create(['Maison']));
      await bed.mend();
      expect(await store(bed).create(['Maison'])).toBe(id);
    },
  },
];
