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

const HELPER = `
export async function check(n) {
  await null;
  if (n > 1) throw new Error('too many');
}
export const later = () => new Promise((_, no) => setTimeout(() => no(new Error('too late'))));
`;
const WITH_HELPER = `import { describe, it } from 'vitest';
import { check, later } from './helper.js';
describe('a', () => {
  it('counts', async () => {
    await check(1);
    await check(2);
  });
  it('waits', () => later());
});
`;
const LOOSE = `import { it } from 'vitest';
import { later } from './helper.js';
it('does not wait', async () => {
  void later();
  await new Promise((done) => setTimeout(done, 100));
});
`;

const FILES = {
  'vitest.config.mjs': 'export default {};\n',
  'red.test.ts': `import { it, expect } from 'vitest';\nit('adds', () => {\n  expect(1).toBe(2);\n});\nit('is right', () => {});\n`,
  'hook.test.ts': `import { beforeAll, it } from 'vitest';\nbeforeAll(() => {\n  throw new Error('no shop');\n});\nit('runs', () => {});\n`,
  'import.test.ts': `import './nowhere.js';\n`,
  'skip.test.ts': `import { describe, it } from 'vitest';\ndescribe.skip('x [skipped: needs a moon]', () => it('y', () => {}));\n`,
  'helper.js': HELPER,
  'helped.test.ts': WITH_HELPER,
  'loose.test.ts': LOOSE,
};

it('tells where each kind of failure lies, and why a test was skipped', async () => {
  for (const [name, content] of Object.entries(FILES)) writeFileSync(join(folder, name), content);
  const report = join(folder, 'report.json');
  const reporter = `--reporter=${inRoot('scripts/test/reporter.ts')}`;
  const vitest = inRoot('node_modules/vitest/vitest.mjs');
  await execa(process.execPath, [vitest, 'run', '--root', folder, '--includeTaskLocation', reporter], {
    cwd: folder,
    env: { ERP_BRIDGE_TEST_REPORT: report, VITEST: '' },
    reject: false,
  });
  const { passed, failures, skipped } = readJson<SuiteResult>(report);
  // The other one is the test that something went wrong beside.
  expect(passed).toBe(2);
  expect(skipped.map(({ why }) => why)).toContain('needs a moon');
  const places = failures.map(
    ({ where, message }) => `${where.split('/').at(-1) ?? ''} ${message.split('\n')[0] ?? ''}`,
  );
  expect(places.sort()).toEqual([
    // The error knows the way from the test to the helper, or not: then it is where the test begins.
    'helper.js:4 from helped.test.ts:6 too many',
    'helper.js:6 from helped.test.ts:8 too late',
    expect.stringMatching(/^hook\.test\.ts:3 no shop/),
    expect.stringMatching(/^import\.test\.ts.* .*nowhere\.js/),
    'loose.test.ts too late',
    expect.stringMatching(/^red\.test\.ts:3 expected 1 to be 2/),
  ]);
}, 60_000);
