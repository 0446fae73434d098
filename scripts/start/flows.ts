import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { company } from '../../test/fixtures/sample/company.js';
import type { Store } from '../../test/store/store.js';
import { dryRun } from './worker.js';

/** An invoice for each order as soon as it is placed, by e-mail, and often enough looked for that one can watch it. */
const sales = {
  sales: {
    enabled: true,
    document: 'invoice',
    moment: 'created',
    send_email: true,
    bank: { holder: company.name, iban: company.iban, bic: company.bic },
  },
  worker: { interval_seconds: 5, poll_seconds: 1 },
};

/**
 * A flow is off until the shop's admin has seen its preview and switched it on. For the local shop `npm start` does both,
 * once for each data folder: who switches a flow off in wp-admin finds it off after the next start.
 */
export async function previewAndSwitchOn(
  store: Store,
  config: string,
  stop: AbortSignal,
  say: (line: string) => void,
): Promise<void> {
  const done = join(store.dataDir, 'flows-on');
  if (existsSync(done)) return;
  const counts = await dryRun(config, 'accounts', stop);
  if (stop.aborted) return;
  const words = Object.entries(counts)
    .filter(([, count]) => count !== 0)
    .map(([outcome, count]) => `${String(count)} ${outcome}`);
  if (words.length > 0) say(`Preview of the customers (nothing is written yet): ${words.join(', ')}.`);
  await change(store, { accounts: { enabled: true }, documents: { enabled: true } });
  writeFileSync(done, '');
  say('Customers and documents are switched on.');
}

/** Sales go to the played ERP only: in somebody's own exchange folder a real one may take them for orders. */
export async function switchSalesOn(store: Store, say: (line: string) => void): Promise<void> {
  const done = join(store.dataDir, 'sales-on');
  if (existsSync(done)) return;
  await change(store, sales);
  writeFileSync(done, '');
  say('Sales are switched on: an invoice for each order from now on.');
}

async function change(store: Store, settings: object): Promise<void> {
  const json = Buffer.from(JSON.stringify(settings)).toString('base64');
  await store.php(`ErpBridge\\Settings\\Settings::change( json_decode( base64_decode( '${json}' ), true ), null );`);
}
