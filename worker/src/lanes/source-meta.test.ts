/** What the journal keeps of a source: a journal from before there were several goes on where it was. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlayedSales } from '../../test/played-sales.js';
import { Journal } from '../journal/journal.js';
import { migrations } from '../journal/migrations.js';
import { Sqlite } from '../platform/sqlite.js';
import { openWorker } from '../sync/run.js';
import { callTheRoll, lookAgain, SourceMeta } from './source-meta.js';

let sales: PlayedSales;
beforeEach(async () => {
  sales = await PlayedSales.open();
});
afterEach(() => sales.shop.close());

/** A journal as the worker made it before, with these values. */
function older(values: Record<string, string>): void {
  const { worker } = sales.shop;
  worker.journal.close();
  const config = { ...worker.config, data: join(sales.shop.folder, 'older') };
  mkdirSync(config.data);
  const before = migrations.findIndex((text) => text.includes('sales.seen.changes'));
  const db = new Sqlite(join(config.data, 'journal.sqlite'));
  for (const migration of migrations.slice(0, before)) db.exec(migration);
  db.pragma(`user_version = ${String(before)}`);
  for (const [name, value] of Object.entries(values)) db.prepare('INSERT INTO meta VALUES (?, ?)').run(name, value);
  db.close();
  sales.shop.worker = openWorker(config, Journal.open(config.data));
}

describe('an older journal', () => {
  it('goes on behind the change that it read last, and knows those that it would read again', async () => {
    for (let id = 1; id <= 3; id += 1) sales.shop.orders.put({ id });
    const at = '2026-11-25T10:00:00Z';
    const seen = [1, 2, 3].map((n) => `${String(n)} ${String(n)} ${at}`);
    older({ 'sales.cursor': '3', 'sales.seen.changes': JSON.stringify(seen), 'sales.since': '2026-01-01T00:00:00Z' });
    expect(await sales.sync()).toMatchObject({ error: null, sales: { created: 0 } });
    expect(sales.shop.orders.read).toBe(0);
    sales.shop.orders.put({ id: 4 });
    expect(await sales.sync()).toMatchObject({ sales: { created: 1 } });
    expect(sales.shop.orders.read).toBe(1);
    expect(sales.shop.worker.journal.meta('sales.seen.changes')).toBeUndefined();
  });

  it('looks again at what it was asked to', async () => {
    sales.shop.orders.put({ id: 1 });
    sales.shop.orders.put({ id: 2 });
    older({ 'sales.cursor': '2', 'sales.again': '[2]', 'sales.since': '2026-01-01T00:00:00Z' });
    sales.shop.orders.changes = [];
    sales.shop.orders.ring(9, 2);
    await sales.sync();
    expect(sales.all()).toContain('sale.2');
    expect(sales.shop.worker.journal.meta('sales.again')).toBe('[]');
  });
});

describe('what is kept', () => {
  it('has the source’s name, but for the shop’s own, which was there first', () => {
    const { journal } = sales.shop.worker;
    new SourceMeta(journal, 'woocommerce').set('cursor', 'a');
    new SourceMeta(journal, 'other').set('cursor', 'b');
    callTheRoll(journal, [{ name: 'woocommerce' }, { name: 'other' }]);
    const names = ['sales.cursor', 'sales.other.cursor', 'sales.roll-call', 'sales.other.roll-call'];
    expect(names.map((name) => journal.meta(name))).toEqual(['a', 'b', 'due', 'due']);
  });

  it('of orders to look at again goes to the source of each, once; other keys are none', () => {
    const { journal } = sales.shop.worker;
    lookAgain(journal, ['sale.1', 'sale.other.x~2F1', 'refund.45', 'sale.1', '']);
    lookAgain(journal, ['sale.2', 'sale.other.x~2F1']);
    const again = ['woocommerce', 'other'].map((name) => new SourceMeta(journal, name).again());
    expect(again).toEqual([['1', '2'], ['x/1']]);
  });
});
