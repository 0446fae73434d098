/**
 * The worker killed with -9 in the middle of the first sync, several times, and started again: everything is there exactly
 * once, and the journal and the shop agree.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.js';
import { workerBin, workerEnv, workerSync } from '../e2e/worker.js';
import { generateSample, type SampleSummary } from '../fixtures/sample/generate.js';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { store } from '../setup/own-shop.js';

const folder = mkdtempSync(join(tmpdir(), 'erp-bridge-fault-'));
const exchange = join(folder, 'exchange');
let sample: SampleSummary;

beforeAll(async () => {
  await forgetEverything(store);
  sample = await generateSample(exchange);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Contents {
  links: number;
  documents: number;
  files: number;
  doubledEmails: number;
  doubledDocuments: number;
  customers: number;
}

async function contents(): Promise<Contents> {
  return JSON.parse(
    await phpIn(
      store,
      `global $wpdb; $p = $wpdb->prefix;
      $files = 0;
      foreach ( new RecursiveIteratorIterator( new RecursiveDirectoryIterator( ErpBridge\\Documents\\Storage::directory(), FilesystemIterator::SKIP_DOTS ) ) as $f ) {
        if ( '%PDF-' === (string) file_get_contents( (string) $f, false, null, 0, 5 ) ) { ++$files; }
      }
      echo wp_json_encode( array(
        'links' => (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$p}erp_bridge_links" ),
        'documents' => (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$p}erp_bridge_documents" ),
        'files' => $files,
        'doubledEmails' => count( $wpdb->get_col( "SELECT LOWER(user_email) FROM {$wpdb->users} WHERE user_email <> '' GROUP BY LOWER(user_email) HAVING COUNT(*) > 1" ) ),
        'doubledDocuments' => count( $wpdb->get_col( "SELECT erp_key FROM {$p}erp_bridge_documents GROUP BY erp_key HAVING COUNT(*) > 1" ) ),
        'customers' => (int) $wpdb->get_var( "SELECT COUNT(DISTINCT user_id) FROM {$p}erp_bridge_links" ),
      ) );`,
    ),
  ) as Contents;
}

it('is made whole by the next run, everything exactly once', async () => {
  let killed = 0;
  // Later and later, so that the kills fall into the reading, the accounts and the documents.
  for (const delay of [400, 700, 1000, 1500, 2200, 3000]) {
    const worker = execa(process.execPath, [workerBin, 'sync', '--once', '--json'], {
      cwd: root,
      env: workerEnv(store, folder, exchange),
      reject: false,
    });
    await Promise.race([sleep(delay), worker]);
    if (worker.exitCode === null) {
      worker.kill('SIGKILL');
      killed += 1;
    }
    await worker;
  }
  expect(killed).toBeGreaterThan(1);

  const last = await workerSync(store, folder, exchange);
  expect(last.status, last.stderr).toBe(0);
  const after = await contents();
  expect(after.doubledEmails).toBe(0);
  expect(after.doubledDocuments).toBe(0);
  expect(after.customers).toBe(sample.expected.accounts.created);
  expect(after.documents).toBe(sample.expected.documents.delivered);
  // No file is left behind by a PUT that nobody waited for.
  expect(after.files).toBe(after.documents);

  const again = await workerSync(store, folder, exchange);
  expect(again.json.writes).toBe(0);
  expect(await contents()).toEqual(after);
});
