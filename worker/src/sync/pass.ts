/** One lane from end to end, for syncs and previews alike: read, hold what a person has to see, push what is due. */
import type { ReasonCode } from '../reasons/reasons.js';
import { ErpProblem, SourceProblem } from '../model/problem.js';
import type { DueRecord } from '../model/record.js';
import { isOffered, type LaneContext, type LaneModule, type PushOutcome } from '../lanes/lane.js';
import { sourceWish } from '../rules/problem.js';
import { Meter } from './meter.js';
import { reconcile, type Tally } from '../reconcile/reconcile.js';
import { RequestBroke, RequestRefused, StoreProblem } from '../shops/errors.js';
import type { Running } from '../shops/woocommerce/types.js';

export interface Pass {
  tally: Tally;
  onProgress: (running: Running) => void;
  onPushed?: (records: DueRecord[], outcomes: PushOutcome[]) => Promise<void>;
}

/** → the sources that were left out whole. */
export async function passLane(
  lane: LaneModule,
  context: Omit<LaneContext, 'onRead'>,
  { tally, onProgress, onPushed }: Pass,
): Promise<SourceProblem[]> {
  if (!isOffered(context, lane.name, lane.needs)) return [];
  const meter = new Meter(lane.name, context.dryRun, onProgress);
  const whole: LaneContext = {
    ...context,
    onRead: (done) => {
      meter.read(done);
    },
  };
  const problems = await readLane(lane, whole);
  if (context.full) context.journal.doubt(lane.name);
  await lane.guard?.(whole);
  meter.push(context.journal.countDue(lane.name));
  await reconcile(lane, whole, tally, async (done, records, outcomes) => {
    await onPushed?.(records, outcomes);
    meter.pushed(done);
  });
  return problems;
}

/** A source that cannot be used is a record of its own until it can; the rest of the lane stays as it was. */
async function readLane(lane: LaneModule, context: LaneContext): Promise<SourceProblem[]> {
  try {
    await lane.read(context);
    return [];
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    context.journal.readings.want(lane.name, context.journal.readings.last(lane.name), 0, [sourceWish(error)]);
    return [error];
  }
}

export interface Failure {
  code: ReasonCode;
  params: Record<string, string>;
  /** How long the shop asked to be left alone, in milliseconds. */
  retryAfterMs?: number;
}

/** Why a run ended early, in a reason code; what is nobody's known fault is thrown on. */
export function failureOf(error: unknown, signal: AbortSignal): Failure {
  if (signal.aborted) return { code: 'stopped', params: {} };
  if (error instanceof StoreProblem) {
    const { reason: code, params, retryAfterMs } = error;
    return { code, params, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  }
  if (error instanceof ErpProblem) return { code: error.reason, params: error.params };
  // Not a batch that can be halved, but the question how the shop is: it is the shop that is broken.
  if (error instanceof RequestBroke || error instanceof RequestRefused) {
    return { code: 'store_error', params: { detail: error.message } };
  }
  throw error;
}
