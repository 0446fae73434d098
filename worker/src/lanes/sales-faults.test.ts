/** Orders → sales: which orders are looked at, and what happens when something was lost or is out of reach. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlayedSales } from '../../test/played-sales.js';
import { testOrder } from '../../test/test-order.js';

let sales: PlayedSales;
beforeEach(async () => {
  sales = await PlayedSales.open();
});
afterEach(() => sales.shop.close());

describe('the change feed', () => {
  it('is read from all orders since the start at first, then by number', async () => {
    for (let id = 1; id <= 250; id += 1) sales.shop.orders.put({ id });
    expect(await sales.sync()).toMatchObject({ sales: { created: 250 } });
    sales.shop.orders.put({ id: 7, note: 'x' });
    const before = sales.shop.orders.read;
    await sales.sync();
    expect(sales.shop.orders.read - before).toBe(1);
  });

  it('finds a lower number that a late commit brings', async () => {
    sales.shop.orders.put({ id: 1 });
    await sales.sync();
    const late = sales.shop.orders.reserve();
    sales.shop.orders.put({ id: 2 });
    await sales.sync();
    sales.shop.orders.orders.set(3, testOrder({ id: 3 }));
    sales.shop.orders.ring(3, late);
    expect(await sales.sync()).toMatchObject({ sales: { created: 1 } });
    expect(sales.all()).toEqual(['sale.1', 'sale.2', 'sale.3']);
  });

  it('that begins anew, or has thrown away what was not read, makes all orders be looked at', async () => {
    sales.shop.orders.put({ id: 1 });
    await sales.sync();
    sales.shop.orders.orders.set(2, testOrder({ id: 2 }));
    sales.shop.orders.ring(2, 5000);
    sales.shop.orders.changes = [{ seq: 6000, order_id: 1, kind: 'updated', at: '2026-11-25T11:00:00Z' }];
    expect(await sales.sync()).toMatchObject({ sales: { created: 1 } });
    sales.shop.orders.orders.set(3, testOrder({ id: 3 }));
    sales.shop.orders.changes = [];
    expect(await sales.sync()).toMatchObject({ sales: { created: 1 } });
  });
});

describe('what the change feed cannot tell any more', () => {
  const old = { created_at: '2025-12-31T10:00:00Z', requested: true, requested_at: '2026-01-02T00:00:00Z' };

  it('an order deleted, or one of before the start cancelled, while the feed was thrown away', async () => {
    sales.shop.orders.put({ id: 1 });
    sales.shop.orders.put({ id: 2, ...old });
    await sales.sync();
    sales.shop.orders.delete(1);
    sales.shop.orders.put({ id: 2, status: 'cancelled' });
    sales.shop.orders.changes = [{ seq: 6000, order_id: 3, kind: 'updated', at: '2026-11-25T11:00:00Z' }];
    expect(await sales.sync()).toMatchObject({ sales: { withdrawn: 2 } });
  });

  it('the orders placed since the shop was restored, whose numbers had been others’', async () => {
    for (const id of [1, 2, 3]) sales.shop.orders.put({ id });
    await sales.sync();
    const { orders } = sales.shop;
    orders.changes = orders.changes.slice(0, 1);
    for (const [index, id] of [7, 8, 9].entries()) {
      orders.orders.set(id, testOrder({ id }));
      orders.changes.push({ seq: index + 2, order_id: id, kind: 'created', at: '2026-11-25T11:00:00Z' });
    }
    expect(await sales.sync()).toMatchObject({ sales: { created: 3 } });
  });

  it('orders of before that are to be sent, too, because the start was set back', async () => {
    sales.shop.settings.sales.since = '2026-11-26T00:00:00Z';
    sales.shop.orders.put({ id: 1 });
    expect(await sales.sync()).toMatchObject({ sales: { created: 0 } });
    sales.shop.settings.sales.since = '2026-11-01T00:00:00Z';
    expect(await sales.sync()).toMatchObject({ sales: { created: 1 } });
    const { read } = sales.shop.orders;
    await sales.sync();
    expect(sales.shop.orders.read).toBe(read);
  });

  it('nor what came before a full comparison, however much came since', async () => {
    sales.shop.orders.put({ id: 1 });
    sales.shop.orders.put({ id: 2, ...old });
    sales.shop.orders.put({ id: 3 });
    await sales.sync();
    sales.shop.orders.delete(1);
    sales.shop.orders.put({ id: 2, status: 'cancelled' });
    for (let n = 0; n < 250; n += 1) sales.shop.orders.ring(3);
    expect(await sales.sync(true)).toMatchObject({ sales: { withdrawn: 2 } });
  });
});

describe('an order that is deleted while the plugin is not active', () => {
  const placeAndLose = async (): Promise<void> => {
    for (let id = 1; id <= 3; id += 1) sales.shop.orders.put({ id });
    await sales.sync();
    sales.take();
    // No feed tells of it.
    sales.shop.orders.orders.delete(2);
    expect(await sales.sync()).toMatchObject({ sales: { withdrawn: 0 } });
  };

  it('is noticed when the worker starts again, without a look at the others', async () => {
    await placeAndLose();
    sales.shop.startAgain();
    const { read } = sales.shop.orders;
    expect(await sales.sync()).toMatchObject({ sales: { withdrawn: 1 } });
    expect(sales.written('sale.2')).toMatchObject({ state: 'withdrawn' });
    expect(sales.shop.orders.read - read).toBe(1);
    expect(await sales.sync()).toMatchObject({ sales: { withdrawn: 0 } });
  });

  it('is noticed when the plugin is back', async () => {
    await placeAndLose();
    sales.shop.pluginIsOff = true;
    expect(await sales.sync()).toMatchObject({ error: { code: 'store_plugin_missing' } });
    sales.shop.pluginIsOff = false;
    expect(await sales.sync()).toMatchObject({ sales: { withdrawn: 1 } });
  });
});

describe('a host that breaks', () => {
  it('on many orders at once is asked for fewer', async () => {
    sales.shop.orders.most = 7;
    for (let id = 1; id <= 30; id += 1) sales.shop.orders.put({ id });
    expect(await sales.sync()).toMatchObject({ error: null, sales: { created: 30 } });
    for (let id = 1; id <= 30; id += 1) sales.shop.orders.put({ id, note: 'x' });
    expect(await sales.sync()).toMatchObject({ error: null, sales: { updated: 30 } });
  });

  it('on one order loses only that, until it can be read', async () => {
    sales.shop.orders.put({ id: 1 });
    await sales.sync();
    sales.shop.orders.poisoned.add(2);
    for (const id of [2, 3, 4]) sales.shop.orders.put({ id });
    expect(await sales.sync()).toMatchObject({ error: null, sales: { created: 2, waiting: 1 } });
    expect(sales.shop.orders.states.get(2)).toMatchObject({
      state: 'waiting',
      reason: 'order_broken',
      params: { detail: 'There has been a critical error on this website. Learn more' },
    });
    sales.shop.orders.poisoned.delete(2);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10_000 });
    try {
      expect(await sales.sync()).toMatchObject({ error: null, sales: { created: 1, waiting: 0 } });
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([
    ['one', [5]],
    ['eight in a row', [3, 4, 5, 6, 7, 8, 9, 10]],
    ['all but the first', Array.from({ length: 19 }, (_, n) => n + 2)],
    ['all', Array.from({ length: 20 }, (_, n) => n + 1)],
  ])('on %s at the first sync loses no other', async (_name, bad) => {
    for (const id of bad) sales.shop.orders.poisoned.add(id);
    for (let id = 1; id <= 20; id += 1) sales.shop.orders.put({ id });
    const left = { created: 20 - bad.length, waiting: bad.length };
    expect(await sales.sync()).toMatchObject({ error: null, sales: left });
    for (const id of bad) expect(sales.reasons()).toContainEqual([`sale.${String(id)}`, 'order_broken']);
    sales.shop.orders.put({ id: 21 });
    expect(await sales.sync()).toMatchObject({ error: null, sales: { created: 1, waiting: bad.length } });
  });

  it('because another plugin ends its requests on some orders is asked once more for each, not for fewer', async () => {
    for (let id = 1; id <= 40; id += 1) sales.shop.orders.put({ id });
    for (let id = 7; id <= 14; id += 1) sales.shop.orders.deadly.set(id, { noted: false });
    expect(await sales.sync()).toMatchObject({ error: null, sales: { created: 32, waiting: 8 } });
    // Eight that end, one that goes through, and one for what the feed names.
    expect(sales.shop.orders.requests).toBe(10);
    expect(sales.shop.orders.states.get(7)).toMatchObject({ reason: 'order_broken', params: { detail: 'exit' } });
  });

  it('on one order that it is told of loses only that telling', async () => {
    for (let id = 1; id <= 5; id += 1) sales.shop.orders.put({ id });
    sales.shop.orders.brokenToTell.add(2).add(3);
    expect(await sales.sync()).toMatchObject({ error: null });
    const untold = sales.shop.worker.journal.unsettled('states', 10);
    expect(untold).toMatchObject([
      { erp_key: 'sale.2', state: 'failed', reason: 'order_broken_writing', params: { detail: 'exit' } },
      { erp_key: 'sale.3', state: 'failed', reason: 'order_broken_writing', params: { detail: 'thrown' } },
    ]);
    expect([...sales.shop.orders.states.keys()]).toEqual([1, 4, 5]);
  });

  it('on all of them is broken itself, and goes on when it is mended', async () => {
    for (let id = 1; id <= 20; id += 1) sales.shop.orders.put({ id });
    await sales.sync();
    sales.shop.orders.most = 0;
    for (let id = 1; id <= 20; id += 1) sales.shop.orders.put({ id, note: 'x' });
    expect(await sales.sync()).toMatchObject({ error: { code: 'store_error' } });
    sales.shop.orders.most = 100;
    expect(await sales.sync()).toMatchObject({ error: null, sales: { updated: 20, waiting: 0 } });
  });
});

describe('when something breaks', () => {
  it('a lost journal makes no second document', async () => {
    sales.shop.orders.put({ id: 1 });
    sales.shop.orders.put({ id: 2 });
    await sales.sync();
    sales.answer('Facture;FA2;25/11/2026;30,00;non;sale.2;;;');
    sales.take();
    sales.shop.loseJournal();
    expect(await sales.sync()).toMatchObject({ sales: { created: 0, updated: 0, unchanged: 2 } });
    expect(sales.all()).toEqual([]);
    expect(sales.shop.orders.states.get(2)).toMatchObject({ state: 'invoiced' });
  });

  it('nor does a lost journal together with a lost ledger, where the ERP has answered', async () => {
    sales.shop.orders.put({ id: 2 });
    await sales.sync();
    sales.answer('Facture;FA2;25/11/2026;30,00;non;sale.2;;;');
    rmSync(sales.folder(), { recursive: true });
    sales.shop.loseJournal();
    expect(await sales.sync()).toMatchObject({ sales: { created: 0, updated: 0, unchanged: 1 } });
    expect(sales.all()).toEqual([]);
    sales.shop.orders.put({ id: 2, paid: true, paid_by: 'shop', paid_at: '2026-11-25T12:00:00Z' });
    await sales.sync();
    expect(sales.written('sale.2')).toMatchObject({ state: 'final', payment: { paid: true } });
  });

  it('a folder that cannot be written stops the run in words; nothing is lost and nothing gives up', async () => {
    sales.shop.orders.put({ id: 1 });
    // A file where the folder should be: what a vanished network drive looks like.
    writeFileSync(sales.folder(), '');
    for (let n = 0; n < 10; n += 1) {
      expect(await sales.sync()).toMatchObject({ error: { code: 'erp_write_failed' }, sales: { failed: 0 } });
    }
    rmSync(sales.folder());
    mkdirSync(sales.folder());
    expect(await sales.sync()).toMatchObject({ error: null, sales: { created: 1 } });
  });

  it('an index of the ERP that cannot be read holds up no order, and what it said before holds', async () => {
    sales.shop.orders.put({ id: 1 });
    await sales.sync();
    sales.answer('Facture;FA1;25/11/2026;30,00;non;sale.1;;;');
    await sales.sync();
    sales.shop.write('documents.csv', ['Datum;Betrag', '1;2']);
    sales.shop.orders.put({ id: 2 });
    expect(await sales.sync()).toMatchObject({ error: null, problems: [], sales: { created: 1 } });
    expect(sales.shop.orders.states.get(1)).toMatchObject({ state: 'invoiced' });
  });

  it('that index is told by the flow of the documents; where that is off, here, until it is mended', async () => {
    const told = (): object[] => sales.shop.worker.journal.unsettled('states', 10);
    sales.shop.orders.put({ id: 1 });
    sales.shop.write('documents.csv', ['Datum;Betrag', '1;2']);
    await sales.sync();
    expect(told()).toEqual([]);
    sales.shop.settings.documents.enabled = false;
    expect(await sales.sync()).toMatchObject({ error: null, problems: [{ reason: 'missing_column' }] });
    expect(told()).toMatchObject([{ label: 'documents.csv', state: 'refused', reason: 'missing_column' }]);
    expect(sales.shop.orders.states.get(1)).toMatchObject({ state: 'sent' });
    sales.answer('Facture;FA1;25/11/2026;30,00;non;sale.1;;;');
    await sales.sync();
    expect(told()).toEqual([]);
    expect(sales.shop.orders.states.get(1)).toMatchObject({ state: 'invoiced' });
  });

  it('a full comparison finds nothing to do', async () => {
    sales.shop.orders.put({ id: 1 });
    await sales.sync();
    sales.take();
    expect(await sales.sync(true)).toMatchObject({ sales: { created: 0, updated: 0, unchanged: 1 } });
    expect(sales.all()).toEqual([]);
  });
});
