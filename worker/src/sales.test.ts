/** Orders → sales: the lanes over a played shop and a real exchange folder (article 3 and design.md's invariants 1, 4, 5, 7). */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlayedShop } from './played-shop.js';
import { runOnce, type RunResult } from './run.js';
import { line, testOrder } from './test-order.js';

let shop: PlayedShop;

beforeEach(async () => {
  shop = await PlayedShop.open();
  Object.assign(shop.settings.sales, {
    enabled: true,
    since: '2026-01-01T00:00:00Z',
    document: 'invoice',
    moment: 'created',
    send_email: true,
  });
});
afterEach(() => shop.close());

const sync = (full = false): Promise<RunResult> => runOnce(shop.worker, { only: ['sales', 'states'], full });
const folder = (...parts: string[]): string => join(shop.folder, 'sales', ...parts);

interface Written {
  key: string;
  revision: number;
  state: string;
  kind: string;
  credit_of: string;
  caption: string;
  totals: { total: string };
  payment: { paid: boolean };
}
const written = (key: string): Written => JSON.parse(readFileSync(folder(`${key}.json`), 'utf8')) as Written;
const all = (): string[] =>
  existsSync(folder())
    ? readdirSync(folder())
        .filter((name) => name.endsWith('.json'))
        .map((name) => name.replace('.json', ''))
        .sort()
    : [];
/** The ERP takes the files away, as an import does. */
const take = (): void => {
  for (const key of all()) for (const ending of ['json', 'csv']) rmSync(folder(`${key}.${ending}`), { force: true });
};
const answer = (...rows: string[]): void => {
  shop.write('documents.csv', ['type;number;date;total;paid;sale;state;stock_out;file', ...rows]);
};
const reasons = (): [string, string | null][] =>
  shop.worker.journal.unsettled('sales', 100).map(({ erp_key, reason }) => [erp_key, reason]);

describe('an order', () => {
  it('becomes one sale, as JSON and CSV, and costs nothing the second time', async () => {
    shop.orders.put({ id: 123, note: 'Merci' });
    expect(await sync()).toMatchObject({ error: null, sales: { created: 1, updated: 0 } });
    expect(written('sale.123')).toMatchObject({
      format: 'erp-bridge.sale/1',
      key: 'sale.123',
      revision: 1,
      state: 'final',
      kind: 'invoice',
      note: 'Merci',
      internal_note: 'Merci',
      totals: { total: '30.00' },
    });
    expect(existsSync(folder('sale.123.csv'))).toBe(true);
    expect(shop.orders.states.get(123)).toMatchObject({ state: 'sent', document: null });
    take();
    const [told, read] = [shop.orders.told, shop.orders.read];
    expect(await sync()).toMatchObject({ writes: 0, sales: { created: 0, unchanged: 1 } });
    expect([all(), shop.orders.told, shop.orders.read]).toEqual([[], told, read]);
  });

  it('named fifteen times by the feed, and changed in nothing, is written once', async () => {
    shop.orders.put({ id: 123 });
    for (let n = 0; n < 15; n += 1) shop.orders.ring(123);
    await sync();
    take();
    for (let n = 0; n < 15; n += 1) shop.orders.ring(123);
    expect(await sync()).toMatchObject({ sales: { created: 0, updated: 0, unchanged: 1 } });
    expect(all()).toEqual([]);
  });

  it('that changes before the document is final updates it, as the next revision', async () => {
    shop.settings.sales.send_email = false;
    shop.orders.put({ id: 123 });
    await sync();
    answer('Facture;FA1;25/11/2026;30,00;non;sale.123;Brouillon;;');
    shop.orders.put({ id: 123, note: 'changed' });
    expect(await sync()).toMatchObject({ sales: { updated: 1 } });
    expect(written('sale.123')).toMatchObject({ revision: 2, state: 'draft', note: 'changed' });
    expect(shop.orders.states.get(123)).toMatchObject({ state: 'draft', document: { number: 'FA1', state: 'draft' } });
  });

  it('that changes after that is shown as different, not sent; its payment still is', async () => {
    shop.orders.put({ id: 123 });
    await sync();
    answer('Facture;FA1;25/11/2026;30,00;non;sale.123;Validé;;');
    await sync();
    expect(shop.orders.states.get(123)).toMatchObject({ state: 'invoiced', difference: '' });
    take();
    const lines = [line({ total: '40', subtotal: '40', taxes: [{ rate_id: 1, amount: '8' }] })];
    const changed = { lines, totals: { total: '48', tax: '8', discount: '0', shipping: '0' } };
    shop.orders.put({ id: 123, ...changed });
    expect(await sync()).toMatchObject({ sales: { updated: 0 } });
    expect(all()).toEqual([]);
    expect(shop.orders.states.get(123)).toMatchObject({ state: 'invoiced', difference: '48.00' });
    expect(shop.worker.journal.notes.since('sales', '', 10)).toMatchObject([
      { reason: 'changed_after_final', params: { document: 'FA1', old_total: '30.00', new_total: '48.00' } },
    ]);
    shop.orders.put({ id: 123, paid: true, paid_by: 'shop', paid_at: '2026-11-26T08:00:00Z' });
    expect(await sync()).toMatchObject({ sales: { updated: 1 } });
    expect(written('sale.123')).toMatchObject({ revision: 2, totals: { total: '30.00' }, payment: { paid: true } });
    // Put right in the shop: nothing differs any more.
    shop.orders.put({ ...testOrder(), id: 123, paid: true, paid_by: 'shop', paid_at: '2026-11-26T08:00:00Z' });
    await sync();
    expect(shop.orders.states.get(123)).toMatchObject({ difference: '' });
  });

  it('that the ERP says is paid is told to the shop, and not back to the ERP', async () => {
    shop.orders.put({ id: 123 });
    await sync();
    answer('Facture;FA1;25/11/2026;30,00;oui;sale.123;Validé;oui;');
    await sync();
    expect(shop.orders.states.get(123)).toMatchObject({ state: 'paid', document: { paid: '1', stock_out: '1' } });
    take();
    shop.orders.put({ id: 123, status: 'processing', paid: true, paid_by: 'erp', paid_at: '2026-11-26T08:00:00Z' });
    expect(await sync()).toMatchObject({ sales: { updated: 0 }, writes: 0 });
    expect(all()).toEqual([]);
  });
});

