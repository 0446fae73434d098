import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { readJson } from '../lib/json.js';
import { inRoot, root } from '../lib/paths.js';
import type { SuiteResult } from './results.js';

/** Runs vitest, on another Node where `node` names its binary; what it prints goes to ours. */
export async function vitest(
  title: string,
  args: string[],
  { env = {}, node = process.execPath }: { env?: Record<string, string>; node?: string } = {},
): Promise<SuiteResult> {
  console.log(`\n=== ${title} ===`);
  const folder = mkdtempSync(join(tmpdir(), 'erp-bridge-report-'));
  const report = join(folder, 'report.json');
  const began = Date.now();
  const { exitCode } = await execa(
    node,
    [
      inRoot('node_modules/vitest/vitest.mjs'),
      'run',
      ...args,
      // The reporter names the line of a test whose error tells only a helper's.
      '--includeTaskLocation',
      '--reporter=default',
      `--reporter=${inRoot('scripts/test/reporter.ts')}`,
    ],
    {
      cwd: root,
      env: { ...env, ERP_BRIDGE_TEST_REPORT: report },
      stdio: ['ignore', 'inherit', 'inherit'],
      reject: false,
    },
  );
  let result: SuiteResult = { title, seconds: 0, passed: 0, failures: [], skipped: [], files: [] };
  try {
    result = { ...readJson<SuiteResult>(report), title };
  } catch {
    // No report: the set-up failed before any test ran.
  }
  rmSync(folder, { recursive: true, force: true });
  if (exitCode !== 0 && result.failures.length === 0) {
    const message = 'The run broke before or outside its tests; what it printed above says why.';
    result.failures.push({ where: 'vitest', test: title, message });
  }
  return { ...result, seconds: (Date.now() - began) / 1000 };
}
