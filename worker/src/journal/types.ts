import { createHash } from 'node:crypto';

export const states = ['pending', 'applied', 'waiting', 'refused', 'held', 'failed'] as const;
export type State = (typeof states)[number];
export type States = Record<State, number>;
/** Every flow; `states` is the way back of `sales`. */
export const laneNames = ['accounts', 'documents', 'sales', 'states'] as const;
export type Lane = (typeof laneNames)[number];
export const isLane = (text: string | undefined): text is Lane => laneNames.some((name) => name === text);
export type Params = Record<string, string>;

/**
 * What a lane read: the state to reach (`wanted`), or why there is none (`blocked`). Both: why it is not pushed now, and what the
 * other side has meanwhile.
 */
export interface Wish {
  erpKey: string;
  label: string;
  /** Only one record of the lane can have it (an account's e-mail). */
  uniqueKey?: string;
  wanted?: object;
  /** The part of `wanted` that decides whether it changed; default: all of it. */
  compared?: object;
  blocked?: { state: 'waiting' | 'refused' | 'held'; reason: string; params: Params };
  /** It takes something away on the other side: an account is deactivated. */
  removal?: boolean;
  /** What a later reading compares with; see Journal.trait. */
  trait?: string;
}

export interface DueRecord {
  erpKey: string;
  label: string;
  wanted: unknown;
  hash: string;
  attempts: number;
  /** Whether some earlier state of it has reached the other side. */
  appliedBefore: boolean;
}

export interface JournalEvent {
  lane: Lane;
  erp_key: string;
  label: string;
  /** A note is no state of a record: see notes.ts. */
  state: State | 'note';
  reason: string | null;
  params: Params;
  at: string;
}

export const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

export interface Outcome {
  erpKey: string;
  hash: string;
  state: State;
  reason?: string;
  params?: Params;
  attempts?: number;
  nextAttemptAt?: number;
}

/** What the worker found in a file of the exchange folder. */
export interface KnownFile {
  sha256: string;
  verdict: string;
  /** The electronic invoice inside, as JSON; '' where there is none, null where nobody has looked. */
  facturx: string | null;
}
