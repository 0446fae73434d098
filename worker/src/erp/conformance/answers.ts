import { expect } from 'vitest';
import { testSale } from '../../../../test/fixtures/sale.js';
import { offered, type AnswerSource } from '../port.js';
import { isTakenBack, type SaleState } from '../../model/sale.js';
import { part, type Check, type GivenAnswer, type TestBed } from './bed.js';
import { fails, forgetsForeignCursor, readAll, records } from './reading.js';

const source = (bed: TestBed): AnswerSource => offered(bed.open(), 'answers');

const given: GivenAnswer = { state: 'final', total: '30.00', paid: undefined, stockOut: undefined };

/** Drafts: an ERP that gives numbers by itself answers final ones before anybody asks. */
async function put(bed: TestBed, ...keys: string[]): Promise<void> {
  for (const key of keys) await offered(bed.open(), 'sales').put(testSale({ key, state: 'draft' }));
}

/** `put`: keys of what is not answered yet; where the ERP answers at once, they are drafts there. */
async function expectAnswers(bed: TestBed, { final, put: open }: { final: string[]; put: string[] }): Promise<void> {
  const found = await answers(bed);
  const keys = (state: string): string[] =>
    [...found.values()].filter((one) => one.state === state).map(({ key }) => key);
  expect([keys('final').sort(), keys('draft').sort()]).toEqual([final, part(bed, 'answers').atOnce ? open : []]);
}

/** The answers, by key; no key has two. */
async function answers(bed: TestBed): Promise<Map<string, SaleState>> {
  const all = (await records(source(bed).read())).flatMap((item) => (isTakenBack(item) ? [] : [item]));
  const byKey = new Map(all.map((state) => [state.key, state]));
  expect(byKey.size).toBe(all.length);
  return byKey;
}

export const answerChecks: readonly Check[] = [
  {
    name: 'before the ERP has answered there is no answer, and that is no fault',
    run: async (bed) => {
      await expectAnswers(bed, { final: [], put: [] });
      await put(bed, 'sale.1');
      await expectAnswers(bed, { final: [], put: ['sale.1'] });
    },
  },
  {
    name: 'an answer is the sale’s of its whole key, with what the ERP made of it',
    run: async (bed) => {
      await put(bed, 'sale.1', 'sale.12');
      const number = await part(bed, 'answers').answer('sale.12', { ...given, paid: true, stockOut: true });
      await expectAnswers(bed, { final: ['sale.12'], put: ['sale.1'] });
      const found = await answers(bed);
      const answer = { key: 'sale.12', type: 'invoice', number, state: 'final', total: '30.00', currency: 'EUR' };
      expect(found.get('sale.12')).toMatchObject({ ...answer, paid: true, stockOut: true });
    },
  },
  {
    name: 'a draft is a draft until the ERP says otherwise',
    run: async (bed) => {
      await put(bed, 'sale.1');
      await part(bed, 'answers').answer('sale.1', { ...given, state: 'draft' });
      expect((await answers(bed)).get('sale.1')).toMatchObject({ state: 'draft' });
      await part(bed, 'answers').answer('sale.1', given);
      expect((await answers(bed)).get('sale.1')).toMatchObject({ state: 'final' });
    },
  },
  {
    name: 'the mark changes with each answer, and with nothing else',
    run: async (bed) => {
      await put(bed, 'sale.1', 'sale.2');
      const none = await source(bed).mark();
      await part(bed, 'answers').answer('sale.1', given);
      const one = await source(bed).mark();
      expect(one).not.toBe('');
      expect(one).not.toBe(none);
      await readAll(source(bed).read());
      expect(await source(bed).mark()).toBe(one);
      await part(bed, 'answers').answer('sale.2', given);
      expect(await source(bed).mark()).not.toBe(one);
    },
  },
  {
    name: 'what the ERP says nothing of is not taken back; what it takes back is',
    run: async (bed) => {
      await put(bed, 'sale.1', 'sale.2', 'sale.3');
      await part(bed, 'answers').answer('sale.1', given);
      await part(bed, 'answers').answer('sale.2', given);
      const { cursor } = await readAll(source(bed).read());
      await part(bed, 'answers').takeBack('sale.2');
      const { items } = await readAll(source(bed).read(cursor));
      const back = items.flatMap((item) => ('withdrawn' in item ? [item.key] : []));
      expect(back).toEqual(['sale.2']);
      await expectAnswers(bed, { final: ['sale.1'], put: ['sale.3'] });
    },
  },
  {
    name: 'a reading of changes names what was answered since',
    run: async (bed) => {
      await put(bed, 'sale.1', 'sale.2');
      await part(bed, 'answers').answer('sale.1', given);
      const { cursor } = await readAll(source(bed).read());
      await part(bed, 'answers').answer('sale.2', given);
      const { items } = await readAll(source(bed).read(cursor));
      expect(items.flatMap((item) => ('number' in item ? [item.key] : []))).toContain('sale.2');
      await forgetsForeignCursor((since) => source(bed).read(since));
    },
  },
  {
    name: 'a source that cannot be read fails in words, and what was answered is there again afterwards',
    run: async (bed) => {
      await put(bed, 'sale.1');
      await part(bed, 'answers').answer('sale.1', given);
      const erp = source(bed);
      await bed.breakDown('answers');
      await fails(() => readAll(erp.read()));
      await bed.mend();
      await expectAnswers(bed, { final: ['sale.1'], put: [] });
    },
  },
];
