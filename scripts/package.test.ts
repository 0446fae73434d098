/** What `npm run package` hands out. */
import { readFileSync } from 'node:fs';
import { execa } from 'execa';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { WAY_IN } from '../test/setup/way-in.js';
import { inRoot } from './lib/paths.js';
import { pluginZip } from './package.js';

const ROUTER = 'test/store/php/router.php';

it('holds nothing of the way into a shop that only tests have', async () => {
  const plugin = Object.entries(unzipSync(pluginZip()));
  const names = plugin.map(([name]) => name);
  for (const file of ['erp-bridge.php', 'contract/routes.php', 'contract/answers.php'])
    expect(names).toContain(`erp-bridge/${file}`);
  const { stdout } = await execa('npm', ['pack', '-w', 'worker', '--dry-run', '--json', '--silent'], {
    cwd: inRoot(),
  });
  const [worker] = JSON.parse(stdout) as [{ files: { path: string }[] }];
  expect(worker.files.length).toBeGreaterThan(50);
  // What tries adapters needs a test runner, which nobody installs with the worker.
  expect(worker.files.filter(({ path }) => /conformance|played-|\.test\./.test(path))).toEqual([]);
  const all = [
    ...plugin.map(([name, bytes]) => ({ name, text: Buffer.from(bytes).toString('latin1') })),
    ...worker.files.map(({ path }) => ({ name: path, text: readFileSync(inRoot('worker', path), 'latin1') })),
  ];
  expect(all.filter(({ text }) => WAY_IN.test(text)).map(({ name }) => name)).toEqual([]);
  // It would be seen.
  expect(readFileSync(inRoot(ROUTER), 'latin1')).toMatch(WAY_IN);
});
