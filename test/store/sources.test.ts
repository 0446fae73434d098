/** Which WooCommerce a shop gets: one of another version than the tests know only by its name. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { standIn } from './paths.js';

const STAND_IN = { folder: standIn, store: 'stand-in' };
const ZIP = 'https://downloads.wordpress.org/plugin/woocommerce.11.0.1.zip';

let home: string;
let cache: string;
let said: string[];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'erp-bridge-sources-'));
  cache = join(home, '.cache', 'erp-bridge');
  said = [];
  vi.stubEnv('HOME', home);
  vi.stubEnv('WOOCOMMERCE_DIR', undefined);
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no internet')));
  // The cache's folder is read from HOME when the module is loaded.
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  rmSync(home, { recursive: true, force: true });
});

function put(folder: string, version: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'woocommerce.php'),
    `<?php\n/**\n * Plugin Name: WooCommerce\n * Version: ${version}\n */\n`,
  );
  return folder;
}

const chosen = async (asked?: string, last?: string): Promise<{ folder: string; store: string }> =>
  (await import('./sources.js')).woocommerceFiles(asked, last, (line) => said.push(line));

it('the cached one of our version, however it came there', async () => {
  const folder = put(join(cache, 'woocommerce'), '11.0.1');
  expect(await chosen()).toEqual({ folder, store: 'woocommerce 11.0.1' });
  // A copy that was changed by hand is one, too, but it is said.
  expect(said).toEqual([expect.stringMatching(/woocommerce differs from the woocommerce 11\.0\.1 that we know/)]);
});

it('a cached one of another version is left aside, and said', async () => {
  const folder = put(join(cache, 'woocommerce'), '10.9.0');
  expect(await chosen()).toEqual(STAND_IN);
  expect(said[0]).toContain(`${folder} holds woocommerce 10.9.0, not the 11.0.1 of our tests`);
  expect(said[0]).toContain(`WOOCOMMERCE_DIR=${folder}`);
});

it('is used where WOOCOMMERCE_DIR or the option names it, or where this shop has it already', async () => {
  const folder = put(join(cache, 'woocommerce'), '10.9.0');
  const old = { folder, store: 'woocommerce 10.9.0' };
  expect(await chosen(folder)).toEqual(old);
  expect(await chosen(undefined, folder)).toEqual(old);
  vi.stubEnv('WOOCOMMERCE_DIR', folder);
  expect(await chosen()).toEqual(old);
  expect(said).toEqual([]);
});

it('a downloaded one of our version comes before another that somebody put there', async () => {
  put(join(cache, 'woocommerce'), '10.9.0');
  const folder = put(join(cache, 'woocommerce-11.0.1'), '11.0.1');
  expect(await chosen()).toEqual({ folder, store: 'woocommerce 11.0.1' });
});

it('a download that is not the one we know is refused, and nothing of it is kept', async () => {
  const files = { 'woocommerce/woocommerce.php': Buffer.from('<?php\n/**\n * Version: 11.0.1\n */\nevil();\n') };
  const asked: string[] = [];
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    return Promise.resolve(new Response(Buffer.from(zipSync(files))));
  });
  await expect(chosen()).rejects.toThrow(`The WooCommerce at ${ZIP} is not the one we know`);
  expect(new Set(asked)).toEqual(new Set([ZIP]));
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no internet')));
  expect(await chosen()).toEqual(STAND_IN);
});

it('without one and without internet the stand-in', async () => {
  expect(await chosen()).toEqual(STAND_IN);
  expect(await chosen('stand-in')).toEqual(STAND_IN);
});
