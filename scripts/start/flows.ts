import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../../test/store/store.js';
import { dryRun } from './worker.js';

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
  await store.php(
    `ErpBridge\\Settings\\Settings::change( array( 'accounts' => array( 'enabled' => true ), 'documents' => array( 'enabled' => true ) ), null );`,
  );
  writeFileSync(done, '');
  say('Customers and documents are switched on.');
}
