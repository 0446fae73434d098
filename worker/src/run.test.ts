/** What a sync does when the shop misbehaves: a real HTTP server plays the shop, because a real shop cannot be made to. */
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal } from './journal/journal.js';
import type { Account } from './rules/accounts.js';
import { openWorker, runOnce, type Worker } from './run.js';
import { serve } from './serve.js';
import { StoreClient } from './store/client.js';

type Batch = (accounts: Account[]) => { status: number; body: unknown };

const settings = {
  accounts: { enabled: true, send_addresses: false, tell_new_customers: false, contact_text: '' },
  documents: { enabled: false, types: [], max_size_mb: 25 },
  worker: { interval_seconds: 5 },
};
const created: Batch = (accounts) => ({
  status: 200,
  body: { results: accounts.map(({ erp_key }, index) => ({ erp_key, outcome: 'created', user_id: index + 1 })) },
});

let folder: string;
let shop: FastifyInstance;
let worker: Worker;
/** What the shop answers: to everything while it is `down`, else to batches. */
let down: { status: number; body: string; type: string } | undefined;
let batch: Batch;
let batches: number[];
/** All that a listener on the way would see. */
let seen: string;
let reports: { last_run: unknown; events: { erp_key: string; state: string }[] }[];

function exportCustomers(customers: number): void {
  const rows = Array.from({ length: customers }, (_, n) => `C${String(n)};a${String(n)}@example.com`);
  const contacts = Array.from({ length: customers }, (_, n) => `K${String(n)};C${String(n)};a${String(n)}@example.com`);
  writeFileSync(join(folder, 'customers.csv'), ['code;email', ...rows, ''].join('\n'));
  writeFileSync(join(folder, 'contacts.csv'), ['id;customer_code;email', ...contacts, ''].join('\n'));
  for (const file of ['customers.csv', 'contacts.csv']) utimesSync(join(folder, file), 1, 1);
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'erp-bridge-run-'));
  down = undefined;
  batch = created;
  batches = [];
  seen = '';
  reports = [];
  shop = fastify({ bodyLimit: 1e8 });
  shop.addHook('onRequest', async (request, reply) => {
    seen += request.url + JSON.stringify(request.headers);
    if (down) await reply.code(down.status).header('retry-after', '7').type(down.type).send(down.body);
  });
  const base = '/wp-json/wc-erp-bridge/v1';
  shop.get(`${base}/ping`, () => ({ ok: true, store: 'played', plugin: '0', wordpress: '0' }));
  shop.get(`${base}/settings`, () => ({ settings, version: 1 }));
  shop.post(`${base}/accounts/batch`, (request, reply) => {
    const { accounts } = request.body as { accounts: Account[] };
    batches.push(accounts.length);
    const { status, body } = batch(accounts);
    return reply.code(status).send(body);
  });
  shop.post(`${base}/worker/report`, (request) => {
    reports.push(request.body as (typeof reports)[number]);
    return { commands: [], settings_version: 1 };
  });
  const url = await shop.listen({ host: '127.0.0.1', port: 0 });
  const config = {
    store: { url, key: 'ck_hidden', secret: 'cs_hidden' },
    data: join(folder, 'data'),
    exchange: folder,
  };
  worker = openWorker(config, new Journal(config.data));
  exportCustomers(3);
});

afterEach(async () => {
  worker.store.close();
  worker.journal.close();
  await shop.close();
  rmSync(folder, { recursive: true, force: true });
});

const html = (status: number) => ({ status, body: '<!DOCTYPE html><title>Sign in</title>', type: 'text/html' });
const json = (status: number, code: string) => ({
  status,
  body: JSON.stringify({ code, message: code }),
  type: 'application/json',
});

