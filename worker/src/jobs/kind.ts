/** What a kind of job is: one file beside this one each, named in kinds.ts. */
import type { SourceProblem } from '../model/problem.js';
import type { Place } from '../model/job.js';
import type { RunOptions, RunResult, Worker } from '../sync/run.js';

/** What a job gets to work with. */
export interface Hand {
  /** Aborted where the worker is stopped or the job paused: it ends soon, and what it did by then stays. */
  signal: AbortSignal;
  /** Where the last try ended; at the first one, nothing. */
  from: Place;
  /** Tells how far it is. A job that ends here goes on from `cursor`: all before that has to be on disk. */
  at(place: Place): void;
  /** It runs beside a longer sync, whose progress and reports are the ones that are shown. */
  beside: boolean;
}

export interface Ended {
  error: RunResult['error'];
  /** It did not succeed, and may if it is begun again. */
  again: boolean;
  /** What happened, for the log; undefined: nothing worth a line. */
  did?: { words: string; details: object };
  /** How long the shop asked to be left alone, in milliseconds. */
  retryAfterMs?: number;
  /** Files that were left out whole; undefined: it says nothing of files. */
  problems?: SourceProblem[];
}

export interface Kind<Args> {
  run(worker: Worker, args: Args, hand: Hand): Promise<Ended>;
}

/** How far a pass is, told as the job's place; what it reads first has no end that is known. */
export const tellsPlace =
  (at: Hand['at']): NonNullable<RunOptions['onProgress']> =>
  (running) => {
    if (running?.phase === 'push') at({ done: running.done, total: running.total });
  };