describe('the settings', () => {
  it('changed later never make a second document, nor change the kind of the first', async () => {
    shop.orders.put({ id: 123 });
    await sync();
    take();
    Object.assign(shop.settings.sales, { document: 'delivery_note', moment: 'completed', send_email: false });
    shop.orders.put({ id: 123, status: 'completed', paid: true, paid_by: 'shop' });
    await sync();
    expect(written('sale.123')).toMatchObject({ revision: 2, kind: 'invoice', state: 'final' });
    expect(all()).toEqual(['sale.123']);
  });

  it('let an order wait for its moment, and look again when they change', async () => {
    shop.settings.sales.moment = 'completed';
    shop.orders.put({ id: 123 });
    expect(await sync()).toMatchObject({ sales: { created: 0, waiting: 1 } });
    expect(reasons()).toEqual([['sale.123', 'moment_not_reached']]);
    expect(shop.orders.states.get(123)).toMatchObject({ state: 'waiting', reason: 'moment_not_reached' });
    shop.settings.sales.moment = 'processing';
    expect(await sync()).toMatchObject({ sales: { created: 1, waiting: 0 } });
  });

  it('leave out what was placed before, unless somebody asks for it', async () => {
    shop.settings.sales.since = '2026-11-26T00:00:00Z';
    shop.orders.put({ id: 123 });
    expect(await sync()).toMatchObject({ sales: { created: 0, waiting: 0, refused: 0 } });
    shop.orders.put({ id: 123, requested: true, requested_at: '2026-11-26T00:00:00Z' });
    expect(await sync()).toMatchObject({ sales: { created: 1 } });
  });
});

