/** Shops that start as copies of one that was set up once, and become that again between two test files. */
import { execa, execaSync } from 'execa';
import { copyFileSync, createWriteStream, existsSync, lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { layout, type Layout } from './paths.js';
import { shopUser } from './mariadb.js';
import { attachStore, startStore, type Store, type StoreOptions } from './store.js';

const dump = (template: string): string => join(template, 'wordpress.sql');
const sqliteFile = (at: Layout): string => join(at.database, 'store.sqlite');

/** Sets a shop up in `dataDir`, ends it, and leaves there what copies are made of. */
export async function makeTemplate(options: StoreOptions & { dataDir: string }): Promise<void> {
  const store = await startStore(options);
  try {
    if (store.db === 'mariadb') await dumpMariadb(layout(store.dataDir), dump(store.dataDir));
  } finally {
    await store.stop();
  }
}

/** A running shop of its own in `dataDir`, as the template was. */
export async function copyTemplate(template: string, dataDir: string, options: StoreOptions): Promise<Store> {
  await execa('cp', ['-a', '--reflink=auto', '--sparse=always', template, dataDir]);
  return startStore({ ...options, dataDir });
}

/** Makes a running copy what the template is: database, files, logs. Its address and secrets stay its own. */
export async function resetToTemplate(template: string, dataDir: string): Promise<void> {
  const from = layout(template);
  const to = layout(resolve(dataDir));
  if (attachStore(dataDir).db === 'mariadb') await loadMariadb(to, dump(template));
  else resetSqlite(from, to);
  // wp-config.php holds the copy's own address.
  mirror(from.wordpress, to.wordpress, new Set(['wp-config.php']));
  for (const log of [to.debugLog, to.mailLog]) rmSync(log, { force: true });
}

/** What a killed writer left beside the file would be applied to the new one. */
function resetSqlite(from: Layout, to: Layout): void {
  const file = sqliteFile(to);
  for (const beside of ['-wal', '-shm', '-journal']) rmSync(`${file}${beside}`, { force: true });
  copyFileSync(sqliteFile(from), file);
}

const client = (at: Layout): string[] => ['--no-defaults', '--user=root', `--socket=${at.socket}`];

async function dumpMariadb(at: Layout, file: string): Promise<void> {
  const run = execa('mariadb-dump', [...client(at), '--skip-comments', 'wordpress'], { buffer: false });
  await Promise.all([pipeline(run.stdout, createWriteStream(file)), run]);
}

/**
 * A request that outlived its test (WP-Cron's, say) would find WooCommerce gone, install it anew, and make the tables that are
 * about to be loaded.
 */
async function loadMariadb(at: Layout, file: string): Promise<void> {
  const nobody = `ALTER USER ${shopUser} ACCOUNT LOCK; KILL CONNECTION USER ${shopUser};`;
  const anew = 'DROP DATABASE wordpress; CREATE DATABASE wordpress CHARACTER SET utf8mb4; USE wordpress;';
  const everybody = `ALTER USER ${shopUser} ACCOUNT UNLOCK;`;
  await execa('mariadb', client(at), { input: `${nobody}\n${anew}\n${readFileSync(file, 'utf8')}\n${everybody}\n` });
}

/** Makes `to` what `from` is; files of the same size and time are taken for the same. Links are not followed. */
function mirror(from: string, to: string, keep: Set<string>): void {
  for (const name of readdirSync(to)) {
    if (!keep.has(name) && !present(join(from, name))) rmSync(join(to, name), { recursive: true, force: true });
  }
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (keep.has(entry.name)) continue;
    if (entry.isDirectory() && existsSync(target) && lstatSync(target).isDirectory()) mirror(source, target, new Set());
    else if (!same(source, target)) copy(source, target);
  }
}

const present = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

function same(source: string, target: string): boolean {
  const [a, b] = [lstatSync(source), lstatSync(target, { throwIfNoEntry: false })];
  if (b === undefined || a.isDirectory()) return false;
  if (a.isSymbolicLink()) return b.isSymbolicLink();
  return b.isFile() && a.size === b.size && a.mtimeMs === b.mtimeMs;
}

function copy(source: string, target: string): void {
  rmSync(target, { recursive: true, force: true });
  execaSync('cp', ['-a', source, target]);
}
