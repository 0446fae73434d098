/** The loop: due records → batches → push → outcomes written down. */
import type { DueRecord } from '../model/record.js';
import type { Did, LaneContext, LaneModule, PushOutcome } from '../lanes/lane.js';
import { RequestBroke, RequestRefused, StoreProblem } from '../shops/errors.js';
import { backoff, maxAttempts } from '../model/backoff.js';

export type Tally = Record<Did, number>;

export const newTally = (): Tally => ({
  created: 0,
  updated: 0,
  reactivated: 0,
  deactivated: 0,
  unchanged: 0,
  delivered: 0,
  withdrawn: 0,
  none: 0,
});

/** This many single records in a row that break are no longer the records' fault. */
const tooManyBroken = 5;

/** After this many batches that went well a larger one is tried again. */
const calmBatches = 10;

interface Broken {
  inARow: number;
  /** How many records the shop is sent at once. */
  size: number;
}

/** @throws StoreProblem where the shop as a whole cannot be worked with; what was not pushed stays pending. */
export async function reconcile(
  lane: LaneModule,
  context: LaneContext,
  tally: Tally,
  onPushed: (done: number, records: DueRecord[], outcomes: PushOutcome[]) => void | Promise<void>,
): Promise<void> {
  let done = 0;
  const broken: Broken = { inARow: 0, size: lane.batchSize };
  let calm = 0;
  for (;;) {
    context.signal.throwIfAborted();
    const records = context.journal.due(lane.name, broken.size);
    if (records.length === 0) {
      lane.finished?.(context);
      return;
    }
    context.journal.inFlight(lane.name, records);
    const outcomes = await pushHalving(lane, context, records, broken);
    context.journal.outcomes(lane.name, outcomes.map(withBackoff));
    for (const { did } of outcomes) tally[did] += 1;
    // What the host could not take once is not asked of it in every batch again, which would cost a timeout each time.
    calm = broken.size < lane.batchSize ? calm + 1 : 0;
    if (calm >= calmBatches) {
      calm = 0;
      broken.size = Math.min(lane.batchSize, broken.size * 2);
    }
    done += records.length;
    await onPushed(done, records, outcomes);
  }
}

/** A batch that breaks is halved until it passes, so that a weak host keeps up and one poisoned record loses only itself. */
async function pushHalving(
  lane: LaneModule,
  context: LaneContext,
  records: DueRecord[],
  broken: Broken,
): Promise<PushOutcome[]> {
  try {
    const outcomes = await lane.push(records, context);
    broken.inARow = 0;
    return outcomes;
  } catch (error) {
    if (!(error instanceof RequestBroke || error instanceof RequestRefused)) throw error;
    const [only] = records;
    if (records.length > 1 || only === undefined) {
      const middle = Math.ceil(records.length / 2);
      broken.size = middle;
      const first = await pushHalving(lane, context, records.slice(0, middle), broken);
      return [...first, ...(await pushHalving(lane, context, records.slice(middle), broken))];
    }
    // It was this record, not the size.
    broken.size = lane.batchSize;
    if (error instanceof RequestBroke && error.order !== undefined && lane.broken) return [lane.broken(error, only)];
    broken.inARow += 1;
    if (broken.inARow >= tooManyBroken) throw new StoreProblem('store_error', { detail: error.message });
    const refused = error instanceof RequestRefused && error.status < 500;
    return [
      {
        erpKey: only.erpKey,
        hash: only.hash,
        attempts: only.attempts,
        state: refused ? 'refused' : 'failed',
        reason: 'store_error',
        params: { detail: error.message },
        did: 'none',
      },
    ];
  }
}

function withBackoff(outcome: PushOutcome): PushOutcome {
  if (outcome.state !== 'failed') return { ...outcome, attempts: 0 };
  const attempts = (outcome.attempts ?? 0) + 1;
  return { ...outcome, attempts, nextAttemptAt: attempts >= maxAttempts ? 0 : Date.now() + backoff(attempts) };
}
