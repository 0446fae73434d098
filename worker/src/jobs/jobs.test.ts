/** What is asked for in wp-admin is done in the end, whatever becomes of the worker meanwhile. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.js';
import { workerBin, workerEnv } from '../../../test/e2e/worker.js';
import { PlayedShop } from '../../test/played-shop.js';
import { Journal } from '../journal/journal.js';
import { openWorker } from '../sync/run.js';
import { work, workOff } from './work.js';

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
    expect(await work(shop.worker, first(), { signal: never })).toMatchObject({
      error: null,
      did: { details: { created: 3 } },
    });
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
    await work(shop.worker, first(), { signal: never });
    expect(jobs().next(() => true)).toBeUndefined();
  });

  it('for every flow is done when the orders’ own loop has done its part, too', async () => {
    shop.commands.push({ id: 7, name: 'sync', args: { full: '1' } });
    await tell();
    await tell();
    await work(shop.worker, first(), { signal: never });
    await tell();
    expect(told()).toEqual([]);
    expect(first()).toMatchObject({ kind: 'sync', args: { lane: 'sales', full: true } });
    jobs().end(first());
    await tell();
    expect(told()).toEqual([{ id: 7, state: 'done' }]);
  });

  it('waits while the shop is away, and goes on when it is back', async () => {
    shop.exportCustomers(3);
    shop.commands.push({ id: 7, name: 'preview', args: { lane: 'accounts' } });
    await tell();
    shop.down = { status: 503, body: 'maintenance', type: 'text/html' };
    expect(await work(shop.worker, first(), { signal: never })).toMatchObject({ error: { code: 'store_maintenance' } });
    shop.down = undefined;
    expect(await work(shop.worker, first(), { signal: never })).toMatchObject({ error: null });
  });

  it('on which the worker dies again and again is given up, and the shop is told so', async () => {
    shop.commands.push({ id: 7, name: 'sync', args: { lane: 'accounts' } });
    await tell();
    for (let died = 0; died < 10; died += 1) jobs().begin(first());
    expect(await work(shop.worker, first(), { signal: never })).toBeUndefined();
    await tell();
    expect(told()).toMatchObject([{ id: 7, state: 'failed', message: expect.stringContaining('10 times') as string }]);
  });

  it('that somebody pauses is not begun, is no end for the shop, and goes on when it is resumed', async () => {
    shop.exportCustomers(3);
    shop.commands.push({ id: 7, name: 'sync', args: { lane: 'accounts' } });
    await tell();
    const { id } = first();
    expect(jobs().pause(id)).toBe(true);
    await workOff(shop.worker, never);
    expect(shop.batches).toEqual([]);
    expect(jobs().untold()).toEqual([{ id: 7, state: 'running' }]);
    expect(jobs().resume(id)).toBe(true);
    await work(shop.worker, first(), { signal: never });
    expect(shop.batches).toHaveLength(1);
    expect(jobs().one(id)).toMatchObject({ state: 'done', done: 3, total: 3 });
  });

  it('that somebody pauses in the middle of it stops soon, and keeps what it did', async () => {
    shop.exportCustomers(1200);
    const { batch } = shop;
    shop.commands.push({ id: 7, name: 'sync', args: { lane: 'accounts' } });
    await tell();
    const { id } = first();
    shop.batch = async (...sent) => {
      jobs().pause(id);
      await sleep(1_500);
      return batch(...sent);
    };
    expect(await work(shop.worker, first(), { signal: never })).toBeUndefined();
    expect(shop.batches).toHaveLength(1);
    shop.batch = batch;
    jobs().resume(id);
    await work(shop.worker, first(), { signal: never });
    expect(shop.batches).toEqual([500, 500, 200]);
  });

  it('that is let go on again before its batch has come back is no fault either', async () => {
    shop.exportCustomers(600);
    const { batch } = shop;
    shop.commands.push({ id: 7, name: 'sync', args: { lane: 'accounts' } });
    await tell();
    const { id } = first();
    shop.batch = async (...sent) => {
      jobs().pause(id);
      await sleep(1_500);
      jobs().resume(id);
      return batch(...sent);
    };
    expect(await work(shop.worker, first(), { signal: never })).toBeUndefined();
    expect(first()).toMatchObject({ id, state: 'open', begun: 0 });
  });

  it('that does not get on tells how long the shop wants to be left alone, beside the error', async () => {
    shop.commands.push({ id: 7, name: 'sync', args: { lane: 'accounts' } });
    await tell();
    shop.down = { status: 503, body: 'maintenance', type: 'text/html' };
    const ended = await work(shop.worker, first(), { signal: never });
    expect(ended).toEqual({
      error: { code: 'store_maintenance', params: { url: shop.worker.config.store.url } },
      again: true,
      retryAfterMs: 7_000,
      problems: [],
    });
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

describe('a job with a cursor', () => {
  const total = 300;

  it(
    'that is killed again and again does all of it, and nothing twice but what it was just at',
    { timeout: 120_000 },
    async () => {
      const { start, lines, left } = counting(shop.folder);
      let kills = 0;
      for (; left() !== undefined && kills < 15; kills += 1) {
        const before = lines().length;
        const worker = start();
        await expect.poll(() => lines().length, { timeout: 30_000, interval: 5 }).toBeGreaterThan(before);
        await sleep(Math.random() * 60);
        worker.kill('SIGKILL');
        await worker;
      }
      await start();
      expect(left()).toBeUndefined();
      const numbers = lines().map(Number);
      expect(new Set(numbers)).toEqual(new Set(Array.from({ length: total }, (_, n) => n)));
      expect(numbers.length - total).toBeLessThanOrEqual(kills);
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    },
  );

  it('stops where somebody pauses it, says how far it is, and goes on from there', { timeout: 60_000 }, async () => {
    const { start, lines, left, shown, erpBridge } = counting(shop.folder);
    const worker = start();
    await expect.poll(() => lines().length, { timeout: 30_000 }).toBeGreaterThan(5);
    expect(await erpBridge('jobs', 'pause', '1')).toMatchObject({ exitCode: 0 });
    await worker;
    const there = lines().length;
    expect(there).toBeLessThan(total);
    expect(await shown()).toMatchObject([{ id: 1, state: 'paused', done: there, total, cursor: String(there) }]);
    await start();
    expect(lines()).toHaveLength(there);
    expect((await erpBridge('jobs')).stdout).toMatch(new RegExp(`paused.*${String(there)} of ${String(total)}`));
    expect(await erpBridge('jobs', 'resume', '1')).toMatchObject({ exitCode: 0 });
    await start();
    expect(left()).toBeUndefined();
    expect(lines()).toHaveLength(total);
  });

  it('that is not there, or is over, cannot be paused, and that is said', async () => {
    const { erpBridge } = counting(shop.folder);
    expect(await erpBridge('jobs', 'pause', '9')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('There is no job 9.') as string,
    });
    expect(await erpBridge('jobs', 'resume', '1')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('not paused') as string,
    });
    const nowhere = await erpBridge('jobs', '--config', join(shop.folder, 'none.json'));
    expect(nowhere.exitCode).toBe(1);
    expect(await erpBridge('jobs', 'pause', 'x')).toMatchObject({ exitCode: 2 });
  });

  /** A job in a journal of its own, and the program that works on it. */
  function counting(parent: string) {
    const folder = join(parent, 'counting');
    const file = join(parent, 'counted.txt');
    const journal = Journal.open(join(folder, 'journal'));
    journal.jobs.add(1, [{ kind: 'sync', args: { full: false } }]);
    journal.close();
    writeFileSync(file, '');
    const { url, key, secret } = shop.worker.config.store;
    const env = workerEnv({ url, consumerKey: key, consumerSecret: secret }, folder, parent);
    const program = inRoot('worker/test/counting-job.ts');
    const erpBridge = (...args: string[]) => execa(process.execPath, [workerBin, ...args], { env, reject: false });
    return {
      erpBridge,
      start: () => {
        const run = execa(
          process.execPath,
          ['--import', 'tsx', program, join(folder, 'journal'), file, String(total)],
          { reject: false },
        );
        onTestFinished(() => void run.kill('SIGKILL'));
        return run;
      },
      lines: () =>
        readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line !== ''),
      shown: async () => {
        const { stdout } = await erpBridge('jobs', '--json');
        return (JSON.parse(stdout.split('\n').at(-1) ?? '') as { jobs: object[] }).jobs;
      },
      left: () => {
        const beside = Journal.beside(join(folder, 'journal'));
        const job = beside.jobs.next(() => true);
        beside.close();
        return job;
      },
    };
  }
});
