/** The loop of the orders: within seconds by itself, at once when a webhook rings, and what a run left undone is done by the next one. */
import { rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PlayedSales } from '../../test/played-sales.js';
import { offered } from '../erp/port.js';
import { ErpProblem } from '../model/problem.js';
import { OrderWatch } from './watch-orders.js';

let sales: PlayedSales;
let stop: AbortController;
let watching: Promise<void>;
let said: string[];
const soon = { timeout: 20_000, interval: 50 };

beforeEach(async () => {
  sales = await PlayedSales.open();
  stop = new AbortController();
  said = [];
});
afterEach(async () => {
  stop.abort();
  await watching;
  await sales.shop.close();
});

/** `seconds` between two looks of its own. */
function watch(seconds?: number): OrderWatch {
  if (seconds !== undefined) sales.shop.settings.worker.poll_seconds = seconds;
  const watched = new OrderWatch(sales.shop.worker, (line) => said.push(line));
  watching = watched.run(stop.signal, () => 50);
  return watched;
}
const due = (): number => sales.shop.worker.journal.countDue('sales');

it('an order that the folder did not take goes as soon as it takes it again, without any further change', async () => {
  // A file where the folder should be: what a vanished network drive looks like.
  writeFileSync(sales.folder(), '');
  sales.shop.orders.put({ id: 1 });
  watch();
  await vi.waitFor(() => expect(due()).toBe(1), soon);
  await sleep(1_000);
  expect(said).toHaveLength(1);
  const { reporter } = sales.shop.worker;
  expect(reporter.ordersError).toMatchObject({ code: 'erp_write_failed' });
  rmSync(sales.folder());
  await vi.waitFor(() => expect(sales.all()).toEqual(['sale.1']), soon);
  await vi.waitFor(() => expect(reporter.ordersError).toBeNull(), soon);
});

it('an ERP that is out of reach when it is asked for answers is said once, in words, and asked again', async () => {
  const answers = offered(sales.shop.worker.erp, 'answers');
  const mark = vi
    .spyOn(answers, 'mark')
    .mockRejectedValue(new ErpProblem('erp_write_failed', { detail: 'ENETUNREACH' }));
  sales.shop.orders.put({ id: 1 });
  watch();
  await vi.waitFor(() => expect(mark.mock.calls.length).toBeGreaterThan(3), soon);
  expect(said).toEqual([expect.stringContaining('ENETUNREACH')]);
  expect(said.join()).not.toContain('erp_write_failed');
  expect(sales.shop.worker.reporter.ordersError).toMatchObject({ code: 'erp_write_failed' });
  mark.mockRestore();
  await vi.waitFor(() => expect(sales.all()).toEqual(['sale.1']), soon);
  await vi.waitFor(() => expect(sales.shop.worker.reporter.ordersError).toBeNull(), soon);
});

it('an answer that came while the shop was away is told when it is back', async () => {
  sales.shop.orders.put({ id: 1 });
  watch();
  await vi.waitFor(() => expect(sales.shop.orders.states.get(1)).toMatchObject({ state: 'sent' }), soon);
  sales.shop.down = { status: 503, body: '{}', type: 'application/json' };
  sales.answer('Facture;FA1;25/11/2026;30,00;non;sale.1;;;');
  await sleep(2_500);
  sales.shop.down = undefined;
  await vi.waitFor(() => expect(sales.shop.orders.states.get(1)).toMatchObject({ state: 'invoiced' }), soon);
});

it('another moment in the settings lets the orders go that waited, without any further change', async () => {
  sales.shop.settings.sales.moment = 'completed';
  sales.shop.orders.put({ id: 1 });
  watch();
  await vi.waitFor(() => expect(sales.shop.orders.states.get(1)).toMatchObject({ state: 'waiting' }), soon);
  await sleep(1_500);
  sales.shop.settings.sales.moment = 'created';
  sales.shop.settingsVersion += 1;
  await sales.shop.worker.reporter.tell();
  await vi.waitFor(() => expect(sales.all()).toEqual(['sale.1']), soon);
});

const has = (...keys: string[]): Promise<void> =>
  vi.waitFor(
    () => {
      expect(sales.all()).toEqual(keys);
    },
    { timeout: 4_900, interval: 20 },
  );

it('brings an order across in less than five seconds without any webhook, and tells the shop', async () => {
  watch(1);
  sales.shop.orders.put({ id: 1 });
  await has('sale.1');
  sales.shop.orders.put({ id: 2 });
  await has('sale.1', 'sale.2');
  await vi.waitFor(() => {
    expect(sales.shop.orders.states.get(2)).toMatchObject({ state: 'sent' });
  }, 4_900);
});

it('wakes up when it is rung, however long it would wait', async () => {
  const { bell } = watch(3600);
  sales.shop.orders.put({ id: 1 });
  await has('sale.1');
  for (const id of [2, 3]) {
    sales.shop.orders.put({ id });
    bell.ring();
    await vi.waitFor(() => {
      expect(sales.all()).toContain(`sale.${String(id)}`);
    }, 4_900);
  }
});

it('notices the ERP’s answer by itself, and asks for its document', async () => {
  watch(1);
  sales.shop.orders.put({ id: 1 });
  await has('sale.1');
  sales.answer('Facture;FA1;25/11/2026;30,00;non;sale.1;;;');
  await vi.waitFor(() => {
    expect(sales.shop.orders.states.get(1)).toMatchObject({ state: 'invoiced', document: { number: 'FA1' } });
  }, 4_900);
  await vi.waitFor(() => {
    expect(sales.shop.worker.journal.jobs.next(() => true)).toMatchObject({
      kind: 'sync',
      args: { lane: 'documents' },
    });
  }, 4_900);
});

it('goes on by itself when the shop was away, and sends nothing while the flow is off', async () => {
  sales.shop.down = { status: 503, body: 'maintenance', type: 'text/html' };
  watch(1);
  sales.shop.orders.put({ id: 1 });
  await new Promise((later) => setTimeout(later, 300));
  expect(sales.all()).toEqual([]);
  sales.shop.down = undefined;
  await has('sale.1');
});

it('an ERP that takes no sales is said once, and no order is asked for again and again', async () => {
  const { worker } = sales.shop;
  Object.defineProperty(worker, 'erp', { value: { ...worker.erp, name: 'folder', sales: undefined } });
  sales.shop.orders.put({ id: 1 });
  watch(1);
  await sleep(5_000);
  expect(sales.shop.reports.length).toBeLessThan(3);
});
