/** php() sends code through the web server of a test shop, behind a secret: no other shop has that way in. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, expect, inject, it } from 'vitest';
import { inRoot, root } from '../../scripts/lib/paths.js';
import { store } from '../setup/own-shop.js';
import { filesHolding, knock, WAY_IN } from '../setup/way-in.js';
import { attachStore } from '../store/store.js';
import { copyTemplate } from '../store/template.js';

const folder = mkdtempSync(join(tmpdir(), 'erp-bridge-way-in-'));
const data = join(folder, 'shop');
afterAll(async () => {
  await npmRunStore('down');
  rmSync(folder, { recursive: true, force: true });
});

const secretOf = (dataDir: string): string | null =>
  (JSON.parse(readFileSync(join(dataDir, 'store.json'), 'utf8')) as { phpSecret: string | null }).phpSecret;

const npmRunStore = (command: 'up' | 'down', ...options: string[]) =>
  execa(process.execPath, [inRoot('scripts/bootstrap.mjs'), 'test/store/cli.ts', command, '--data', data, ...options], {
    cwd: root,
    // Not even somebody who sets it by hand gets a shop that is open.
    env: { ERP_BRIDGE_PHP_SECRET: 'by-hand' },
  });

it('is closed in a test shop without its secret', async () => {
  const secret = secretOf(store.dataDir) ?? '';
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  for (const wrong of [undefined, '', 'by-hand', secret.slice(1), `${secret}0`, secret.toUpperCase(), `x${secret}`]) {
    expect(await knock(store.url, wrong)).toEqual({ status: 403, text: '' });
  }
  expect(await knock(store.url, secret)).toMatchObject({ status: 200, text: 'came in' });
});

it('does not exist in a shop of npm run store, not even in the folder of one that was a test’s', async () => {
  await copyTemplate(inject('shops').template, data, { phpThroughServer: true });
  const secret = secretOf(data) ?? '';
  expect(filesHolding(data, new RegExp(secret))).toEqual([join(data, 'store.json')]);

  await npmRunStore('up');
  const { url, php } = attachStore(data);
  for (const any of [undefined, '', 'by-hand', secret, secretOf(store.dataDir) ?? '']) {
    const { status, text } = await knock(url, any);
    expect(status).toBe(404);
    expect(text).not.toContain('came in');
  }
  expect(filesHolding(data, new RegExp(secret))).toEqual([]);
  // What the server's log says of the time before is no way in.
  expect(filesHolding(data, WAY_IN).filter((file) => file !== join(data, 'server.log'))).toEqual([]);
  // From the command line its owner still gets in.
  expect(await php(`echo 'as ', 'owner';`)).toBe('as owner');
});
