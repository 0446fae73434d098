/** What is special of the customers' flow: previews, held deactivations, full comparisons, who is told. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlayedShop, remembering } from '../../test/played-shop.js';
import { preview, type PreviewResult } from '../sync/preview.js';
import { runOnce } from '../sync/run.js';
import { serve } from '../serve/serve.js';
import type { PreviewItem } from '../shops/woocommerce/types.js';

let shop: PlayedShop;

beforeEach(async () => {
  shop = await PlayedShop.open();
  shop.batch = remembering();
});
afterEach(() => shop.close());

const sync = (options = {}) => runOnce(shop.worker, options);
const held = () => shop.worker.journal.counts('accounts').held;
const before = (limit: number) => (n: number) => n < limit;

async function look(options = {}): Promise<{ result: PreviewResult; items: PreviewItem[] }> {
  const items: PreviewItem[] = [];
  const result = await preview(shop.worker, { lane: 'accounts', ...options }, (some) => {
    items.push(...some);
    return Promise.resolve();
  });
  return { result, items };
}

describe('a preview', () => {
  it('says what a sync would do and writes nothing, neither there nor here', async () => {
    shop.exportCustomers(20);
    await sync();
    shop.exportCustomers(22, (n) => n === 3);
    const journal = join(shop.folder, 'data/journal.sqlite');
    const size = statSync(journal).size;
    const was = shop.worker.journal.counts('accounts');
    const { result, items } = await look();
    expect(result).toMatchObject({ error: null, counts: { created: 2, deactivated: 1, unchanged: 19, held: 0 } });
    expect(items.map(({ erp_key, outcome }) => `${erp_key} ${outcome}`).sort()).toEqual([
      'tiers.C20 created',
      'tiers.C21 created',
      'tiers.C3 deactivated',
    ]);
    expect(shop.batches).toEqual([20]);
    expect(statSync(journal).size).toBe(size);
    expect(shop.worker.journal.counts('accounts')).toEqual(was);
    expect(await sync()).toMatchObject({ accounts: { created: 2, deactivated: 1, unchanged: 19 } });
  });

  it('is made while the flow is off, and then nothing is synced', async () => {
    shop.settings.accounts.enabled = false;
    shop.exportCustomers(3);
    expect((await look()).result.counts).toMatchObject({ created: 3 });
    expect(await sync()).toMatchObject({ off: ['accounts', 'sales', 'documents'], accounts: { created: 0 } });
    expect(shop.batches).toEqual([]);
  });

  it('names what waits, is refused or would be held, with the reason', async () => {
    shop.exportCustomers(10);
    await sync();
    shop.exportCustomers(10, before(6));
    shop.write('contacts.csv', [
      'id;customer_code;email',
      ...Array.from({ length: 10 }, (_, n) => `K${String(n)};C${String(n)};a${String(n)}@example.com`),
      'K99;C9;demander',
    ]);
    const { result, items } = await look();
    expect(result.counts).toMatchObject({ held: 6, waiting: 1, deactivated: 0 });
    expect(items.find(({ erp_key }) => erp_key === 'contact.K99')).toMatchObject({ reason: 'invalid_email' });
    expect(items.find(({ erp_key }) => erp_key === 'tiers.C0')).toMatchObject({
      outcome: 'held',
      params: { count: '6', total: '10' },
      changes: [{ field: 'active', old: 'yes', new: 'no' }],
    });
  });

  it('ends in words where the shop cannot be worked with', async () => {
    shop.exportCustomers(3);
    shop.down = { status: 503, body: '<h1>Maintenance</h1>', type: 'text/html' };
    expect((await look()).result.error).toMatchObject({ code: 'store_maintenance' });
  });
});

describe('a run that would deactivate many', () => {
  it('is held, all else goes through, and an approval lets it pass, once', async () => {
    shop.exportCustomers(20);
    await sync();
    shop.exportCustomers(22, before(6));
    expect(await sync()).toMatchObject({ error: null, accounts: { created: 2, deactivated: 0, held: 6 } });
    expect(await sync()).toMatchObject({ writes: 0, accounts: { held: 6 } });
    expect(shop.reports.flatMap(({ events }) => events).find(({ state }) => state === 'held')).toMatchObject({
      reason: 'mass_deactivation',
      params: { count: '6', total: '20', limit_count: '5', limit_percent: '10' },
    });

    expect(shop.worker.journal.removals.approve('accounts')).toBe(6);
    expect(await sync()).toMatchObject({ accounts: { deactivated: 6, held: 0 } });
    expect(await sync()).toMatchObject({ writes: 0, accounts: { held: 0 } });

    // Nor is the same approved once more, when they were active again meanwhile.
    shop.exportCustomers(22);
    expect(await sync()).toMatchObject({ accounts: { updated: 6, held: 0 } });
    shop.exportCustomers(22, before(6));
    expect(await sync()).toMatchObject({ accounts: { deactivated: 0, held: 6 } });
    shop.worker.journal.removals.approve('accounts');
    await sync();

    // What was approved is not approved for others.
    shop.exportCustomers(22, before(14));
    expect(await sync()).toMatchObject({ accounts: { deactivated: 0, held: 8 } });
  });

  it('is over by itself when the export is mended', async () => {
    shop.exportCustomers(20);
    await sync();
    shop.exportCustomers(20, () => true);
    await sync();
    expect(held()).toBe(20);
    shop.exportCustomers(20);
    expect(await sync()).toMatchObject({ writes: 0, accounts: { held: 0, unchanged: 20 } });
  });

  it('is not one of few, or of a small share', async () => {
    shop.exportCustomers(100);
    await sync();
    shop.exportCustomers(100, before(10));
    expect(await sync()).toMatchObject({ accounts: { deactivated: 10, held: 0 } });
  });

  it('is found although the journal was lost, and only what is active in the shop counts', async () => {
    shop.exportCustomers(20, before(3));
    await sync();
    shop.exportCustomers(20, before(9));
    shop.loseJournal();
    expect(await sync()).toMatchObject({ accounts: { deactivated: 0, held: 8 - 2 } });
    expect(held()).toBe(6);
  });
});

describe('a full comparison', () => {
  it('sends everything once more, and goes on where it was stopped', async () => {
    shop.exportCustomers(1200);
    await sync();
    shop.batches = [];
    expect(await sync({ full: true })).toMatchObject({ error: null, accounts: { unchanged: 1200 } });
    expect(shop.batches).toEqual([500, 500, 200]);

    shop.batches = [];
    const answer = shop.batch;
    shop.batch = (accounts, body) =>
      shop.batches.length === 2 ? { status: 503, body: { code: 'busy' } } : answer(accounts, body);
    expect((await sync({ full: true })).error).toMatchObject({ code: 'store_maintenance' });
    shop.batch = answer;
    shop.batches = [];
    expect(await sync()).toMatchObject({ error: null });
    expect(shop.batches).toEqual([500, 200]);
  });

  it('as a preview only reports', async () => {
    shop.exportCustomers(7);
    await sync();
    shop.batches = [];
    expect((await look({ full: true })).result).toMatchObject({ full: true, counts: { unchanged: 7 } });
    expect(shop.batches).toEqual([]);
    expect(shop.bodies.at(-1)).toMatchObject({ dry_run: true });
  });
});

describe('1 % changed', () => {
  it('costs 1 % of the writes', async () => {
    shop.exportCustomers(1000);
    await sync();
    shop.batches = [];
    const rows = readFileSync(join(shop.folder, 'customers.csv'), 'utf8').trimEnd().split('\n');
    shop.write(
      'customers.csv',
      rows.map((row, n) => (n === 0 ? `${row};phone` : `${row};${n <= 10 ? '01' : ''}`)),
    );
    await sync();
    shop.batches = [];
    shop.write(
      'customers.csv',
      rows.map((row, n) => (n === 0 ? `${row};phone` : `${row};${n <= 20 ? '01' : ''}`)),
    );
    expect(await sync()).toMatchObject({ accounts: { updated: 10 } });
    expect(shop.batches).toEqual([10]);
  });

  it('is also what a changed field policy costs: everything, once', async () => {
    shop.exportCustomers(4);
    await sync();
    shop.settings.accounts.policy = { ...shop.settings.accounts.policy, phone: 'fill' };
    shop.batches = [];
    await sync();
    await sync();
    expect(shop.batches).toEqual([4]);
  });
});

describe('new customers are told', () => {
  const notified = () => shop.bodies.filter(({ dry_run: dry }) => !dry).map(({ notify }) => notify);

  it.each([
    // tell_new_customers, tell_first_import → in the first import, afterwards
    [false, false, [false, false]],
    [false, true, [false, false]],
    [true, false, [false, true]],
    [true, true, [true, true]],
  ])('tell %s, also in the first import %s: %j', async (tell, tellFirst, expected) => {
    Object.assign(shop.settings.accounts, { tell_new_customers: tell, tell_first_import: tellFirst });
    shop.exportCustomers(2);
    await sync();
    shop.exportCustomers(3);
    await sync();
    expect(notified()).toEqual(expected);
  });

  it('not while a first import that was stopped goes on', async () => {
    shop.settings.accounts.tell_new_customers = true;
    shop.exportCustomers(600);
    const answer = shop.batch;
    shop.batch = (accounts, body) =>
      shop.batches.length === 2 ? { status: 503, body: { code: 'busy' } } : answer(accounts, body);
    await sync();
    shop.batch = answer;
    await sync();
    expect(notified()).toEqual([false, false, false]);
  });
});

describe('a web setting that the ERP changed', () => {
  it('is told with what it touches, once', async () => {
    shop.write('customers.csv', ['code;email;contacts web', 'C1;c1@example.com;Aucun']);
    shop.write('contacts.csv', ['id;customer_code;email;nom;web', 'K1;C1;k1@example.com;Roux;non']);
    await sync();
    shop.write('customers.csv', ['code;email;contacts web', 'C1;c1@example.com;Seulement les contacts web']);
    expect(await sync()).toMatchObject({ accounts: { deactivated: 1 } });
    await sync();
    const notes = shop.reports.flatMap(({ events }) => events).filter(({ state }) => state === 'note');
    expect(notes).toMatchObject([
      {
        erp_key: 'web_contacts.C1',
        reason: 'web_contacts_changed',
        params: { from: 'Aucun', to: 'Seulement les contacts web', count: '1', accounts: 'Roux' },
      },
    ]);
  });
});

describe('bad files', () => {
  it.each([
    ['customers.csv', ['code;email;actif'], 'held', 'file_empty'],
    ['contacts.csv', ['id;customer_code;email'], 'held', 'file_empty'],
    ['customers.csv', ['nom;email', 'Dupont;a0@example.com'], 'refused', 'missing_column'],
    ['contacts.csv', ['id;email', 'K0;a0@example.com'], 'refused', 'missing_column'],
    ['customers.csv', ['code;email;contacts web', 'C0;a0@example.com;web'], 'refused', 'missing_column'],
  ])('%s with %j: %s, and nobody is deactivated', async (file, lines, state, reason) => {
    shop.exportCustomers(20);
    await sync();
    shop.write(file, lines);
    expect(await sync()).toMatchObject({ writes: 0, accounts: { deactivated: 0 } });
    expect(shop.worker.journal.unsettled('accounts', 10)).toMatchObject([{ state, reason }]);
    shop.exportCustomers(20);
    expect(await sync()).toMatchObject({ writes: 0, accounts: { unchanged: 20, held: 0, refused: 0 } });
  });

  it('a file cut in the middle deactivates nobody, and columns in another order change nothing', async () => {
    shop.exportCustomers(20);
    await sync();
    shop.write('customers.csv', ['actif;email;code', 'oui;a0@example.com;C0', 'oui;a1@example.com;C1', 'oui;a2@']);
    expect(await sync()).toMatchObject({ writes: 0, accounts: { deactivated: 0, refused: 1 } });
  });

  it('a column that the export no longer has is not said to be empty', async () => {
    shop.write('customers.csv', ['code;email;phone', 'C0;a0@example.com;01']);
    shop.write('contacts.csv', ['id;customer_code;email', 'K0;C0;a0@example.com']);
    await sync();
    shop.write('customers.csv', ['code;email', 'C0;a0@example.com']);
    await sync();
    expect(shop.bodies.map(({ accounts }) => accounts[0]?.phone)).toEqual(['01', undefined]);
  });
});

describe('an e-mail that the shop knows to be taken', () => {
  it('is refused with the name of its holder', async () => {
    shop.exportCustomers(2);
    shop.batch = (accounts) => ({
      status: 200,
      body: {
        results: accounts.map(({ erp_key }) =>
          erp_key === 'tiers.C1'
            ? { erp_key, outcome: 'refused', user_id: null, code: 'email_taken', params: { holder: 'tiers.C0' } }
            : { erp_key, outcome: 'created', user_id: 1 },
        ),
      },
    });
    await sync();
    const [refused] = shop.worker.journal.unsettled('accounts', 1);
    expect(refused).toMatchObject({ erp_key: 'tiers.C1', params: { holder: 'C0', email: 'a1@example.com' } });
  });
});

describe('what the admin asks for', () => {
  it('is done by the worker that stays: a preview shown in the shop, an approval, a stop', async () => {
    shop.exportCustomers(20);
    await sync();
    shop.exportCustomers(20, before(6));
    const stop = new AbortController();
    const served = serve(shop.worker, stop.signal, 0, { say: () => undefined });
    await expect.poll(held, { timeout: 10_000 }).toBe(6);

    shop.commands.push({ id: 1, name: 'preview', args: { lane: 'accounts', full: '1' } });
    await expect
      .poll(() => shop.previews.at(-1)?.finish, { timeout: 15_000 })
      .toMatchObject({
        error: null,
        counts: { held: 6, unchanged: 14 },
      });
    expect(shop.previews[0]).toMatchObject({ begin: true, lane: 'accounts', full: true });

    shop.commands.push({ id: 2, name: 'approve', args: { lane: 'accounts' } });
    await expect.poll(held, { timeout: 15_000 }).toBe(0);
    await expect.poll(() => shop.batches.at(-1), { timeout: 15_000 }).toBe(6);
    stop.abort();
    await served;
  });

  it('switching the flow off stops a run in the middle; on again, it goes on where it was', async () => {
    shop.exportCustomers(1500);
    const answer = shop.batch;
    await shop.worker.reporter.tell();
    shop.batch = async (accounts, body) => {
      shop.settings.accounts.enabled = false;
      shop.settingsVersion += 1;
      // As soon as a report has told the worker.
      await shop.worker.reporter.tell();
      await sleep(200);
      return answer(accounts, body);
    };
    expect(await sync()).toMatchObject({ error: null, off: ['accounts', 'sales', 'documents'] });
    expect(shop.batches).toEqual([500]);
    shop.settings.accounts.enabled = true;
    shop.batch = answer;
    await sync();
    expect(shop.batches).toEqual([500, 500, 500]);
  });
});
