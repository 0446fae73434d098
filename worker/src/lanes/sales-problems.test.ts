/** A sale that the ERP does not take loses only itself, and is put again after a while. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { playedErp, PlayedBooks } from '../../test/played-erp.js';
import { PlayedSales } from '../../test/played-sales.js';
import type { SaleSink } from '../erp/port.js';
import { ErpProblem, SaleProblem } from '../model/problem.js';

let sales: PlayedSales;
let books: PlayedBooks;
let problems: Map<string, SaleProblem>;
let puts: string[];

beforeEach(async () => {
  sales = await PlayedSales.open();
  books = new PlayedBooks();
  problems = new Map();
  puts = [];
  const erp = playedErp(books);
  const put: SaleSink['put'] = (sale) => {
    puts.push(sale.key);
    const problem = problems.get(sale.key);
    return problem ? Promise.reject(problem) : erp.sales.put(sale);
  };
  sales.shop.worker.erp = { ...erp, sales: { ...erp.sales, put } };
  for (const id of [1, 2, 3]) sales.shop.orders.put({ id });
});
afterEach(async () => {
  vi.useRealTimers();
  await sales.shop.close();
});

const refused = (state: SaleProblem['state']): SaleProblem =>
  new SaleProblem(state, 'tryton_refused', { detail: 'no', method: 'sale.sale.create' });
const minutesGoBy = (minutes: number): void => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 });
};

it.each(['waiting', 'refused', 'held'] as const)('is %s, and the others of the batch go on', async (state) => {
  problems.set('sale.2', refused(state));
  expect(await sales.sync()).toMatchObject({ error: null, sales: { created: 2, [state]: 1 } });
  expect([...books.sales.keys()]).toEqual(['sale.1', 'sale.3']);
  expect(sales.shop.orders.states.get(2)).toMatchObject({ state, reason: 'tryton_refused', params: { detail: 'no' } });
});

it.each([
  ['waiting', 2],
  ['refused', 11],
  ['held', 11],
] as const)('that is %s is put again by itself, not at every look but after some minutes', async (state, minutes) => {
  problems.set('sale.2', refused(state));
  await sales.sync();
  await sales.sync();
  expect(puts).toEqual(['sale.1', 'sale.2', 'sale.3']);
  minutesGoBy(minutes);
  expect(sales.shop.worker.journal.countDue('sales')).toBe(1);
  expect(await sales.sync()).toMatchObject({ sales: { created: 0, [state]: 1 } });
  expect(puts.slice(3)).toEqual(['sale.2']);
  problems.clear();
  minutesGoBy(minutes);
  expect(await sales.sync()).toMatchObject({ error: null, sales: { created: 1, [state]: 0 } });
  expect(sales.shop.worker.journal.countDue('sales')).toBe(0);
});

it('is put again at once when its order changes', async () => {
  problems.set('sale.2', refused('refused'));
  await sales.sync();
  problems.clear();
  sales.shop.orders.put({ id: 2, note: 'x' });
  expect(await sales.sync()).toMatchObject({ sales: { created: 1, refused: 0 } });
});

it('is something else than an ERP that is out of reach: that ends the run, and nothing is lost', async () => {
  const away = new ErpProblem('erp_write_failed', { detail: 'x' }) as unknown as SaleProblem;
  problems.set('sale.2', away);
  expect(await sales.sync()).toMatchObject({ error: { code: 'erp_write_failed' }, sales: { refused: 0 } });
  problems.clear();
  expect(await sales.sync()).toMatchObject({ error: null });
  expect([...books.sales.keys()]).toEqual(['sale.1', 'sale.2', 'sale.3']);
});