describe('what is refused or held', () => {
  it('an order without products, or without any way to reach its customer', async () => {
    shop.orders.put({ id: 1, lines: [] });
    const nobody = { ...testOrder().billing, email: '', phone: '' };
    shop.orders.put({ id: 2, billing: nobody, shipping: { ...testOrder().shipping, phone: '' } });
    expect(await sync()).toMatchObject({ sales: { refused: 2 } });
    expect(reasons()).toEqual([
      ['sale.2', 'order_without_contact'],
      ['sale.1', 'order_without_products'],
    ]);
    shop.orders.put({ id: 1, lines: testOrder().lines });
    expect(await sync()).toMatchObject({ sales: { refused: 1, created: 1 } });
  });

  it('an order whose lines do not add up, with the difference, until it is mended', async () => {
    shop.orders.put({ id: 1, totals: { total: '30.01', tax: '5', discount: '0', shipping: '5' } });
    expect(await sync()).toMatchObject({ sales: { held: 1, created: 0 } });
    expect(shop.orders.states.get(1)).toMatchObject({
      state: 'held',
      reason: 'total_mismatch',
      params: { order_total: '30.01', lines_total: '30.00', difference: '0.01' },
    });
    shop.orders.put({ id: 1, totals: testOrder().totals });
    expect(await sync()).toMatchObject({ sales: { held: 0, created: 1 } });
  });

  it('an order sent before that stops adding up keeps what the ERP has', async () => {
    shop.orders.put({ id: 1 });
    await sync();
    take();
    shop.orders.put({ id: 1, totals: { total: '31', tax: '5', discount: '0', shipping: '5' } });
    expect(await sync()).toMatchObject({ sales: { held: 1, updated: 0 } });
    expect(all()).toEqual([]);
    shop.orders.put({ id: 1, totals: testOrder().totals });
    expect(await sync()).toMatchObject({ sales: { held: 0, updated: 0, unchanged: 1 } });
  });
});

describe('a cancelled, trashed or deleted order', () => {
  it('takes its document back as long as that is not final, and brings it again when it comes back', async () => {
    shop.orders.put({ id: 1 });
    await sync();
    shop.orders.put({ id: 1, status: 'trash' });
    expect(await sync()).toMatchObject({ sales: { withdrawn: 1 } });
    expect(written('sale.1')).toMatchObject({ revision: 2, state: 'withdrawn' });
    expect(shop.orders.states.get(1)).toMatchObject({ state: 'withdrawn' });
    shop.orders.put({ id: 1, status: 'processing' });
    await sync();
    expect(written('sale.1')).toMatchObject({ revision: 3, state: 'final', kind: 'invoice' });
    shop.orders.delete(1);
    await sync();
    expect(written('sale.1')).toMatchObject({ revision: 4, state: 'withdrawn' });
  });

  it('leaves a final document alone and says so', async () => {
    shop.orders.put({ id: 1 });
    await sync();
    answer('Facture;FA1;25/11/2026;30,00;non;sale.1;;;');
    await sync();
    take();
    shop.orders.put({ id: 1, status: 'cancelled' });
    await sync();
    expect(all()).toEqual([]);
    expect(shop.worker.journal.notes.since('sales', '', 10)).toMatchObject([{ reason: 'cancelled_after_final' }]);
  });

  it('that was never sent is over', async () => {
    shop.settings.sales.moment = 'completed';
    shop.orders.put({ id: 1 });
    await sync();
    shop.orders.put({ id: 1, status: 'cancelled' });
    expect(await sync()).toMatchObject({ sales: { waiting: 0, refused: 0 } });
    expect(shop.orders.states.get(1)).toMatchObject({ state: 'withdrawn', reason: 'cancelled_unsent' });
    expect(all()).toEqual([]);
  });
});

