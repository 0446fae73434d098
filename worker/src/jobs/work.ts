/** Does what was asked for. What does not get on because the shop is away, or the worker is stopped or killed, is begun again. */
import type { Job, Place } from '../model/job.js';
import { sentence } from '../reasons/reasons.js';
import { isLong, noteEnd } from '../sync/imports-report.js';
import type { Worker } from '../sync/run.js';
import type { Ended, Hand, Kind } from './kind.js';
import { kinds } from './kinds.js';

/** A job on which the worker died this often in a row is what it dies of. */
const deadly = 10;

/** How often a job that is at work looks whether somebody paused it, and at most writes down how far it is, in milliseconds. */
const lookMs = 1_000;

export const isOfOrders = ({ kind, args }: Job): boolean => kind === 'sync' && args.lane === 'sales';

interface WorkOptions {
  signal: AbortSignal;
  beside?: boolean;
}

/** → undefined where it is not begun, or somebody paused it meanwhile. */
export async function work(worker: Worker, job: Job, options: WorkOptions): Promise<Ended | undefined> {
  const kind = kinds[job.kind] as Kind<Job['args']>;
  return carryOut(worker, job, options, (hand) => kind.run(worker, job.args, hand));
}

/** Begins a job, watches over it, and writes down how it ended. */
export async function carryOut(
  { journal }: Pick<Worker, 'journal'>,
  job: Job,
  { signal, beside = false }: WorkOptions,
  run: (hand: Hand) => Promise<Ended>,
): Promise<Ended | undefined> {
  const { jobs } = journal;
  if (job.begun >= deadly) {
    if (isLong(job)) noteEnd(journal, job, { code: 'import_worker_died', params: { times: String(job.begun) } });
    jobs.end(job, `The worker ended ${String(job.begun)} times in the middle of it; its log says why.`);
    return undefined;
  }
  jobs.begin(job);
  const paused = new AbortController();
  const isPaused = (): boolean => jobs.one(job.id)?.state === 'paused';
  const watch = setInterval(() => {
    if (isPaused()) paused.abort();
  }, lookMs);
  const { cursor, done, total } = job;
  const place = placeWriter(jobs, job);
  try {
    const ended = await run({
      ...{ beside, from: { cursor, done, total }, at: place.at },
      signal: AbortSignal.any([signal, paused.signal]),
    });
    place.flush();
    if (!ended.again) {
      if (isLong(job)) noteEnd(journal, job, ended.error);
      jobs.end(job, ended.error === null ? undefined : sentence(ended.error.code, ended.error.params));
      return ended;
    }
    jobs.later(job);
    // Also where somebody lets it go on meanwhile: that it stopped is no fault.
    return paused.signal.aborted || isPaused() ? undefined : ended;
  } finally {
    clearInterval(watch);
  }
}

/** A cursor is written down at once, because what is done twice may be told twice; how far it is, now and then. */
function placeWriter(jobs: Worker['journal']['jobs'], job: Job): { at: Hand['at']; flush(): void } {
  let written = 0;
  let last: Place | undefined;
  const flush = (): void => {
    if (last !== undefined) jobs.at(job, last);
    last = undefined;
    written = Date.now();
  };
  return {
    flush,
    at(place) {
      const moved = place.cursor !== undefined;
      last = place;
      if (moved || Date.now() - written > lookMs) flush();
    },
  };
}

/** All that is asked for by now, each once: for a worker that does not stay. */
export async function workOff(worker: Worker, signal: AbortSignal): Promise<void> {
  const { journal, reporter } = worker;
  let last = 0;
  const following = (): Job | undefined => journal.jobs.next(({ id }) => id > last);
  for (let job = following(); job !== undefined && !signal.aborted; job = following()) {
    last = job.id;
    await work(worker, job, { signal });
  }
  if (last > 0) await reporter.tellEverything();
}
