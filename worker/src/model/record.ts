import { createHash } from 'node:crypto';
import type { ReasonCode } from '../reasons/reasons.js';
import type { PdfVerdict } from './document.js';
import type { Lane } from './flow.js';

export const states = ['pending', 'applied', 'waiting', 'refused', 'held', 'failed'] as const;
export type State = (typeof states)[number];
export type States = Record<State, number>;
/** In which a record stays until something changes. */
export type Unsettled = Exclude<State, 'pending' | 'applied'>;
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
  blocked?: { state: 'waiting' | 'refused' | 'held'; reason: ReasonCode; params: Params };
  /** It takes something away on the other side: an account is deactivated. */
  removal?: boolean;
  /** What a later reading compares with (Journal.trait), or the key of the record that this is a part of. */
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
  /** A note is no state of a record: see journal/notes.ts. */
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
  reason?: ReasonCode;
  params?: Params;
  attempts?: number;
  nextAttemptAt?: number;
}

/** What the worker found in a document's bytes. */
export interface KnownBlob {
  size: number;
  sha256: string;
  verdict: PdfVerdict;
  /** The electronic invoice inside, as JSON; '' where there is none, null where nobody has looked. */
  facturx: string | null;
}

export interface Note {
  erpKey: string;
  label: string;
  reason: ReasonCode;
  params: Params;
}

export interface OrderRecord {
  erpKey: string;
  label: string;
  state: State;
  reason: string;
  params: Params;
  /** As it was last read; undefined where it was never to be sent, or is over. */
  wanted: unknown;
  /** Whether some state of it has reached the ERP, or may have. */
  sent: boolean;
  trait: string;
}

export interface Blocked {
  state: 'waiting' | 'refused';
  reason: ReasonCode;
  params: Record<string, string>;
}
