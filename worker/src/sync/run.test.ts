/** What a sync does when the shop misbehaves: a real HTTP server plays the shop, because a real shop cannot be made to. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { created, PlayedShop } from '../../test/played-shop.js';
import { runOnce } from './run.js';
import { serve } from '../serve/serve.js';
import { StoreClient } from '../shops/woocommerce/client.js';

let shop: PlayedShop;

beforeEach(async () => {
  shop = await PlayedShop.open();
  shop.exportCustomers(3);
});

afterEach(() => shop.close());

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
    shop.down = answer;
    expect((await runOnce(shop.worker)).error).toMatchObject({ code });
    expect(shop.batches).toEqual([]);
    shop.down = undefined;
    expect(await runOnce(shop.worker)).toMatchObject({ error: null, accounts: { created: 3, failed: 0 } });
  });

  it('that is not there ends the run in words', async () => {
    await shop.closeServer();
    expect((await runOnce(shop.worker)).error).toMatchObject({
      code: 'store_unreachable',
      params: { code: 'ECONNREFUSED' },
    });
  });

  it('that breaks under everything is not blamed on the records', async () => {
    shop.exportCustomers(40);
    shop.batch = () => ({ status: 500, body: { code: 'internal', message: 'Out of memory' } });
    expect((await runOnce(shop.worker)).error).toMatchObject({ code: 'store_error' });
    expect(shop.worker.journal.counts('accounts')).toMatchObject({ pending: 40, failed: 0 });
    expect(shop.batches.length).toBeLessThan(20);
  });

  it('never learns the secret over http, nor does an error message', async () => {
    shop.down = json(401, 'no');
    const { error } = await runOnce(shop.worker);
    expect(shop.seen).toContain('oauth_signature');
    expect(shop.seen).not.toContain('cs_hidden');
    expect(JSON.stringify(error)).not.toMatch(/c[ks]_hidden|oauth_signature/);
  });
});

describe('a shop that is weak', () => {
  it('is sent smaller batches', async () => {
    shop.exportCustomers(40);
    shop.batch = (accounts) =>
      accounts.length > 10 ? { status: 504, body: { code: 'timeout', message: 'too long' } } : created(accounts);
    expect(await runOnce(shop.worker)).toMatchObject({ error: null, accounts: { created: 40, failed: 0 } });
    expect(shop.batches).toEqual([40, 20, 10, 10, 20, 10, 10]);
  });

  it('is not asked for the larger size again in each batch', async () => {
    shop.exportCustomers(1500);
    shop.batch = (accounts) =>
      accounts.length > 125 ? { status: 504, body: { code: 'timeout', message: 'too long' } } : created(accounts);
    expect(await runOnce(shop.worker)).toMatchObject({ error: null, accounts: { created: 1500, failed: 0 } });
    expect(shop.batches.filter((size) => size > 125)).toEqual([500, 250, 250]);
  });

  it('loses only the record that breaks it, and that is tried again later', async () => {
    shop.exportCustomers(8);
    shop.batch = (accounts) =>
      accounts.some(({ erp_key }) => erp_key === 'tiers.C5')
        ? { status: 500, body: { code: 'fatal', message: 'boom' } }
        : created(accounts);
    expect(await runOnce(shop.worker)).toMatchObject({ error: null, accounts: { created: 7, failed: 1 } });
    const [again] = shop.worker.journal.due('accounts', 10, Date.now() + 10_000);
    expect(again).toMatchObject({ erpKey: 'tiers.C5', attempts: 1 });
    expect(shop.reports.at(-1)?.events).toMatchObject([{ erp_key: 'tiers.C5', state: 'failed' }]);
  });
});

describe('serve', () => {
  it('says a problem once, waits, and goes on by itself when it is over', async () => {
    shop.down = html(503);
    const stop = new AbortController();
    const lines: string[] = [];
    const served = serve(shop.worker, stop.signal, 0, { say: (line) => lines.push(line), pauseMs: () => 50 });
    await sleep(400);
    expect(lines.filter((line) => line.includes('maintenance'))).toHaveLength(1);
    shop.down = undefined;
    await expect.poll(() => shop.batches.length, { timeout: 10_000 }).toBe(1);
    await expect.poll(() => lines.join(), { timeout: 10_000 }).toContain('back');
    stop.abort();
    await served;
  });
});

it('reads the retry time that the shop asks for', async () => {
  shop.down = json(503, 'busy');
  await expect(new StoreClient(shop.worker.config.store).ping()).rejects.toMatchObject({ retryAfterMs: 7000 });
});
