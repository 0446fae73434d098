import { execa } from 'execa';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startMariadb, stopMariadb } from './mariadb.js';
import { defaultDataDir, layout, php, plugin, type Layout } from './paths.js';
import { requirements } from './requirements.js';
import { isFree, portInUse, runningServer, startServer, stopServer } from './server.js';
import { hostOf, phpEnvironment, phpOptions, placeFiles, setUp, setUpMark } from './site.js';
import { woocommerceFiles, wordpressFiles } from './sources.js';
import type { Store, StoreOptions, StoreState } from './types.js';

export type { Database, Store, StoreAnswer, StoreOptions } from './types.js';

/** Boots a WordPress shop with our plugin, or finds the one that runs in this data folder already. */
export async function startStore(options: StoreOptions = {}): Promise<Store> {
  const dataDir = resolve(options.dataDir ?? defaultDataDir);
  const at = layout(dataDir);
  const say = options.say ?? (() => undefined);
  if (options.fresh) await discard(dataDir);
  const known = readState(at);
  if (known !== undefined && options.db !== undefined && known.db !== options.db) {
    throw new Error(`The store in ${dataDir} is on ${known.db}; use another folder, or --fresh to throw it away`);
  }
  const woocommerce = await woocommerceFiles(options.woocommerce, known?.woocommerce, say);
  const wanted: StoreState = {
    ...(known ?? newState()),
    ...(options.db === undefined ? {} : { db: options.db }),
    ...(options.port === undefined ? {} : { port: options.port }),
    woocommerce: woocommerce.folder,
    store: woocommerce.store,
    documentsDir: options.documentsDir === undefined ? (known?.documentsDir ?? null) : resolve(options.documentsDir),
    plugin: existsSync(join(plugin, 'erp-bridge.php')),
    phpSecret: options.phpThroughServer === true ? (known?.phpSecret ?? randomBytes(32).toString('hex')) : null,
  };
  if (runningServer(at) !== undefined && JSON.stringify(known) === JSON.stringify(wanted)) return attachStore(dataDir);

  await stopStore(dataDir);
  if (options.port !== undefined && !(await isFree(options.port))) throw new Error(portInUse(options.port));
  mkdirSync(dataDir, { recursive: true });
  await requirements(wanted.db, say);
  const files = await wordpressFiles(say);
  say(`Starting WordPress with ${wanted.store} on ${wanted.db} in ${dataDir}…`);
  try {
    if (wanted.db === 'mariadb') await startMariadb(at);
    await placeFiles(at, wanted, files);
    // The credentials are on disk before they are in the database, so that an interrupted start cannot lose them.
    writeState(at, wanted);
    for (const note of await setUp(at, wanted)) say(note);
    wanted.setUpFor = setUpMark(wanted);
    wanted.port = await startServer(at, wanted, options.port === undefined);
    writeState(at, wanted);
    await placeFiles(at, wanted, files);
  } catch (error) {
    await stopStore(dataDir);
    throw error;
  }
  return attachStore(dataDir);
}

/** Ends what runs for this data folder, and nothing else. */
export async function stopStore(dataDir: string = defaultDataDir): Promise<void> {
  const at = layout(resolve(dataDir));
  await stopServer(at);
  await stopMariadb(at);
}

/** A running store, from its data folder; starts nothing. */
export function attachStore(folder: string): Store {
  const dataDir = resolve(folder);
  const at = layout(dataDir);
  const state = readState(at);
  const pid = runningServer(at);
  if (state === undefined || pid === undefined) throw new Error(`No store runs in ${dataDir}`);
  const runPhp = (code: string): Promise<string> =>
    state.phpSecret === null ? phpInProcess(at, state, code) : phpThroughServer(state, state.phpSecret, code);
  return {
    url: `http://${hostOf(state)}`,
    adminUser: state.adminUser,
    adminPassword: state.adminPassword,
    consumerKey: state.consumerKey,
    consumerSecret: state.consumerSecret,
    store: state.store,
    pid,
    db: state.db,
    dataDir,
    wordpress: at.wordpress,
    log: { mail: at.mailLog, debug: at.debugLog, server: at.serverLog },
    php: runPhp,
    wpCron: async () => void (await runPhp(`require ABSPATH . 'wp-cron.php';`)),
    stop: () => stopStore(dataDir),
  };
}

async function phpInProcess(at: Layout, state: StoreState, code: string): Promise<string> {
  const run = await execa('php', [...phpOptions, php('eval.php'), at.wordpress], {
    env: phpEnvironment(at, state),
    input: code,
    reject: false,
    stripFinalNewline: false,
  });
  if (run.exitCode !== 0) throw new Error(`PHP in the store failed: ${run.stderr || run.stdout}`);
  return run.stdout;
}

/** router.php answers it. What the code does to status and headers is no failure; a fatal error is. */
async function phpThroughServer(state: StoreState, secret: string, code: string): Promise<string> {
  const answer = await fetch(`http://${hostOf(state)}/__erp_bridge_php`, {
    method: 'POST',
    headers: { 'X-Erp-Bridge-Php': secret },
    body: code,
    redirect: 'manual',
  });
  const text = await answer.text();
  if (!answer.headers.has('X-Erp-Bridge-Php')) {
    throw new Error(
      `Not the store's own server answers at ${hostOf(state)}: ${String(answer.status)} ${text.slice(0, 200)}`,
    );
  }
  const failed = answer.headers.get('X-Erp-Bridge-Php-Failed');
  if (failed !== null) throw new Error(`PHP in the store failed: ${decodeURIComponent(failed)}`);
  return text;
}

/** Removes what we made in the data folder; others may keep things of theirs in it. */
async function discard(dataDir: string): Promise<void> {
  await stopStore(dataDir);
  for (const path of Object.values(layout(dataDir))) rmSync(path, { recursive: true, force: true });
}

function newState(): Omit<StoreState, 'woocommerce' | 'store' | 'documentsDir' | 'plugin' | 'phpSecret'> {
  return {
    db: 'sqlite',
    port: 8888,
    adminUser: 'admin',
    adminPassword: randomBytes(12).toString('base64url'),
    consumerKey: `ck_${randomBytes(20).toString('hex')}`,
    consumerSecret: `cs_${randomBytes(20).toString('hex')}`,
    salt: randomBytes(32).toString('hex'),
    setUpFor: null,
  };
}

function readState(at: Layout): StoreState | undefined {
  return existsSync(at.state) ? (JSON.parse(readFileSync(at.state, 'utf8')) as StoreState) : undefined;
}

function writeState(at: Layout, state: StoreState): void {
  writeFileSync(`${at.state}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${at.state}.new`, at.state);
}
