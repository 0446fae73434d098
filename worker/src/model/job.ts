/** What somebody asked for: done as soon as the worker is free, and kept until it came to its end. */
import type { Flow, Lane } from './flow.js';
import type { LookScope } from './imported-order.js';

/** What each kind of job has to be told. */
export interface JobArgs {
  /** `lane`: only this flow; without one, all. `full`: compares everything with what the shop really holds. */
  sync: { lane?: Lane; full: boolean };
  preview: { lane: Flow; full: boolean };
  /** The orders of the last months, of one source (article 4). */
  import: { source: string };
  /** Where orders stand, told to the shop; nothing is written. */
  look: { source: string; scope: LookScope };
}

export type JobKind = keyof JobArgs;

export type Wanted = { [Kind in JobKind]: { kind: Kind; args: JobArgs[Kind] } }[JobKind];

/** How far a job is. */
export interface Place {
  /** Where it goes on when it is begun again, in the kind's own words; undefined: where it did before. */
  cursor?: string | undefined;
  done: number;
  /** 0 as long as nobody knows. */
  total: number;
}

/** `paused`: somebody stopped it, and it is not begun before somebody lets it go on. */
export type JobState = 'open' | 'paused' | 'done' | 'failed';

export type Job = Wanted &
  Place & {
    id: number;
    /** How often it was begun since it last came to an end of some kind; more than once: the worker died on it. */
    begun: number;
    state: JobState;
    /** Why it failed, in words; else ''. */
    error: string;
  };

/** What the shop is told of one of its commands. */
export interface CommandState {
  id: number;
  state: 'running' | 'done' | 'failed';
  message?: string;
}
