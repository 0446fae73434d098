import { unzipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { inOneStep, removeLeftovers, unpackFromNpm } from '../../scripts/lib/npm-files.js';
import { cache, standIn } from './paths.js';
import type { Say } from './types.js';

/** npm carries WordPress and its SQLite integration inside this package, so that the store boots where only npm is reachable. */
const STUDIO = {
  name: 'wp-studio',
  version: '1.22.0',
  integrity: 'sha512-boMtahkhgWDKKyNTBA1uTK5ghnAmxXhDY6KeQCO9FmcI3/o+YOSq8JwYW5ZYnxHCxH14Jf/mD6CJTBvTWl2Ytw==',
};
const IN_PACKAGE = 'package/dist/cli/wp-files';
const WOOCOMMERCE_VERSION = '11.0.1';
const WOOCOMMERCE_ZIP = `https://downloads.wordpress.org/plugin/woocommerce.${WOOCOMMERCE_VERSION}.zip`;
/**
 * Of its PHP files, as checksumOfPhp() makes it: what runs on this machine. The rest reaches only the browser of somebody who
 * looks at this shop, and is not the same file for file in a copy from a public repository, which is as good.
 */
const WOOCOMMERCE_CHECKSUM = 'e8ae7a76ace138d06b3763c800834858f03c03fc06ee99e3fe702acd86270e92';
const DOWNLOAD_TIMEOUT = 300_000;
/** A machine without internet must not wait for a WooCommerce that it cannot get. */
const REACH_TIMEOUT = 2_500;

export interface WordPressFiles {
  wordpress: string;
  sqlite: string;
}

/** WordPress and its SQLite integration from the cache, fetched into it where missing. */
export async function wordpressFiles(say: Say): Promise<WordPressFiles> {
  const folder = join(cache, `${STUDIO.name}-${STUDIO.version}`);
  removeLeftovers(cache);
  if (!existsSync(folder)) {
    say('Fetching WordPress (once, about 70 MB)…');
    await inOneStep(folder, (temporary) =>
      unpackFromNpm(STUDIO, temporary, IN_PACKAGE, ['latest/wordpress', 'sqlite-database-integration']),
    );
  }
  return { wordpress: join(folder, 'latest/wordpress'), sqlite: join(folder, 'sqlite-database-integration') };
}

async function download(url: string, timeout: number): Promise<Uint8Array> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(timeout) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

function unzipTo(archive: Uint8Array, target: string): void {
  for (const [name, content] of Object.entries(unzipSync(archive))) {
    if (name.endsWith('/') || name.split('/').includes('..')) continue;
    mkdirSync(dirname(join(target, name)), { recursive: true });
    writeFileSync(join(target, name), content);
  }
}

export interface WooCommerceFiles {
  folder: string;
  /** `woocommerce 11.0.1` or `stand-in`. */
  store: string;
}

/**
 * WooCommerce from the first place that has it: what was asked for, the environment, what the store had the last time,
 * the cache, the internet; else the stand-in.
 */
export async function woocommerceFiles(
  asked: string | undefined,
  last: string | undefined,
  say: Say,
): Promise<WooCommerceFiles> {
  const named = asked ?? (process.env['WOOCOMMERCE_DIR'] || undefined);
  if (named === 'stand-in') return { folder: standIn, store: 'stand-in' };
  if (named !== undefined) return described(resolve(named));
  if (last === standIn) return { folder: standIn, store: 'stand-in' };
  if (last !== undefined && existsSync(join(last, 'woocommerce.php'))) return described(last);
  const downloaded = join(cache, `woocommerce-${WOOCOMMERCE_VERSION}`);
  const cached = cachedWooCommerce(downloaded, say) ?? cachedWooCommerce(join(cache, 'woocommerce'), say);
  if (cached !== undefined) return cached;
  if (!(await isReachable(WOOCOMMERCE_ZIP))) {
    say('There is no WooCommerce here and none to download: this shop runs on the stand-in for it.');
    return { folder: standIn, store: 'stand-in' };
  }
  say(`Fetching WooCommerce ${WOOCOMMERCE_VERSION} (once)…`);
  await downloadWooCommerce(downloaded);
  return described(downloaded);
}

/**
 * The one in this folder of the cache, where it is of the version that the tests know: whoever put another one there must
 * not believe ours tested because these tests were green or red on it.
 */
function cachedWooCommerce(folder: string, say: Say): WooCommerceFiles | undefined {
  if (!existsSync(join(folder, 'woocommerce.php'))) return undefined;
  const found = described(folder);
  if (found.store !== `woocommerce ${WOOCOMMERCE_VERSION}`) {
    say(
      `${folder} holds ${found.store}, not the ${WOOCOMMERCE_VERSION} of our tests: it is left aside. WOOCOMMERCE_DIR=${folder} uses it.`,
    );
    return undefined;
  }
  if (checksumOfPhp(folder) !== WOOCOMMERCE_CHECKSUM) {
    say(`${folder} differs from the ${found.store} that we know (its checksum); it is used all the same.`);
  }
  return found;
}

/** A proxy that answers in its stead, as many do where only some addresses are allowed, does not count. */
async function isReachable(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(REACH_TIMEOUT) })).ok;
  } catch {
    return false;
  }
}

async function downloadWooCommerce(target: string): Promise<void> {
  const archive = await download(WOOCOMMERCE_ZIP, DOWNLOAD_TIMEOUT);
  await inOneStep(target, (temporary) => {
    unzipTo(archive, temporary);
    if (checksumOfPhp(join(temporary, 'woocommerce')) !== WOOCOMMERCE_CHECKSUM) {
      throw new Error(`The WooCommerce at ${WOOCOMMERCE_ZIP} is not the one we know (its checksum differs)`);
    }
    renameSync(join(temporary, 'woocommerce'), `${temporary}.unpacked`);
    rmSync(temporary, { recursive: true });
    renameSync(`${temporary}.unpacked`, temporary);
    return Promise.resolve();
  });
}

/** SHA-256 over the name and the content of every PHP file, in the order of the names' bytes. */
export function checksumOfPhp(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.php'))
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
  const hash = createHash('sha256');
  for (const name of files)
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(folder, name)))
      .update('\0');
  return hash.digest('hex');
}

function described(folder: string): WooCommerceFiles {
  const main = join(folder, 'woocommerce.php');
  if (!existsSync(main)) throw new Error(`There is no WooCommerce in ${folder}: it has no woocommerce.php`);
  const version = /^\s*\*?\s*Version:\s*(\S+)/m.exec(readFileSync(main, 'utf8'))?.[1];
  if (version === undefined) throw new Error(`${main} does not say which version of WooCommerce it is`);
  return { folder, store: `woocommerce ${version}` };
}
