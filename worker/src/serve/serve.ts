/** The worker that stays: syncs, waits, syncs again; goes on by itself after whatever the shop went through. */
import { setTimeout as sleep } from 'node:timers/promises';
import { pino, type Logger } from 'pino';
import { flowsBesideOrders } from '../model/flow.js';
import type { Job } from '../model/job.js';
import type { Ended } from '../jobs/kind.js';
import { endOf } from '../jobs/sync.js';
import { isOfOrders, work } from '../jobs/work.js';
import { isLong } from '../sync/imports-report.js';
import { printable } from '../platform/printable.js';
import { sentence } from '../reasons/reasons.js';
import { backoff } from '../model/backoff.js';
import { runOnce, type Worker } from '../sync/run.js';
import { statusServer } from './status.js';
import { OrderWatch } from './watch-orders.js';

/** How often a waiting worker reports and asks for commands, in milliseconds. */
const heartbeat = 5_000;

/** How often it is looked whether somebody asked for an import. */
const lookMs = 1_000;

const logger = (): Logger =>
  pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }));

export interface ServeOptions {
  /** Where its sentences go; default: a structured log on standard error. */
  say?: (line: string, level: 'info' | 'error', details?: object) => void;
  /** How long it waits before the n-th new try, in milliseconds. */
  pauseMs?: (failures: number) => number;
}

export async function serve(
  worker: Worker,
  signal: AbortSignal,
  port: number,
  options: ServeOptions = {},
): Promise<void> {
  const log = logger();
  const say =
    options.say ??
    ((line, level, details = {}) => {
      log[level](details, printable(line));
    });
  const pauseMs = options.pauseMs ?? backoff;
  const watch = new OrderWatch(worker, (line) => {
    say(line, 'error');
  });
  const server = await statusServer(worker, port, watch);
  say('worker started', 'info', { address: server.address });
  let failures = 0;
  let said: string | undefined;
  let saidProblems = '';
  /** A job that did not get on gives way to the others, and to the next sync, once. */
  let stuck: Job | undefined;
  const watching = Promise.all([watch.run(signal, pauseMs), workOnLong(worker, signal, { say, pauseMs })]);
  try {
    while (!signal.aborted) {
      const job = nextJob(worker, stuck);
      stuck = undefined;
      const ended = job
        ? await work(worker, job, { signal })
        : endOf(await runOnce(worker, { signal, only: flowsBesideOrders }));
      if (ended === undefined) continue;
      if (signal.aborted) break;
      const { error, again, retryAfterMs, did, problems } = ended;
      if (error === null) {
        if (failures > 0) say('the shop is back; everything goes on', 'info');
        failures = 0;
        said = undefined;
        if (problems !== undefined) {
          const left = problems.map(({ reason, params }) => sentence(reason, params)).join(' ');
          if (left !== '' && left !== saidProblems) say(left, 'error');
          saidProblems = left;
        }
        if (did) say(did.words, 'info', did.details);
        await pause(worker, signal, await intervalMs(worker));
        continue;
      }
      const words = sentence(error.code, error.params);
      // Said once, however long it lasts.
      if (words !== said) say(words, 'error');
      said = words;
      // It came to its end, though not to a good one: that says nothing of the shop.
      if (!again) continue;
      failures += 1;
      stuck = job;
      await sleep(Math.max(pauseMs(failures), retryAfterMs ?? 0), undefined, { signal }).catch(() => undefined);
    }
  } finally {
    await watching;
    await server.close();
    say('worker stopped', 'info');
  }
}

interface LongOptions {
  say: NonNullable<ServeOptions['say']>;
  pauseMs: (failures: number) => number;
}

/** Imports, beside all else. What goes wrong with the shop is said by the other loop. */
async function workOnLong(worker: Worker, signal: AbortSignal, { say, pauseMs }: LongOptions): Promise<void> {
  // What is nobody's known fault does not end the worker, whose other work goes on.
  const gaveUp = (error: unknown): Pick<Ended, 'error' | 'again' | 'did' | 'retryAfterMs'> => {
    say(error instanceof Error ? error.message : String(error), 'error');
    return { error: null, again: true };
  };
  for (let failures = 0; !signal.aborted;) {
    const job = worker.journal.jobs.next(isLong);
    const ended = job && (await work(worker, job, { signal, beside: true }).catch(gaveUp));
    failures = ended?.again ? failures + 1 : 0;
    if (ended?.did) say(ended.did.words, 'info', ended.did.details);
    if (ended?.error && !ended.again) say(sentence(ended.error.code, ended.error.params), 'error');
    const ms = failures > 0 ? Math.max(pauseMs(failures), ended?.retryAfterMs ?? 0) : lookMs;
    await sleep(ms, undefined, { signal }).catch(() => undefined);
  }
}

async function intervalMs(worker: Worker): Promise<number> {
  const interval = await worker.store.settings().then(
    ({ settings }) => settings.worker.interval_seconds,
    () => 60,
  );
  return interval * 1000;
}

const nextJob = ({ journal }: Worker, stuck?: Job): Job | undefined =>
  journal.jobs.next((job) => !isOfOrders(job) && !isLong(job) && job.id !== stuck?.id);

/** Waits for the next sync, reporting meanwhile; ends early where the admin asks for one. */
async function pause(worker: Worker, signal: AbortSignal, ms: number): Promise<void> {
  const until = Date.now() + ms;
  while (!signal.aborted && nextJob(worker) === undefined && Date.now() < until) {
    await sleep(Math.min(heartbeat, Math.max(0, until - Date.now())), undefined, { signal }).catch(() => undefined);
    if (!signal.aborted) await worker.reporter.tell();
  }
}