describe('a shop that cannot be worked with', () => {
  it.each([
    ['a wrong key', json(401, 'woocommerce_rest_authentication_error'), 'store_wrong_key'],
    ['a key without the right', json(403, 'erp_bridge_forbidden'), 'store_wrong_key'],
    ['maintenance', html(503), 'store_maintenance'],
    ['too many requests', json(429, 'slow_down'), 'store_maintenance'],
    ['a web page instead of data', html(200), 'store_not_json'],
    ['an error page', html(500), 'store_error'],
    ['a refusal of its own', json(400, 'rest_invalid_param'), 'store_error'],
    ['no plugin', json(404, 'rest_no_route'), 'store_plugin_missing'],
  ])('with %s ends the run in words, and the next run does the work', async (_name, answer, code) => {
    down = answer;
    expect((await runOnce(worker)).error).toMatchObject({ code });
    expect(batches).toEqual([]);
    down = undefined;
    expect(await runOnce(worker)).toMatchObject({ error: null, accounts: { created: 3, failed: 0 } });
  });

  it('that is not there ends the run in words', async () => {
    await shop.close();
    expect((await runOnce(worker)).error).toMatchObject({
      code: 'store_unreachable',
      params: { code: 'ECONNREFUSED' },
    });
  });

  it('that breaks under everything is not blamed on the records', async () => {
    exportCustomers(40);
    batch = () => ({ status: 500, body: { code: 'internal', message: 'Out of memory' } });
    expect((await runOnce(worker)).error).toMatchObject({ code: 'store_error' });
    expect(worker.journal.counts('accounts')).toMatchObject({ pending: 40, failed: 0 });
    expect(batches.length).toBeLessThan(20);
  });

  it('never learns the secret over http, nor does an error message', async () => {
    down = json(401, 'no');
    const { error } = await runOnce(worker);
    expect(seen).toContain('oauth_signature');
    expect(seen).not.toContain('cs_hidden');
    expect(JSON.stringify(error)).not.toMatch(/c[ks]_hidden|oauth_signature/);
  });
});

describe('a shop that is weak', () => {
  it('is sent smaller batches', async () => {
    exportCustomers(40);
    batch = (accounts) =>
      accounts.length > 10 ? { status: 504, body: { code: 'timeout', message: 'too long' } } : created(accounts);
    expect(await runOnce(worker)).toMatchObject({ error: null, accounts: { created: 40, failed: 0 } });
    expect(batches).toEqual([40, 20, 10, 10, 20, 10, 10]);
  });

  it('is not asked for the larger size again in each batch', async () => {
    exportCustomers(1500);
    batch = (accounts) =>
      accounts.length > 125 ? { status: 504, body: { code: 'timeout', message: 'too long' } } : created(accounts);
    expect(await runOnce(worker)).toMatchObject({ error: null, accounts: { created: 1500, failed: 0 } });
    expect(batches.filter((size) => size > 125)).toEqual([500, 250, 250]);
  });

  it('loses only the record that breaks it, and that is tried again later', async () => {
    exportCustomers(8);
    batch = (accounts) =>
      accounts.some(({ erp_key }) => erp_key === 'tiers.C5')
        ? { status: 500, body: { code: 'fatal', message: 'boom' } }
        : created(accounts);
    expect(await runOnce(worker)).toMatchObject({ error: null, accounts: { created: 7, failed: 1 } });
    const [again] = worker.journal.due('accounts', 10, Date.now() + 10_000);
    expect(again).toMatchObject({ erpKey: 'tiers.C5', attempts: 1 });
    expect(reports.at(-1)?.events).toMatchObject([{ erp_key: 'tiers.C5', state: 'failed' }]);
  });
});

describe('serve', () => {
  it('says a problem once, waits, and goes on by itself when it is over', async () => {
    down = html(503);
    const stop = new AbortController();
    const lines: string[] = [];
    const served = serve(worker, stop.signal, 0, { say: (line) => lines.push(line), pauseMs: () => 50 });
    await sleep(400);
    expect(lines.filter((line) => line.includes('maintenance'))).toHaveLength(1);
    down = undefined;
    await expect.poll(() => batches.length, { timeout: 10_000 }).toBe(1);
    await expect.poll(() => lines.join(), { timeout: 10_000 }).toContain('back');
    stop.abort();
    await served;
  });
});

it('reads the retry time that the shop asks for', async () => {
  down = json(503, 'busy');
  await expect(new StoreClient(worker.config.store).ping()).rejects.toMatchObject({ retryAfterMs: 7000 });
});
