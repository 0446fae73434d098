/**
 * `npm test`: unit tests, then contract, plugin, end-to-end and fault tests on a real WordPress, on both databases, on the
 * stand-in and, where a WooCommerce folder is found, on the real one too. The last line counts from vitest's JSON reports.
 *
 * `npm test -- --unit` stops after the unit tests; `--only sqlite:stand-in` runs one of the store suites.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
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
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

const totals = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];

/** Said again at the end: what stood hours of output above is seldom found. */
function failuresOf(title: string, report: Report): string[] {
  const told = (what: string, message = '') =>
    `${title}: ${what}\n${message
      .split('\n')
      .slice(0, 12)
      .map((line) => `    ${line}`)
      .join('\n')}`;
  return report.testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message, assertionResults }) => {
      const file = relative(root, name);
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      return failed.length === 0
        ? [told(file, message)]
        : failed.map(({ fullName, failureMessages }) => told(`${file} > ${fullName}`, failureMessages[0]));
    });
}

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
  if (report) failures.push(...failuresOf(title, report));
  if (exitCode !== 0 && totals.failed === before) {
    totals.failed += 1;
    failures.push(`${title}: the run broke before or outside its tests`);
  }
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
  if (failures.length > 0) console.log(`\nFailed:\n\n${failures.join('\n\n')}`);
  if (totals.skipped > 0)
    console.log(`\n${String(totals.skipped)} skipped: what another of the suites runs, or needs ../shared`);
  console.log(`${String(totals.passed)} passed, ${String(totals.failed)} failed`);
  process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;
});
