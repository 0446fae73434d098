/** The worker that stays: syncs, waits, syncs again; goes on by itself after whatever the shop went through. */
import { setTimeout as sleep } from 'node:timers/promises';
import { pino, type Logger } from 'pino';
import { sentence } from './reasons.js';
import { backoff } from './reconcile/backoff.js';
import { runOnce, type RunResult, type Worker } from './run.js';
import { statusServer } from './server/status.js';

/** How often a waiting worker reports and asks for commands, in milliseconds. */
const heartbeat = 10_000;

export const logger = (): Logger =>
  pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }));

export async function serve(worker: Worker, signal: AbortSignal, port: number): Promise<void> {
  const log = logger();
  const server = await statusServer(worker, port);
  log.info({ address: server.address }, 'worker started');
  let failures = 0;
  let said: string | undefined;
  try {
    while (!signal.aborted) {
      worker.reporter.syncAsked = false;
      const result = await runOnce(worker, { signal });
      if (signal.aborted) break;
      if (result.error === null) {
        if (failures > 0) log.info('the shop is back; everything goes on');
        failures = 0;
        said = undefined;
        tell(log, result);
        await pause(worker, signal, await intervalMs(worker));
        continue;
      }
      failures += 1;
      const words = sentence(result.error.code, result.error.params);
      // Said once, however long it lasts.
      if (words !== said) log.error(words);
      said = words;
      await sleep(backoff(failures), undefined, { signal }).catch(() => undefined);
    }
  } finally {
    await server.close();
    log.info('worker stopped');
  }
}

function tell(log: Logger, { accounts, documents, writes, seconds, problems }: RunResult): void {
  for (const problem of problems) log.warn(sentence(problem.reason, problem.params));
  if (writes > 0) log.info({ accounts, documents, writes, seconds }, 'synced');
}

async function intervalMs(worker: Worker): Promise<number> {
  const interval = await worker.store.settings().then(
    ({ settings }) => settings.worker.interval_seconds,
    () => 60,
  );
  return interval * 1000;
}

/** Waits for the next sync, reporting meanwhile; ends early where the admin asks for one. */
async function pause(worker: Worker, signal: AbortSignal, ms: number): Promise<void> {
  const until = Date.now() + ms;
  while (!signal.aborted && !worker.reporter.syncAsked && Date.now() < until) {
    await sleep(Math.min(heartbeat, Math.max(0, until - Date.now())), undefined, { signal }).catch(() => undefined);
    if (!signal.aborted) await worker.reporter.tell();
  }
}
