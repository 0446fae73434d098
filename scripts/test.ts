/**
 * `npm test`: unit tests, then contract, plugin, end-to-end and fault tests on a real WordPress, on both databases, on the
 * stand-in and, where a WooCommerce folder is found, on the real one too. The last line counts from vitest's JSON reports.
 *
 * `npm test -- --unit` stops after the unit tests; `--only sqlite:stand-in` runs one of the store suites.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { execa } from 'execa';
import { build } from './build.js';
import { inRoot, root } from './lib/paths.js';
import { ensurePrograms } from './lib/programs.js';
import { command } from './lib/run.js';
import { storeSuites } from './lib/suites.js';

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

const totals = { passed: 0, failed: 0, skipped: 0 };

async function vitest(title: string, args: string[], env: Record<string, string> = {}): Promise<void> {
  console.log(`\n=== ${title} ===`);
  const folder = mkdtempSync(join(tmpdir(), 'erp-bridge-report-'));
  const file = join(folder, 'report.json');
  const { exitCode } = await execa(
    'vitest',
    ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    {
      cwd: root,
      env,
      preferLocal: true,
      stdio: ['ignore', 'inherit', 'inherit'],
      reject: false,
    },
  );
  let report: Report | undefined;
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    // No report: the set-up failed before any test ran.
  }
  rmSync(folder, { recursive: true, force: true });
  const before = totals.failed;
  totals.passed += report?.numPassedTests ?? 0;
  totals.failed += report?.numFailedTests ?? 0;
  totals.skipped += report?.numPendingTests ?? 0;
  // A file that broke outside its tests is in no count of tests, yet it is a failure.
  totals.failed +=
    report?.testResults.filter((result) => result.status === 'failed' && result.assertionResults.length === 0).length ??
    0;
  if (exitCode !== 0 && totals.failed === before) totals.failed += 1;
}

command(async () => {
  const { values } = parseArgs({ options: { unit: { type: 'boolean' }, only: { type: 'string' } } });
  await build();
  if (values.only === undefined) await vitest('unit', ['--project', 'unit']);
  if (!values.unit) {
    await ensurePrograms(['chromium']);
    for (const suite of storeSuites().filter(({ name }) => values.only === undefined || name === values.only)) {
      await vitest(`store: ${suite.name}`, ['--project', 'store'], {
        ERP_BRIDGE_TEST_DB: suite.db,
        WOOCOMMERCE_DIR: suite.woocommerce,
        ERP_BRIDGE_SCREENSHOTS: inRoot('test-results', suite.name.replace(':', '-')),
      });
    }
  }
  if (totals.skipped > 0)
    console.log(`\n${String(totals.skipped)} skipped: what another of the suites runs, or needs ../shared`);
  console.log(`${String(totals.passed)} passed, ${String(totals.failed)} failed`);
  process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;
});
