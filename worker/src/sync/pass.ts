/** One lane from end to end, for syncs and previews alike: read, hold what a person has to see, push what is due. */
import { ErpProblem, SourceProblem } from '../model/problem.js';
import { erpKey } from '../model/key.js';
import type { DueRecord } from '../model/record.js';
import type { LaneContext, LaneModule, PushOutcome } from '../lanes/lane.js';
import { Meter } from './meter.js';
import { reconcile, type Tally } from '../reconcile/reconcile.js';
import { RequestBroke, RequestRefused, StoreProblem } from '../store/errors.js';
import type { Running } from '../store/types.js';

export interface Pass {
  tally: Tally;
  onProgress: (running: Running) => void;
  onPushed?: (records: DueRecord[], outcomes: PushOutcome[]) => Promise<void>;
}

/** → the files that were left out whole. */
export async function passLane(
  lane: LaneModule,
  context: Omit<LaneContext, 'onRead'>,
  { tally, onProgress, onPushed }: Pass,
): Promise<SourceProblem[]> {
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

const stateOf = { missing_column: 'refused', file_empty: 'held' } as const;

/** A file that cannot be used is a record of its own until it can; the rest of the lane stays as it was. */
async function readLane(lane: LaneModule, context: LaneContext): Promise<SourceProblem[]> {
  try {
    await lane.read(context);
    return [];
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    const { reason, params } = error;
    const state = reason in stateOf ? stateOf[reason as keyof typeof stateOf] : 'waiting';
    const generation = context.journal.generation(lane.name);
    context.journal.want(lane.name, generation, 0, [
      { erpKey: erpKey('line', params['file'] ?? ''), label: params['file'] ?? '', blocked: { state, reason, params } },
    ]);
    return [error];
  }
}

export interface Failure {
  code: string;
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
