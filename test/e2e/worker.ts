import { join } from 'node:path';
import { execa } from 'execa';
import { inRoot, root } from '../../scripts/lib/paths.js';

/** What `erp-bridge` runs. */
export const workerBin = inRoot('worker/bin/erp-bridge.mjs');

export interface SyncAnswer {
  status: number;
  stderr: string;
  json: {
    store: string;
    accounts: Record<
      'created' | 'updated' | 'unchanged' | 'deactivated' | 'waiting' | 'refused' | 'held' | 'failed',
      number
    >;
    documents: Record<'delivered' | 'unchanged' | 'waiting' | 'refused' | 'failed', number>;
    requests: number;
    writes: number;
  };
}

export interface ShopAccess {
  url: string;
  consumerKey: string;
  consumerSecret: string;
}

/** The environment that a worker for this shop, journal folder and exchange folder runs with. */
export const workerEnv = (shop: ShopAccess, data: string, exchange: string): Record<string, string> => ({
  ERP_BRIDGE_STORE_URL: shop.url,
  ERP_BRIDGE_KEY: shop.consumerKey,
  ERP_BRIDGE_SECRET: shop.consumerSecret,
  ERP_BRIDGE_DATA: join(data, 'journal'),
  ERP_BRIDGE_EXCHANGE: exchange,
});

/** Runs `erp-bridge sync --once --json` as the process it is in real life. */
export async function workerSync(
  shop: ShopAccess,
  data: string,
  exchange: string,
  args: string[] = [],
): Promise<SyncAnswer> {
  const { stdout, stderr, exitCode } = await execa(process.execPath, [workerBin, 'sync', '--once', '--json', ...args], {
    cwd: root,
    env: workerEnv(shop, data, exchange),
    reject: false,
  });
  const last = stdout.trim().split('\n').at(-1) ?? '';
  return { status: exitCode ?? -1, stderr, json: (last.startsWith('{') ? JSON.parse(last) : {}) as SyncAnswer['json'] };
}
