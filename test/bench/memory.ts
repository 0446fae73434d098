/** How much memory the worker takes at several sizes of the ERP: the built worker as a process, against a played shop. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { PlayedShop, remembering } from '../../worker/test/played-shop.js';
import { workerBin, workerEnv } from '../e2e/worker.js';
import { contactsEach, exportCustomers } from './customer-files.js';

export interface Memory {
  unit: 'MB';
  /** Highest resident memory of one sync, by number of customers; each has two and a half contacts. */
  rss_mb: Record<string, { first: number; unchanged: number; first_seconds: number; unchanged_seconds: number }>;
}

/** The highest resident memory of one sync in MB, as the operating system counts it, and its seconds. */
async function sync(shop: PlayedShop, exchange: string): Promise<{ rss: number; seconds: number }> {
  const { url, key, secret } = shop.worker.config.store;
  const start = Date.now();
  const worker = execa(process.execPath, [workerBin, 'sync', '--once', '--json'], {
    env: workerEnv({ url, consumerKey: key, consumerSecret: secret }, join(shop.folder, 'bench'), exchange),
    reject: false,
  });
  let rss = 0;
  const timer = setInterval(() => {
    try {
      const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(worker.pid)}/status`, 'utf8'))?.[1];
      rss = Math.max(rss, Math.round(Number(peak ?? 0) / 1024));
    } catch {
      // It has just ended.
    }
  }, 20);
  const { exitCode, stderr } = await worker;
  clearInterval(timer);
  if (exitCode !== 0) throw new Error(`The worker ended with ${String(exitCode)}: ${stderr}`);
  return { rss, seconds: Math.round((Date.now() - start) / 100) / 10 };
}

export async function memory(say: (line: string) => void, sizes = [1_000, 20_000, 80_000]): Promise<Memory> {
  const result: Memory = { unit: 'MB', rss_mb: {} };
  for (const size of sizes) {
    const shop = await PlayedShop.open();
    try {
      shop.batch = remembering();
      const exchange = join(shop.folder, 'exchange');
      mkdirSync(exchange);
      await exportCustomers(exchange, size);
      const first = await sync(shop, exchange);
      const unchanged = await sync(shop, exchange);
      result.rss_mb[String(size)] = {
        first: first.rss,
        unchanged: unchanged.rss,
        first_seconds: first.seconds,
        unchanged_seconds: unchanged.seconds,
      };
      say(
        `${String(size)} customers, ${String(size * contactsEach)} contacts: first ${String(first.rss)} MB in ${String(first.seconds)} s, unchanged ${String(unchanged.rss)} MB in ${String(unchanged.seconds)} s`,
      );
    } finally {
      rmSync(join(shop.folder, 'exchange'), { recursive: true, force: true });
      await shop.close();
    }
  }
  return result;
}
