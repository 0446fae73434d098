/** Does what was asked for. What does not get on because the shop is away, or the worker is stopped, is begun again. */
import type { Job } from '../model/job.js';
import { sentence } from '../reasons/reasons.js';
import { previewInShop, type PreviewResult } from './preview.js';
import { lanesOf, runOnce, type RunOptions, type RunResult, type Worker } from './run.js';

/** A job on which the worker died this often in a row is what it dies of. */
const deadly = 10;

/** They say nothing of the job: the next try may get on. */
const passing = new Set([
  ...['stopped', 'store_unreachable', 'store_maintenance', 'store_not_json'],
  ...['store_wrong_key', 'store_plugin_missing', 'erp_write_failed'],
]);

/** Orders have a loop of their own. */
export const besideOrders = ['accounts', 'documents'] as const;
export const isOfOrders = ({ kind, lane }: Job): boolean => kind === 'sync' && lane === 'sales';
export const isNotOfOrders = (job: Job): boolean => !isOfOrders(job);

/** → undefined where it is not begun any more. */
export async function syncJob(worker: Worker, job: Job, options: RunOptions): Promise<RunResult | undefined> {
  return once(worker, job, async () => {
    const result = await runOnce(worker, { ...options, full: job.full });
    return { result, again: result.error !== null };
  });
}

/** → undefined where it is not begun any more. */
export async function previewJob(worker: Worker, job: Job, signal: AbortSignal): Promise<PreviewResult | undefined> {
  return once(worker, job, async () => {
    const result = await previewInShop(worker, { lane: job.lane ?? 'accounts', full: job.full, signal });
    return { result, again: result.error !== null && passing.has(result.error.code) };
  });
}

/** All that is asked for by now, each once: for a worker that does not stay. */
export async function workOff(worker: Worker, signal: AbortSignal): Promise<void> {
  const { journal, reporter } = worker;
  let last = 0;
  const following = (): Job | undefined => journal.jobs.next(({ id }) => id > last);
  for (let job = following(); job !== undefined && !signal.aborted; job = following()) {
    last = job.id;
    if (job.kind === 'preview') await previewJob(worker, job, signal);
    else await syncJob(worker, job, { signal, only: job.lane === undefined ? besideOrders : lanesOf(job.lane) });
  }
  if (last > 0) await reporter.tellEverything();
}

async function once<T extends { error: RunResult['error'] }>(
  { journal: { jobs } }: Worker,
  job: Job,
  work: () => Promise<{ result: T; again: boolean }>,
): Promise<T | undefined> {
  if (job.begun >= deadly) {
    jobs.end(job, `The worker ended ${String(job.begun)} times in the middle of it; its log says why.`);
    return undefined;
  }
  jobs.begin(job);
  const { result, again } = await work();
  if (again) jobs.later(job);
  else jobs.end(job, result.error === null ? undefined : sentence(result.error.code, result.error.params));
  return result;
}
