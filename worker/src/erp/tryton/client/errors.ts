import type { ReasonCode } from '../../../reasons/reasons.js';
import { ErpProblem } from '../../../model/problem.js';

/**
 * - `refused`: Tryton says no, and why (UserError; missing rights are among them).
 * - `warned`: it wants somebody to confirm first (UserWarning).
 * - `overtaken`: somebody else changed the record meanwhile (ConcurrencyException), or has it, and the database gave up waiting.
 * - `unknown`: it does not know what it was asked for, a module is missing.
 * - `fault`: it broke on it.
 */
export type TrytonErrorKind = 'refused' | 'warned' | 'overtaken' | 'unknown' | 'fault';

const reasons: Record<TrytonErrorKind, ReasonCode> = {
  refused: 'tryton_refused',
  warned: 'tryton_warned',
  overtaken: 'tryton_overtaken',
  unknown: 'tryton_unknown',
  fault: 'tryton_fault',
};

/**
 * Tryton answered, and the answer is no: what was asked for did not happen, its transaction was rolled back. Only after a `fault` that
 * is not sure: Tryton can break on what it does after the transaction, too.
 */
export class TrytonError extends Error {
  readonly reason: ReasonCode;
  readonly params: Record<string, string>;
  /** Whether it is LibreOffice that Tryton lacks: it prints an invoice while it posts it. */
  readonly isWriter: boolean;

  /** @param warning Of `warned`: its name, with which it can be confirmed. */
  constructor(
    readonly kind: TrytonErrorKind,
    readonly method: string,
    detail: string,
    readonly warning = '',
  ) {
    super(`${method}: ${detail}`);
    this.isWriter = kind === 'fault' && detail.includes('soffice');
    this.reason = this.isWriter ? 'tryton_prints_nothing' : reasons[kind];
    this.params = kind === 'overtaken' || kind === 'unknown' || this.isWriter ? { method } : { method, detail };
  }
}

/** Tryton is out of reach, or does not let us in. Unless it was never sent, it is not known whether the call happened. */
export class TrytonAway extends ErpProblem {
  constructor(
    reason: ErpProblem['reason'],
    params: Record<string, string>,
    readonly neverSent = false,
  ) {
    super(reason, params);
  }
}

/** The session is too old, or there is none; the call did not happen. */
export class SessionOver extends Error {}

/** The last line of a traceback says what went wrong; the lines before it are for Tryton's developers. */
const lastLine = (text: string): string => text.trim().split('\n').at(-1)?.trim() ?? '';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What the `error` of an answer says. */
export function errorOf(error: unknown, method: string): TrytonError {
  const [name, args] = Array.isArray(error) ? (error as unknown[]) : [error];
  const said: unknown[] = Array.isArray(args) ? args : [args];
  switch (name) {
    case 'UserError':
      return new TrytonError('refused', method, joined(said[0], said[1]));
    case 'UserWarning':
      return new TrytonError('warned', method, joined(said[1], said[2]), text(said[0]));
    case 'ConcurrencyException':
      return new TrytonError('overtaken', method, text(args));
    default:
      return faultOf(text(name).trim(), lastLine(text(args)), method);
  }
}

/** @param said Without the name of the Python error. A model or a field that is not there is a KeyError: its text is the name alone. */
function faultOf(said: string, traced: string, method: string): TrytonError {
  const isContended = contended.some((sign) => said.includes(sign) || traced.includes(sign));
  return new TrytonError(isContended ? 'overtaken' : 'fault', method, said || traced || 'no explanation');
}

/** What PostgreSQL and SQLite say where several want the same at the same moment, and Tryton's own new tries were not enough. */
const contended = [
  ...['could not obtain lock', 'could not serialize access', 'deadlock detected', 'lock timeout'],
  ...['database is locked', 'database table is locked'],
];

const joined = (...parts: unknown[]): string =>
  parts
    .map((part) => text(part).trim())
    .filter((part) => part !== '')
    .join(' ');
