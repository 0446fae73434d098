/** The loop of the orders: within seconds by itself, at once when a webhook rings, whatever the long syncs do meanwhile. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PlayedSales } from './played-sales.js';
import { OrderWatch } from './watch-orders.js';

let sales: PlayedSales;
let watch: OrderWatch;
let stop: AbortController;
let running: Promise<void>;

/** `seconds` between two looks of its own. */
function start(seconds: number): void {
  sales.shop.settings.worker.poll_seconds = seconds;
  stop = new AbortController();
  watch = new OrderWatch(sales.shop.worker);
  running = watch.run(stop.signal, () => 50);
}
beforeEach(async () => {
  sales = await PlayedSales.open();
});
afterEach(async () => {
  stop.abort();
  await running;
  await sales.shop.close();
});

const has = (...keys: string[]): Promise<void> =>
  vi.waitFor(
    () => {
      expect(sales.all()).toEqual(keys);
    },
    { timeout: 4_900, interval: 20 },
  );

it('brings an order across in less than five seconds without any webhook, and tells the shop', async () => {
  start(1);
  sales.shop.orders.put({ id: 1 });
  await has('sale.1');
  sales.shop.orders.put({ id: 2 });
  await has('sale.1', 'sale.2');
  await vi.waitFor(() => {
    expect(sales.shop.orders.states.get(2)).toMatchObject({ state: 'sent' });
  }, 4_900);
});

it('wakes up when it is rung, however long it would wait', async () => {
  start(3600);
  sales.shop.orders.put({ id: 1 });
  await has('sale.1');
  for (const id of [2, 3]) {
    sales.shop.orders.put({ id });
    watch.bell.ring();
    await vi.waitFor(() => {
      expect(sales.all()).toContain(`sale.${String(id)}`);
    }, 4_900);
  }
});

it('notices the ERP’s answer by itself, and asks for its document', async () => {
  start(1);
  sales.shop.orders.put({ id: 1 });
  await has('sale.1');
  sales.answer('Facture;FA1;25/11/2026;30,00;non;sale.1;;;');
  await vi.waitFor(() => {
    expect(sales.shop.orders.states.get(1)).toMatchObject({ state: 'invoiced', document: { number: 'FA1' } });
  }, 4_900);
  await vi.waitFor(() => {
    expect(sales.shop.worker.reporter.nextAsk()).toMatchObject({ name: 'sync', lane: 'documents' });
  }, 4_900);
});

it('goes on by itself when the shop was away, and sends nothing while the flow is off', async () => {
  sales.shop.down = { status: 503, body: 'maintenance', type: 'text/html' };
  start(1);
  sales.shop.orders.put({ id: 1 });
  await new Promise((later) => setTimeout(later, 300));
  expect(sales.all()).toEqual([]);
  sales.shop.down = undefined;
  await has('sale.1');
});
