/** Orders of another source than WooCommerce, played: the lanes know none by name, and none reaches another's records. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlayedSales } from '../../test/played-sales.js';
import { plainOrder, PlayedSource } from '../../test/played-source.js';
import { line } from '../../test/test-order.js';
import { OrderFeed } from './order-feed.js';
import { callTheRoll } from './source-meta.js';

const [first, second] = ['gid://played/Order/820982911946154508', 'gid://played/Order/820982911946154509'];
const firstKey = 'sale.played.gid~3A~2F~2Fplayed~2F~4Frder~2F820982911946154508';

let sales: PlayedSales;
let played: PlayedSource;
beforeEach(async () => {
  sales = await PlayedSales.open();
  played = new PlayedSource('played');
  sales.shop.worker.sources = [...sales.shop.worker.sources, played];
});
afterEach(() => sales.shop.close());

const meta = (name: string): string | undefined => sales.shop.worker.journal.meta(name);
const refund = { id: 'R/1', created_at: '2026-11-26T10:00:00Z', reason: 'Cassé', total: '12', tax: '2', lines: [] };

describe('an order of another source', () => {
  it('becomes one sale with its source’s key, without a text that nobody wrote, and costs nothing the second time', async () => {
    played.put(first);
    expect(await sales.sync()).toMatchObject({ error: null, sales: { created: 1 } });
    expect(sales.all()).toEqual([firstKey]);
    expect(sales.written(firstKey)).toMatchObject({
      key: firstKey,
      order: { id: first, number: `N-${first}` },
      kind: 'invoice',
      language: '',
      caption: '',
      communication: '',
      payment: { title: 'Virement', qr_payload: '' },
    });
    expect(played.states.get(first)).toMatchObject({ order_id: first, state: 'sent', qr: null });
    const asked = played.asked.length;
    expect(await sales.sync()).toMatchObject({ writes: 0, sales: { created: 0, updated: 0, unchanged: 1 } });
    expect(played.asked.slice(asked)).toEqual(['changes page=1;played']);
  });

  it('is read by the source’s own cursor, page by page, and again where the source forgot it', async () => {
    played.put(first);
    await sales.sync();
    for (let n = 0; n < 8; n += 1) played.put(`o${String(n)}`);
    expect(await sales.sync()).toMatchObject({ sales: { created: 8 } });
    expect([meta('sales.played.cursor'), meta('sales.cursor')]).toEqual(['page=9;played', '{"seq":0,"seen":[]}']);
    const feed = new OrderFeed(sales.shop.worker.journal, played);
    expect(await feed.hasNews()).toBe(false);
    played.held.delete(first);
    played.forgot = true;
    expect(await feed.hasNews()).toBe(true);
    played.forgot = true;
    expect(await sales.sync()).toMatchObject({ sales: { withdrawn: 1 } });
    expect(sales.written(firstKey)).toMatchObject({ state: 'withdrawn' });
  });

  it('that is deleted unseen is noticed when the roll is called', async () => {
    played.put(first);
    await sales.sync();
    played.held.delete(first);
    expect(await sales.sync()).toMatchObject({ sales: { withdrawn: 0 } });
    callTheRoll(sales.shop.worker.journal, sales.shop.worker.sources);
    expect(await sales.sync()).toMatchObject({ sales: { withdrawn: 1 } });
    expect(played.asked).toContain(`absent ${first}`);
  });

  it('follows the words of its source', async () => {
    sales.shop.settings.sales.moment = 'completed';
    for (const [id, status] of [
      [first, 'En cours'],
      [second, 'completed'],
      ['c', 'Annulée'],
      ['d', 'Remboursée'],
    ] as const)
      played.put(id, { status });
    expect(await sales.sync()).toMatchObject({ sales: { created: 0, waiting: 2 } });
    played.put(first, { status: 'Livrée' });
    expect(await sales.sync()).toMatchObject({ sales: { created: 1, waiting: 1 } });
    played.put(first, { status: 'Annulée' });
    expect(await sales.sync()).toMatchObject({ sales: { withdrawn: 1 } });
  });

  it('waits for what the settings say, and is looked at again when they change or somebody asks', async () => {
    sales.shop.settings.sales.moment = 'completed';
    played.put(first);
    await sales.sync();
    sales.shop.settings.sales.moment = 'created';
    expect(await sales.sync()).toMatchObject({ sales: { created: 1 } });
    played.put(first, { refunds: [{ ...refund, lines: [line({ total: '1' })] }] });
    await sales.sync();
    expect(sales.reasons()).toEqual([['refund.played.~52~2F1', 'refund_mismatch']]);
    played.held.set(first, plainOrder(first, { refunds: [refund] }));
    sales.shop.commands.push({ id: 1, name: 'retry', args: { lane: 'sales', erp_key: 'refund.played.~52~2F1' } });
    await sales.shop.worker.reporter.tell();
    await sales.sync();
    expect(sales.written('refund.played.~52~2F1')).toMatchObject({ totals: { total: '12.00' } });
  });

  it('that breaks loses only itself, and is read again later', async () => {
    played.poisoned.add(first);
    played.put(first);
    played.put(second);
    expect(await sales.sync()).toMatchObject({ error: null, sales: { created: 1, waiting: 1 } });
    expect(sales.reasons()).toEqual([[firstKey, 'order_broken']]);
    expect(Object.keys(JSON.parse(meta('sales.played.broken') ?? '{}') as object)).toEqual([first]);
  });

  it('has its refunds under keys of its source', async () => {
    played.put(first, { refunds: [refund] });
    await sales.sync();
    expect(sales.written('refund.played.~52~2F1')).toMatchObject({ kind: 'credit_note', credit_of: firstKey });
    played.put(first, { refunds: [] });
    await sales.sync();
    expect(sales.written('refund.played.~52~2F1')).toMatchObject({ revision: 2, state: 'withdrawn' });
  });
});

describe('two sources with the same numbers', () => {
  beforeEach(async () => {
    sales.shop.orders.put({ id: 5, number: '5' });
    played.put('5', { number: '5', refunds: [{ ...refund, id: '45' }] });
    await sales.sync();
    expect(sales.all()).toEqual(['refund.played.45', 'sale.5', 'sale.played.5']);
  });

  it('never meet: what becomes of one says nothing of the other', async () => {
    sales.answer('Facture;FA1;25/11/2026;30,00;oui;sale.played.5;;;');
    await sales.sync();
    expect(played.states.get('5')).toMatchObject({ state: 'paid', document: { number: 'FA1' } });
    expect(sales.shop.orders.states.get(5)).toMatchObject({ order_id: 5, state: 'sent', document: null });
    sales.shop.orders.delete(5);
    expect(await sales.sync()).toMatchObject({ sales: { withdrawn: 1 } });
    expect(sales.written('sale.5')).toMatchObject({ state: 'withdrawn' });
    expect(sales.written('sale.played.5')).toMatchObject({ revision: 1, state: 'final' });
  });

  it('the ERP gives the key back in any case', async () => {
    played.put(first);
    await sales.sync();
    sales.answer(`Facture;FA1;25/11/2026;30,00;non;${firstKey.toUpperCase()};;;`);
    await sales.sync();
    expect(played.states.get(first)).toMatchObject({ state: 'invoiced' });
  });

  it('hear of their own orders only, in whatever order they are told', async () => {
    played.put('6');
    sales.shop.orders.put({ id: 7 });
    await sales.sync();
    expect([...sales.shop.orders.states.keys()].sort()).toEqual([5, 7]);
    expect([...played.states.keys()].sort()).toEqual(['5', '6']);
  });

  it('of which one is configured no more: its orders are told to nobody else, and to it when it is back', async () => {
    const { sources } = sales.shop.worker;
    sales.answer('Facture;FA1;25/11/2026;30,00;non;sale.played.5;;;', 'Facture;FA2;25/11/2026;30,00;non;sale.5;;;');
    sales.shop.worker.sources = sources.slice(0, 1);
    const told = sales.shop.orders.told;
    await sales.sync();
    expect(sales.shop.orders.told).toBe(told + 1);
    expect(sales.shop.orders.states.get(5)).toMatchObject({ document: { number: 'FA2' } });
    expect(played.states.get('5')).toMatchObject({ state: 'sent' });
    // Nor what was to be told when it went.
    const { journal } = sales.shop.worker;
    const wish = { erpKey: 'sale.played.5', label: '', wanted: { order_id: 5, state: 'paid', qr_payload: '' } };
    journal.readings.want('states', journal.readings.begin('states'), 0, [wish]);
    await sales.sync();
    expect(sales.shop.orders.told).toBe(told + 1);
    expect(journal.unsettled('states', 10)).toMatchObject([{ erp_key: 'sale.played.5', state: 'failed' }]);
    sales.shop.worker.sources = sources;
    await sales.sync(true);
    expect(played.states.get('5')).toMatchObject({ document: { number: 'FA1' } });
    expect(journal.unsettled('states', 10)).toEqual([]);
  });
});

it('a source that shows nothing is told nothing', async () => {
  const silent = new PlayedSource('silent');
  Object.defineProperty(silent, 'tell', { value: undefined });
  silent.put('1');
  sales.shop.worker.sources = [silent];
  expect(await sales.sync()).toMatchObject({ error: null, sales: { created: 1 } });
  expect(sales.shop.worker.journal.counts('states')).toMatchObject({ applied: 0, pending: 0, failed: 0 });
});
