/** The worker that stays: syncs, waits, syncs again; goes on by itself after whatever the shop went through. */
import { setTimeout as sleep } from 'node:timers/promises';
import { pino, type Logger } from 'pino';
import type { Job } from '../model/job.js';
import { besideOrders, isNotOfOrders, previewJob, syncJob } from '../sync/jobs.js';
import { printable } from '../platform/printable.js';
import { sentence } from '../reasons/reasons.js';
import { backoff } from '../model/backoff.js';
import { runOnce, type RunResult, type Worker } from '../sync/run.js';
import { statusServer } from './status.js';
import { OrderWatch } from './watch-orders.js';

/** How often a waiting worker reports and asks for commands, in milliseconds. */
const heartbeat = 5_000;

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
  const watching = watch.run(signal, pauseMs);
  try {
    while (!signal.aborted) {
      const job = nextJob(worker, stuck);
      stuck = undefined;
      if (job?.kind === 'preview') {
        const made = await previewJob(worker, job, signal);
        if (made?.error) {
          say(sentence(made.error.code, made.error.params), 'error');
          stuck = job;
        }
        if (made?.error === null)
          say('preview made', 'info', { lane: job.lane, seconds: made.seconds, ...made.counts });
        await pause(worker, signal, await intervalMs(worker), stuck);
        continue;
      }
      const only = job?.lane === undefined ? besideOrders : [job.lane];
      const result = job ? await syncJob(worker, job, { signal, only }) : await runOnce(worker, { signal, only });
      if (result === undefined) continue;
      if (signal.aborted) break;
      if (result.error === null) {
        if (failures > 0) say('the shop is back; everything goes on', 'info');
        failures = 0;
        said = undefined;
        const problems = result.problems.map(({ reason, params }) => sentence(reason, params)).join(' ');
        if (problems !== '' && problems !== saidProblems) say(problems, 'error');
        saidProblems = problems;
        if (result.writes > 0) say('synced', 'info', counts(result));
        await pause(worker, signal, await intervalMs(worker));
        continue;
      }
      failures += 1;
      stuck = job;
      const words = sentence(result.error.code, result.error.params);
      // Said once, however long it lasts.
      if (words !== said) say(words, 'error');
      said = words;
      await sleep(Math.max(pauseMs(failures), result.retryAfterMs ?? 0), undefined, { signal }).catch(() => undefined);
    }
  } finally {
    await watching;
    await server.close();
    say('worker stopped', 'info');
  }
}

const counts = ({ accounts, documents, writes, seconds }: RunResult): object => ({
  accounts,
  documents,
  writes,
  seconds,
});

async function intervalMs(worker: Worker): Promise<number> {
  const interval = await worker.store.settings().then(
    ({ settings }) => settings.worker.interval_seconds,
    () => 60,
  );
  return interval * 1000;
}

const nextJob = ({ journal }: Worker, stuck?: Job): Job | undefined =>
  journal.jobs.next((job) => isNotOfOrders(job) && job.id !== stuck?.id);

/** Waits for the next sync, reporting meanwhile; ends early where the admin asks for one. */
async function pause(worker: Worker, signal: AbortSignal, ms: number, stuck?: Job): Promise<void> {
  const until = Date.now() + ms;
  while (!signal.aborted && nextJob(worker, stuck) === undefined && Date.now() < until) {
    await sleep(Math.min(heartbeat, Math.max(0, until - Date.now())), undefined, { signal }).catch(() => undefined);
    if (!signal.aborted) await worker.reporter.tell();
  }
}
