/** The import of the last months' orders (article 4) as a job: each once, left out with a reason, paused, killed, gone on with. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { playedErp, PlayedBooks } from '../../test/played-erp.js';
import { PlayedSales } from '../../test/played-sales.js';
import type { Job } from '../model/job.js';
import { serve } from '../serve/serve.js';
import { carryOut, work } from './work.js';
import { importJob } from './import.js';

let sales: PlayedSales;
let books: PlayedBooks;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-25T12:00:00Z') });
  sales = await PlayedSales.open();
  books = new PlayedBooks();
  sales.shop.worker.erp = playedErp(books);
  // New orders are sent from today on.
  sales.shop.settings.sales.since = '2026-11-25T11:00:00Z';
});
afterEach(async () => {
  vi.useRealTimers();
  await sales.shop.close();
});

const day = (date: string) => ({ placed_at: `${date}T10:00:00Z`, created_at: `${date}T10:00:00Z` });
const keys = () => [...books.sales.keys()].sort();
const { signal } = new AbortController();

function asked(): Job {
  const { jobs } = sales.shop.worker.journal;
  jobs.addOnce({ kind: 'import', args: { source: 'woocommerce' } });
  return jobs.next(({ kind }) => kind === 'import') as Job;
}

describe('« toutes les commandes des deux derniers mois, à l’exception de … »', () => {
  it('are sent, each once, and the others are left out', async () => {
    const { orders } = sales.shop;
    for (const id of [1, 2, 3]) orders.put({ id, ...day('2026-11-01') });
    orders.put({ id: 4, ...day('2026-09-24') });
    for (const [n, status] of ['completed', 'cancelled', 'refunded', 'failed', 'trash'].entries())
      orders.put({ id: 5 + n, ...day('2026-11-01'), status });
    orders.put({ id: 10, ...day('2026-09-26'), status: 'pending' });
    // The feed begins behind them.
    await sales.sync();
    expect(keys()).toEqual([]);
    const ended = await work(sales.shop.worker, asked(), { signal });
    expect(ended).toMatchObject({ error: null, did: { details: { new: 4, left_out: 5 } } });
    expect(keys()).toEqual(['sale.1', 'sale.10', 'sale.2', 'sale.3']);
    expect(sales.shop.worker.journal.jobs.all()).toEqual([]);
    // Again: nothing new.
    expect(await work(sales.shop.worker, asked(), { signal })).toMatchObject({
      did: { details: { known: 4, left_out: 5 } },
    });
    expect(keys()).toHaveLength(4);
  });

  it('wait for their moment, and go when it comes', async () => {
    sales.shop.settings.sales.moment = 'processing';
    sales.shop.orders.put({ id: 1, ...day('2026-11-01'), status: 'pending', paid_status: false });
    await sales.sync();
    await work(sales.shop.worker, asked(), { signal });
    expect(keys()).toEqual([]);
    sales.shop.orders.put({ id: 1, status: 'processing' });
    await sales.sync();
    expect(keys()).toEqual(['sale.1']);
  });
});

describe('the job', () => {
  it('goes on where it was killed, whatever the portion, and sends nothing twice', async () => {
    for (let id = 1; id <= 60; id += 1) sales.shop.orders.put({ id, ...day('2026-11-01') });
    await sales.sync();
    const job = asked();
    const places: (string | undefined)[] = [];
    for (let round = 0; round < 30; round += 1) {
      const now = sales.shop.worker.journal.jobs.one(job.id);
      if (now === undefined) break;
      // Killed after its second word on where it is.
      await carryOut(sales.shop.worker, now, { signal }, (hand) => {
        let told = 0;
        return importJob.run(
          sales.shop.worker,
          { source: 'woocommerce' },
          {
            ...hand,
            at: (place) => {
              hand.at(place);
              places.push(place.cursor);
              told += 1;
              if (told === 3) throw new Error('killed');
            },
          },
        );
      }).catch(() => undefined);
    }
    expect(books.sales.size).toBe(60);
    expect(Math.max(...[...books.sales.values()].map(({ known }) => known.revision))).toBe(1);
    expect(places.length).toBeGreaterThan(4);
  });

  it('stops when it is paused, and goes on when it may', async () => {
    for (let id = 1; id <= 60; id += 1) sales.shop.orders.put({ id, ...day('2026-11-01') });
    await sales.sync();
    const job = asked();
    const { jobs } = sales.shop.worker.journal;
    const stop = new AbortController();
    const ended = await carryOut(sales.shop.worker, job, { signal }, (hand) =>
      importJob.run(
        sales.shop.worker,
        { source: 'woocommerce' },
        {
          ...hand,
          signal: stop.signal,
          at: (place) => {
            hand.at(place);
            if (place.done >= 10) stop.abort();
          },
        },
      ),
    );
    expect(ended).toMatchObject({ again: true, error: { code: 'stopped' } });
    expect(jobs.one(job.id)).toMatchObject({ state: 'open', total: 60 });
    expect(books.sales.size).toBeLessThan(60);
    await work(sales.shop.worker, jobs.one(job.id) as Job, { signal });
    expect(books.sales.size).toBe(60);
  });

  it('is done by a worker that stays, beside its loops; a new order does not wait for its end', async () => {
    const { shop } = sales;
    for (let id = 1; id <= 60; id += 1) shop.orders.put({ id, ...day('2026-11-01') });
    await sales.sync();
    const { sales: sink } = playedErp(books);
    // Slow, as an ERP on a network is.
    const slow = { ...sink, put: async (...args: Parameters<typeof sink.put>) => sink.put(...(await sleep(50, args))) };
    shop.worker.erp = { ...playedErp(books), sales: slow };
    asked();
    const stop = new AbortController();
    const served = serve(shop.worker, stop.signal, 0, { say: () => undefined });
    await vi.waitFor(() => expect(books.sales.size).toBeGreaterThan(5), { timeout: 20_000 });
    shop.orders.put({ id: 1_000, placed_at: '2026-11-25T12:30:00Z' });
    await vi.waitFor(() => expect(keys()).toContain('sale.1000'), { timeout: 20_000 });
    const before = books.sales.size;
    await vi.waitFor(() => expect(books.sales.size).toBe(61), { timeout: 30_000 });
    stop.abort();
    await served;
    expect(before).toBeLessThan(61);
  });

  it('says why it cannot be done', async () => {
    sales.shop.settings.sales.enabled = false;
    sales.shop.orders.put({ id: 1, ...day('2026-11-01') });
    const ended = await work(sales.shop.worker, asked(), { signal });
    expect(ended).toMatchObject({ error: { code: 'import_off' }, again: false });
    sales.shop.worker.journal.jobs.addOnce({ kind: 'import', args: { source: 'cartum' } });
    const other = sales.shop.worker.journal.jobs.next(() => true) as Job;
    expect(await work(sales.shop.worker, other, { signal })).toMatchObject({ error: { code: 'import_no_source' } });
  });
});
