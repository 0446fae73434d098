/** A shop that fills: how fast accounts are made at its beginning and at its end, and what comparing all of them costs then. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Journal } from '../../worker/src/journal/journal.js';
import type { Account } from '../../worker/src/model/account.js';
import { openWorker, runOnce, type RunOptions, type RunResult, type Worker } from '../../worker/src/sync/run.js';
import { changeSettings } from '../setup/shop.js';
import type { Store } from '../store/store.js';
import { contactsEach, exportCustomers } from './customer-files.js';
import { measure, round, type Scenario } from './measure.js';

const accountsOf = (customers: number): number => customers * (1 + contactsEach);

/** A worker between an ERP with this many customers and the shop. */
async function withWorker<T>(store: Store, customers: number, use: (worker: Worker) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'erp-bridge-first-'));
  const exchange = join(folder, 'exchange');
  const erp = { adapter: 'folder' as const, options: { folder: exchange } };
  const data = join(folder, 'journal');
  mkdirSync(exchange);
  await exportCustomers(exchange, customers);
  await changeSettings(store, { accounts: { enabled: true } });
  const journal = Journal.open(data);
  const access = { url: store.url, key: store.consumerKey, secret: store.consumerSecret };
  try {
    return await use(openWorker({ store: access, data, erp }, journal));
  } finally {
    journal.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function sync(worker: Worker, options?: RunOptions): Promise<RunResult> {
  const result = await runOnce(worker, options);
  if (result.error !== null) throw new Error(`The sync ended with ${JSON.stringify(result.error)}.`);
  return result;
}

/** The rate of the last 5,000 accounts of 52,500, beside that of the first. */
export async function firstSync(store: Store, say: (line: string) => void): Promise<Scenario> {
  const stretch = 5_000;
  const rates: number[] = [];
  await withWorker(store, 15_000, async (worker) => {
    // The first batch warms PHP's opcode cache and the database; it does not count.
    let last: { done: number; at: number } | undefined;
    await sync(worker, {
      onProgress: (running) => {
        if (running?.lane !== 'accounts' || running.phase !== 'push' || running.done === 0) return;
        const now = { done: running.done, at: Date.now() };
        last ??= now;
        if (now.done - last.done < stretch) return;
        rates.push(((now.done - last.done) / (now.at - last.at)) * 1000);
        last = now;
        say(`${String(now.done)} of ${String(running.total)}: ${rates.at(-1)?.toFixed(1) ?? ''} accounts/s`);
      },
    });
  });
  const [first = NaN] = rates;
  const ours = rates.at(-1) ?? NaN;
  return {
    unit: 'accounts/s',
    ours: round(ours),
    baselines: { empty_shop: { rate: round(first), ratio: round(ours / first) } },
  };
}

/** `sync --full` of accounts that are as they should be, beside the shop's part of it: the same batches, sent by themselves. */
export async function fullSync(store: Store, say: (line: string) => void): Promise<Scenario> {
  const customers = 5_000;
  const rows = accountsOf(customers);
  return withWorker(store, customers, async (worker) => {
    const batches: Account[][] = [];
    const shop = worker.store.accountsBatch.bind(worker.store);
    worker.store.accountsBatch = (accounts, options) => {
      batches.push(accounts);
      return shop(accounts, options);
    };
    say(`First sync of ${String(rows)} accounts…`);
    await sync(worker);
    worker.store.accountsBatch = shop;
    const full = async (): Promise<void> => {
      const { accounts } = await sync(worker, { full: true });
      if (accounts.unchanged !== rows) throw new Error(`Something changed: ${JSON.stringify(accounts)}`);
    };
    const alone = async (): Promise<void> => {
      for (const accounts of batches) await shop(accounts, {});
    };
    return measure(
      'accounts/s',
      { name: 'ours', rows, work: full },
      [{ name: 'the_shop_alone', rows, work: alone }],
      say,
    );
  });
}