describe('a refund', () => {
  const refund = { id: 45, created_at: '2026-11-26T10:00:00Z', reason: 'Cassé', total: '12', tax: '2', lines: [] };

  it('asks for a credit note once, belonging to the sale; deleted, it withdraws that', async () => {
    shop.orders.put({ id: 1 });
    await sync();
    shop.orders.put({ id: 1, status: 'refunded', refunds: [refund] });
    await sync();
    expect(written('refund.45')).toMatchObject({
      kind: 'credit_note',
      credit_of: 'sale.1',
      totals: { total: '12.00' },
    });
    expect(written('sale.1')).toMatchObject({ revision: 1 });
    take();
    shop.orders.ring(1);
    await sync();
    expect(all()).toEqual([]);
    shop.orders.put({ id: 1, refunds: [] });
    await sync();
    expect(written('refund.45')).toMatchObject({ revision: 2, state: 'withdrawn' });
  });

  it('waits for the sale', async () => {
    shop.settings.sales.moment = 'completed';
    shop.orders.put({ id: 1, refunds: [refund] });
    await sync();
    expect(reasons()).toEqual([
      ['sale.1', 'moment_not_reached'],
      ['refund.45', 'sale_first'],
    ]);
    shop.orders.put({ id: 1, status: 'completed' });
    await sync();
    expect(all()).toEqual(['refund.45', 'sale.1']);
  });
});

describe('the change feed', () => {
  it('is read from all orders since the start at first, then by number', async () => {
    for (let id = 1; id <= 250; id += 1) shop.orders.put({ id });
    expect(await sync()).toMatchObject({ sales: { created: 250 } });
    shop.orders.put({ id: 7, note: 'x' });
    const before = shop.orders.read;
    await sync();
    expect(shop.orders.read - before).toBe(1);
  });

  it('finds a lower number that a late commit brings', async () => {
    shop.orders.put({ id: 1 });
    await sync();
    const late = shop.orders.reserve();
    shop.orders.put({ id: 2 });
    await sync();
    shop.orders.orders.set(3, testOrder({ id: 3 }));
    shop.orders.ring(3, late);
    expect(await sync()).toMatchObject({ sales: { created: 1 } });
    expect(all()).toEqual(['sale.1', 'sale.2', 'sale.3']);
  });

  it('that begins anew, or has thrown away what was not read, makes all orders be looked at', async () => {
    shop.orders.put({ id: 1 });
    await sync();
    shop.orders.orders.set(2, testOrder({ id: 2 }));
    shop.orders.ring(2, 5000);
    shop.orders.changes = [{ seq: 6000, order_id: 1, kind: 'updated', at: '' }];
    expect(await sync()).toMatchObject({ sales: { created: 1 } });
    shop.orders.orders.set(3, testOrder({ id: 3 }));
    shop.orders.changes = [];
    expect(await sync()).toMatchObject({ sales: { created: 1 } });
  });
});

describe('when something breaks', () => {
  it('a lost journal makes no second document', async () => {
    shop.orders.put({ id: 1 });
    shop.orders.put({ id: 2 });
    await sync();
    answer('Facture;FA2;25/11/2026;30,00;non;sale.2;;;');
    take();
    shop.loseJournal();
    expect(await sync()).toMatchObject({ sales: { created: 0, updated: 0, unchanged: 2 } });
    expect(all()).toEqual([]);
    expect(shop.orders.states.get(2)).toMatchObject({ state: 'invoiced' });
  });

  it('nor does a lost journal together with a lost ledger, where the ERP has answered', async () => {
    shop.orders.put({ id: 2 });
    await sync();
    answer('Facture;FA2;25/11/2026;30,00;non;sale.2;;;');
    rmSync(folder(), { recursive: true });
    shop.loseJournal();
    expect(await sync()).toMatchObject({ sales: { created: 0, updated: 0, unchanged: 1 } });
    expect(all()).toEqual([]);
  });

  it('a folder that cannot be written stops the run in words; nothing is lost and nothing gives up', async () => {
    shop.orders.put({ id: 1 });
    // A file where the folder should be: what a vanished network drive looks like.
    writeFileSync(folder(), '');
    for (let n = 0; n < 10; n += 1) {
      expect(await sync()).toMatchObject({ error: { code: 'erp_write_failed' }, sales: { failed: 0 } });
    }
    rmSync(folder());
    mkdirSync(folder());
    expect(await sync()).toMatchObject({ error: null, sales: { created: 1 } });
  });

  it('a full comparison finds nothing to do', async () => {
    shop.orders.put({ id: 1 });
    await sync();
    take();
    expect(await sync(true)).toMatchObject({ sales: { created: 0, updated: 0, unchanged: 1 } });
    expect(all()).toEqual([]);
  });
});
