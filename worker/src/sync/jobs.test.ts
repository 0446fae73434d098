/** What is asked for in wp-admin is done in the end, whatever becomes of the worker meanwhile. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { workerBin, workerEnv } from '../../../test/e2e/worker.js';
import { PlayedShop } from '../../test/played-shop.js';
import { Journal } from '../journal/journal.js';
import { previewJob, syncJob, workOff } from './jobs.js';
import { openWorker } from './run.js';

let shop: PlayedShop;
const never = new AbortController().signal;

beforeEach(async () => {
  shop = await PlayedShop.open();
});
afterEach(async () => {
  await shop.close();
});

const tell = () => shop.worker.reporter.tell();
const told = () => shop.reports.at(-1)?.commands;
const jobs = () => shop.worker.journal.jobs;
const first = () => {
  const job = jobs().next(() => true);
  if (job === undefined) throw new Error('Nothing is to be done.');
  return job;
};

describe('a command', () => {
  it('is running once it is fetched, and done once it is done', async () => {
    shop.exportCustomers(3);
    shop.commands.push({ id: 7, name: 'preview', args: { lane: 'accounts' } });
    await tell();
    expect(told()).toEqual([]);
    await tell();
    expect(told()).toEqual([{ id: 7, state: 'running' }]);
    await tell();
    expect(told()).toEqual([]);
    expect(await previewJob(shop.worker, first(), never)).toMatchObject({ error: null, counts: { created: 3 } });
    await tell();
    expect(shop.reports.flatMap(({ commands }) => commands)).toEqual([
      { id: 7, state: 'running' },
      { id: 7, state: 'done' },
    ]);
    expect(jobs().next(() => true)).toBeUndefined();
  });

  it('that the shop sends again, because it did not hear that it arrived, is done once', async () => {
    shop.exportCustomers(3);
    const sync = { id: 7, name: 'sync', args: { lane: 'accounts' } };
    shop.commands.push(sync);
    await tell();
    shop.commands.push(sync);
    await tell();
    await syncJob(shop.worker, first(), { only: ['accounts'] });
    expect(jobs().next(() => true)).toBeUndefined();
  });

  it('for every flow is done when the orders’ own loop has done its part, too', async () => {
    shop.commands.push({ id: 7, name: 'sync', args: { full: '1' } });
    await tell();
    await tell();
    await syncJob(shop.worker, first(), { only: ['accounts', 'documents'] });
    await tell();
    expect(told()).toEqual([]);
    expect(first()).toMatchObject({ kind: 'sync', lane: 'sales', full: true });
    jobs().end(first());
    await tell();
    expect(told()).toEqual([{ id: 7, state: 'done' }]);
  });

  it('waits while the shop is away, and goes on when it is back', async () => {
    shop.exportCustomers(3);
    shop.commands.push({ id: 7, name: 'preview', args: { lane: 'accounts' } });
    await tell();
    shop.down = { status: 503, body: 'maintenance', type: 'text/html' };
    expect(await previewJob(shop.worker, first(), never)).toMatchObject({ error: { code: 'store_maintenance' } });
    shop.down = undefined;
    expect(await previewJob(shop.worker, first(), never)).toMatchObject({ error: null });
  });

  it('on which the worker dies again and again is given up, and the shop is told so', async () => {
    shop.commands.push({ id: 7, name: 'sync', args: { lane: 'accounts' } });
    await tell();
    for (let died = 0; died < 10; died += 1) jobs().begin(first());
    expect(await syncJob(shop.worker, first(), { only: ['accounts'] })).toBeUndefined();
    await tell();
    expect(told()).toMatchObject([{ id: 7, state: 'failed', message: expect.stringContaining('10 times') as string }]);
  });

  it('is done by a worker that does not stay, too', async () => {
    shop.exportCustomers(3);
    shop.commands.push({ id: 7, name: 'preview', args: { lane: 'accounts' } }, { id: 8, name: 'sync', args: {} });
    await tell();
    await workOff(shop.worker, never);
    expect(shop.previews.at(-1)?.finish).toMatchObject({ error: null });
    const states = shop.reports.flatMap(({ commands }) => commands).filter(({ state }) => state === 'done');
    expect(states.map(({ id }) => id).sort()).toEqual([7, 8]);
  });
});

describe('a worker that is killed', () => {
  it('goes on with what it was asked for when it is started again', { timeout: 120_000 }, async () => {
    shop.exportCustomers(20);
    const folder = join(shop.folder, 'killed');
    mkdirSync(folder);
    const { url, key, secret } = shop.worker.config.store;
    const env = workerEnv({ url, consumerKey: key, consumerSecret: secret }, folder, shop.folder);
    const start = () =>
      execa(process.execPath, [workerBin, 'serve', '--port', '0'], { env, reject: false, stdio: 'ignore' });
    const synced = () => shop.batches.length;

    let worker = start();
    onTestFinished(() => void worker.kill('SIGKILL'));
    await expect.poll(synced, { timeout: 30_000 }).toBeGreaterThan(0);
    // Asked to compare everything, it dies while the shop works on its answer.
    const { batch } = shop;
    let asked = 0;
    shop.batch = async (...sent) => {
      asked += 1;
      await sleep(asked === 1 ? 60_000 : 0);
      return batch(...sent);
    };
    shop.commands.push({ id: 7, name: 'sync', args: { lane: 'accounts', full: '1' } });
    await expect.poll(() => asked, { timeout: 30_000 }).toBe(1);
    worker.kill('SIGKILL');
    await worker;
    shop.batch = batch;
    const before = synced();

    worker = start();
    const done = () => shop.reports.flatMap(({ commands }) => commands).filter(({ state }) => state === 'done');
    await expect.poll(done, { timeout: 30_000 }).toEqual([{ id: 7, state: 'done' }]);
    expect(synced()).toBeGreaterThan(before);
    worker.kill('SIGTERM');
    await worker;
    const journal = Journal.open(join(folder, 'journal'));
    expect(openWorker(shop.worker.config, journal).journal.jobs.next(() => true)).toBeUndefined();
    journal.close();
  });
});
