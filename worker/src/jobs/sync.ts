/** A sync that somebody asked for. Where it stopped stands in the journal, record by record; it needs no cursor. */
import { flowsBesideOrders, lanesOf } from '../model/flow.js';
import type { JobArgs } from '../model/job.js';
import { runOnce, type RunResult } from '../sync/run.js';
import { tellsPlace, type Ended, type Kind } from './kind.js';

export const sync: Kind<JobArgs['sync']> = {
  async run(worker, { lane, full }, { signal, beside, at }) {
    const only = lane === undefined ? flowsBesideOrders : lanesOf(lane);
    return endOf(await runOnce(worker, { signal, only, full, beside, onProgress: tellsPlace(at) }));
  },
};

/** A sync that does not get on is begun again, whatever the reason. */
export const endOf = (result: RunResult): Ended => {
  const { writes, seconds, error, problems } = result;
  const ended: Ended = { error, again: error !== null, problems };
  if (result.retryAfterMs !== undefined) ended.retryAfterMs = result.retryAfterMs;
  if (error !== null || writes === 0) return ended;
  const counts = Object.fromEntries(flowsBesideOrders.map((flow) => [flow, result[flow]]));
  return { ...ended, did: { words: 'synced', details: { ...counts, writes, seconds } } };
};
