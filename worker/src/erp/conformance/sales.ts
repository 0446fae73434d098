import { expect } from 'vitest';
import { testSale, type SaleChange } from '../../../../test/fixtures/sale.js';
import { offered, type SaleSink } from '../port.js';
import { ErpProblem } from '../../model/problem.js';
import { hashOf } from '../../model/record.js';
import type { Sale, SaleComment } from '../../model/sale.js';
import { part, type Check, type HeldSale, type TestBed } from './bed.js';
import { inWords } from './reading.js';

const sink = (bed: TestBed): SaleSink => offered(bed.open(), 'sales');

const sale = (caption: string, change: SaleChange = {}): Sale =>
  testSale({ key: 'sale.1', ...change, content: { caption, ...change.content } });

const comments = (one: string, two: string): [SaleComment, SaleComment] => [
  { text: one, hash: hashOf(one) },
  { text: two, hash: hashOf(two) },
];

const held = (bed: TestBed, key = 'sale.1'): Promise<HeldSale[]> => part(bed, 'sales').held(key);

/** So many steps at least are died before; with fewer the harness has found no place to die at. */
const fewestSteps = 3;

export const saleChecks: readonly Check[] = [
  {
    name: 'a sale that is put twice is there once',
    run: async (bed) => {
      expect(await sink(bed).put(sale('one'))).toEqual({ revision: 1, done: 'created' });
      expect(await sink(bed).put(sale('one'))).toEqual({ revision: 1, done: 'unchanged' });
      expect(await held(bed)).toMatchObject([{ state: 'final', caption: 'one' }]);
    },
  },
  {
    name: 'a sale that is put twice at the same moment is there once',
    run: async (bed) => {
      const one = sink(bed);
      await Promise.all([one.put(sale('one')), one.put(sale('one')), one.put(sale('one'))]);
      expect(await held(bed)).toHaveLength(1);
    },
  },
  {
    name: 'what changed comes as the next revision, in place of the one before',
    run: async (bed) => {
      const one = sink(bed);
      await one.put(sale('one', { state: 'draft' }));
      expect(await one.put(sale('two', { state: 'draft' }))).toEqual({ revision: 2, done: 'updated' });
      expect(await held(bed)).toMatchObject([{ state: 'draft', caption: 'two' }]);
      // Back to what it was is a change, too.
      expect(await sink(bed).put(sale('one', { state: 'draft' }))).toEqual({ revision: 3, done: 'updated' });
      expect(await held(bed)).toMatchObject([{ caption: 'one' }]);
    },
  },
  {
    name: 'no sign of a text and no cent of an amount is lost',
    run: async (bed) => {
      const caption = 'Merci ; « l’été » "N° 1" 猫 €';
      const odd = sale(caption, { content: { totals: { net: '25.00', tax: '5.00', total: '30.00' } } });
      await sink(bed).put(odd);
      const lines = odd.content.lines.length;
      expect(await held(bed)).toEqual([{ state: 'final', caption, total: '30.00', lines, comments: [] }]);
    },
  },
  {
    name: 'what was put is found by its whole key and by no other, also by a worker that was started anew',
    run: async (bed) => {
      const one = sale('one', { state: 'draft', key: 'sale.12' });
      expect(await sink(bed).find('sale.12')).toBeUndefined();
      await sink(bed).put(one);
      expect(await sink(bed).find('sale.12')).toEqual({
        kind: 'invoice',
        state: 'draft',
        hash: hashOf(one),
        revision: 1,
      });
      for (const key of ['sale.1', 'sale.123', 'refund.12', 'sale.2', 'sale.shop.12'])
        expect(await sink(bed).find(key)).toBeUndefined();
    },
  },
  {
    name: 'comments of a sale are there once each, also behind those of a final one',
    run: async (bed) => {
      const [one, two] = comments('Livraison: Colissimo\nFrais: 6.00 EUR', 'Livraison: « l’été »');
      const put = (...some: SaleComment[]): ReturnType<SaleSink['put']> =>
        sink(bed).put(sale('one', { comments: some }));
      const told = async (): Promise<unknown> => (await held(bed)).map((each) => each.comments);
      await put(one);
      expect(await put(one)).toMatchObject({ done: 'unchanged' });
      expect(await told()).toEqual([[one.text]]);
      expect(await put(one, two)).toEqual({ revision: 2, done: 'updated' });
      expect(await put(one, two)).toEqual({ revision: 2, done: 'unchanged' });
      expect(await told()).toEqual([[one.text, two.text]]);
    },
  },
  {
    name: 'a worker that dies while it tells a comment has told it once',
    run: async (bed) => {
      const all = comments('one', 'two');
      for (let step = 1; ; step += 1) {
        const key = `sale.${String(step)}`;
        const [first] = all;
        await sink(bed).put(sale('one', { key, comments: [first] }));
        const died = await part(bed, 'sales').dies(sale('one', { key, comments: all }), step);
        await sink(bed).put(sale('one', { key, comments: all }));
        expect(await held(bed, key), `killed before step ${String(step)}`).toMatchObject([
          { comments: ['one', 'two'] },
        ]);
        if (!died) break;
      }
    },
  },
  {
    name: 'sales of other keys are others: refunds, and those of another source of orders',
    run: async (bed) => {
      const keys = ['sale.1', 'sale.12', 'refund.1', 'sale.my-shop.1'];
      for (const key of keys) expect(await sink(bed).put(sale(key, { key }))).toEqual({ revision: 1, done: 'created' });
      for (const key of keys) expect(await held(bed, key)).toMatchObject([{ caption: key }]);
    },
  },
  {
    name: 'a sale that is not wanted any more is withdrawn, and stays so',
    run: async (bed) => {
      await sink(bed).put(sale('one', { state: 'draft' }));
      const withdrawn = sale('one', { state: 'withdrawn' });
      expect(await sink(bed).put(withdrawn)).toEqual({ revision: 2, done: 'updated' });
      expect(await sink(bed).put(withdrawn)).toEqual({ revision: 2, done: 'unchanged' });
      expect(await sink(bed).find('sale.1')).toMatchObject({ state: 'withdrawn' });
      expect((await held(bed)).filter(({ state }) => state !== 'withdrawn')).toEqual([]);
    },
  },
  {
    name: 'a worker that dies between the write and its acknowledgement, and puts it again, has put it once',
    run: async (bed) => {
      let step = 1;
      for (; ; step += 1) {
        const key = `sale.${String(step)}`;
        const died = await part(bed, 'sales').dies(sale('one', { key }), step);
        await sink(bed).put(sale('one', { key }));
        const where = `killed before step ${String(step)}`;
        expect(await sink(bed).put(sale('one', { key })), where).toEqual({ revision: 1, done: 'unchanged' });
        expect(await held(bed, key), where).toMatchObject([{ caption: 'one' }]);
        if (!died) break;
      }
      expect(step).toBeGreaterThanOrEqual(fewestSteps);
    },
  },
  {
    name: 'a worker that dies while the sale changes leaves one, and the next one has the last word',
    run: async (bed) => {
      for (let step = 1; ; step += 1) {
        const key = `sale.${String(step)}`;
        await sink(bed).put(sale('one', { key, state: 'draft' }));
        const died = await part(bed, 'sales').dies(sale('two', { key, state: 'draft' }), step);
        await sink(bed).put(sale('three', { key }));
        expect(await held(bed, key), `killed before step ${String(step)}`).toMatchObject([
          { state: 'final', caption: 'three' },
        ]);
        if (!died) break;
      }
    },
  },
  {
    name: 'an ERP that is out of reach is no sale’s fault, says so in words, and takes it later, once',
    run: async (bed) => {
      await sink(bed).put(sale('before', { key: 'sale.2' }));
      await bed.breakDown('sales');
      const error = await sink(bed)
        .put(sale('one'))
        .catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ErpProblem);
      inWords(error as ErpProblem);
      await bed.mend();
      await sink(bed).put(sale('one'));
      expect(await held(bed)).toHaveLength(1);
      expect(await sink(bed).put(sale('before', { key: 'sale.2' }))).toMatchObject({ done: 'unchanged' });
    },
  },
  {
    name: 'many that are put at once are put as each alone would have been, in their order',
    run: async (bed) => {
      const one = sink(bed);
      if (one.putAll === undefined) return;
      await one.put(sale('there', { key: 'sale.2' }));
      await one.put(sale('before', { key: 'sale.3', state: 'draft' }));
      const some = [
        sale('one', { state: 'draft' }),
        sale('there', { key: 'sale.2' }),
        sale('after', { key: 'sale.3', state: 'draft' }),
        // The same order again, changed meanwhile, and back.
        ...['two', 'one'].map((caption) => sale(caption, { state: 'draft' })),
        sale('refund', { key: 'refund.1' }),
      ];
      expect(await one.putAll(some)).toEqual([
        ...[
          { revision: 1, done: 'created' },
          { revision: 1, done: 'unchanged' },
          { revision: 2, done: 'updated' },
        ],
        ...[
          { revision: 2, done: 'updated' },
          { revision: 3, done: 'updated' },
          { revision: 1, done: 'created' },
        ],
      ]);
      for (const [key, caption] of Object.entries({ 'sale.1': 'one', 'sale.2': 'there', 'sale.3': 'after' }))
        expect(await held(bed, key)).toMatchObject([{ caption }]);
      const known = await sink(bed).find('sale.1');
      expect(known).toMatchObject({ revision: 3, hash: hashOf(sale('one', { state: 'draft' })) });
      // What follows counts on, whichever way it is put.
      expect(await sink(bed).put(sale('last'))).toEqual({ revision: 4, done: 'updated' });
      expect(await one.putAll([sale('last')])).toEqual([{ revision: 4, done: 'unchanged' }]);
      expect(await one.putAll([])).toEqual([]);
    },
  },
  {
    name: 'many that are put at once twice at the same moment, and one of them alone, are there once',
    run: async (bed) => {
      const one = sink(bed);
      if (one.putAll === undefined) return;
      const some = Array.from({ length: 12 }, (_, n) => sale('one', { key: `sale.${String(n + 1)}` }));
      const [alone = sale('one')] = some;
      const other = sink(bed);
      await Promise.all([one.putAll(some), one.put(alone), other.putAll?.(some), other.put(alone), one.putAll(some)]);
      const after = await sink(bed).putAll?.(some);
      expect(after).toEqual(some.map(() => ({ revision: 1, done: 'unchanged' })));
      for (const { key } of some) expect(await held(bed, key)).toMatchObject([{ caption: 'one' }]);
    },
  },
  {
    name: 'a worker that dies while it puts many, and puts them again, has put each once',
    run: async (bed) => {
      if (sink(bed).putAll === undefined) return;
      if (bed.dies === undefined) throw new Error('The adapter puts many at once, but its harness lets no worker die.');
      for (let step = 1; ; step += 1) {
        const keys = ['a', 'b', 'c'].map((name) => `sale.${name}-${String(step)}.1`);
        const [first = ''] = keys;
        await sink(bed).put(sale('before', { key: first, state: 'draft' }));
        const some = keys.map((key) => sale('one', { key }));
        const died = await bed.dies(step, (erp) => offered(erp, 'sales').putAll?.(some) ?? Promise.resolve());
        const where = `killed before step ${String(step)}`;
        // One of them alone, all of them, or all of them changed.
        if (step % 3 === 1) await sink(bed).put(sale('one', { key: first }));
        const last = step % 3 === 2 ? 'two' : 'one';
        await sink(bed).putAll?.(keys.map((key) => sale(last, { key })));
        const again = await sink(bed).putAll?.(keys.map((key) => sale(last, { key })));
        expect(
          again?.map((put) => 'done' in put && put.done),
          where,
        ).toEqual(keys.map(() => 'unchanged'));
        for (const key of keys) expect(await held(bed, key), where).toMatchObject([{ state: 'final', caption: last }]);
        if (died) continue;
        expect(step).toBeGreaterThanOrEqual(fewestSteps);
        return;
      }
    },
  },
];
