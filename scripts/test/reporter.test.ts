/** What a run of vitest that goes wrong in each way comes to, by running one. */
import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, expect, it } from 'vitest';
import { readJson } from '../lib/json.js';
import { inRoot } from '../lib/paths.js';
import type { SuiteResult } from './results.js';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'erp-bridge-reporter-')));
symlinkSync(inRoot('node_modules'), join(folder, 'node_modules'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const FILES = {
  'vitest.config.mjs': 'export default {};\n',
  'red.test.ts': `import { it, expect } from 'vitest';\nit('adds', () => {\n  expect(1).toBe(2);\n});\nit('is right', () => {});\n`,
  'hook.test.ts': `import { beforeAll, it } from 'vitest';\nbeforeAll(() => {\n  throw new Error('no shop');\n});\nit('runs', () => {});\n`,
  'import.test.ts': `import './nowhere.js';\n`,
  'skip.test.ts': `import { describe, it } from 'vitest';\ndescribe.skip('x [skipped: needs a moon]', () => it('y', () => {}));\n`,
};

it('tells where each kind of failure lies, and why a test was skipped', async () => {
  for (const [name, content] of Object.entries(FILES)) writeFileSync(join(folder, name), content);
  const report = join(folder, 'report.json');
  const reporter = `--reporter=${inRoot('scripts/test/reporter.ts')}`;
  const vitest = inRoot('node_modules/vitest/vitest.mjs');
  await execa(process.execPath, [vitest, 'run', '--root', folder, reporter], {
    cwd: folder,
    env: { ERP_BRIDGE_TEST_REPORT: report, VITEST: '' },
    reject: false,
  });
  const { passed, failures, skipped } = readJson<SuiteResult>(report);
  expect(passed).toBe(1);
  expect(skipped.map(({ why }) => why)).toContain('needs a moon');
  const places = failures.map(
    ({ where, message }) => `${where.split('/').at(-1) ?? ''} ${message.split('\n')[0] ?? ''}`,
  );
  expect(places.sort()).toEqual([
    expect.stringMatching(/^hook\.test\.ts:3 no shop/),
    expect.stringMatching(/^import\.test\.ts.* .*nowhere\.js/),
    expect.stringMatching(/^red\.test\.ts:3 expected 1 to be 2/),
  ]);
}, 60_000);
