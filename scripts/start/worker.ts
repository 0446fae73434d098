import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Store } from '../../test/store/store.js';
import { inRoot } from '../lib/paths.js';

interface WorkerConfig {
  store: { url: string; key: string; secret: string };
  data: string;
}

/**
 * Writes the worker's configuration as an admin would get it from the Connection page: with the key of the least-privilege
 * user, made once for each data folder.
 * @param erp What it says of the ERP.
 */
export async function workerConfig(store: Store, erp: Record<string, unknown>): Promise<string> {
  const file = join(store.dataDir, 'erp-bridge.config.json');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as WorkerConfig).store : undefined;
  const { key, secret } = known ?? (await newKey(store));
  const data = join(store.dataDir, 'worker');
  mkdirSync(data, { recursive: true });
  const config: WorkerConfig = { store: { url: store.url, key, secret }, data, ...erp };
  writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
  return file;
}

async function newKey(store: Store): Promise<{ key: string; secret: string }> {
  const answer = await store.php(`echo wp_json_encode( ErpBridge\\Connection\\ApiKeys::create( false ) );`);
  const { consumer_key: key, consumer_secret: secret } = JSON.parse(answer) as {
    consumer_key: string;
    consumer_secret: string;
  };
  return { key, secret };
}

/** What a sync would do, as the terminal shows it. */
export async function dryRun(config: string, lane: string, stop: AbortSignal): Promise<Record<string, unknown>> {
  const { stdout, exitCode } = await execa(
    process.execPath,
    [bin, 'sync', '--dry-run', '--lane', lane, '--json', '--config', config],
    { stdin: 'ignore', stderr: 'inherit', reject: false, detached: true, cancelSignal: stop, maxBuffer: 1e9 },
  );
  if (exitCode !== 0) return {};
  return (JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, Record<string, unknown>>)[lane] ?? {};
}

export interface SyncOutcome {
  exitCode: number;
  /** What `sync --json` printed; undefined where the worker could not even start. */
  answer: Record<string, unknown> | undefined;
}

const bin = inRoot('worker/bin/erp-bridge.mjs');

/** One sync; its table and its reasons go to standard error, where the person sees them. */
export async function syncOnce(config: string, stop: AbortSignal): Promise<SyncOutcome> {
  const { stdout, exitCode } = await execa(process.execPath, [bin, 'sync', '--once', '--json', '--config', config], {
    stdin: 'ignore',
    stderr: 'inherit',
    reject: false,
    // Its own process group, so that it is told to stop once and by us.
    detached: true,
    cancelSignal: stop,
    // It finishes the batch in flight first.
    forceKillAfterDelay: false,
  });
  const last = stdout.trim().split('\n').at(-1) ?? '';
  return {
    exitCode: exitCode ?? 1,
    answer: last.startsWith('{') ? (JSON.parse(last) as Record<string, unknown>) : undefined,
  };
}

/** The worker that stays; its logs go to a file, because the terminal shows what a person wants to know. */
export function serve(config: string, log: string): { stop(): Promise<void>; ended: Promise<number> } {
  const worker = execa(process.execPath, [bin, 'serve', '--port', '0', '--config', config], {
    stdin: 'ignore',
    stdout: { file: log, append: true },
    stderr: { file: log, append: true },
    reject: false,
    // Ctrl-C reaches the whole process group; we end the worker ourselves, before the shop.
    detached: true,
  });
  return {
    ended: worker.then(({ exitCode }) => exitCode ?? 1),
    stop: async () => {
      worker.kill('SIGTERM');
      await worker;
    },
  };
}
