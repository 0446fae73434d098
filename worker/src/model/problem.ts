/** What cannot be read of the ERP, or is odd about it. */
import type { ReasonCode } from '../reasons/reasons.js';

/** Something that cannot be read: it loses only itself and is told with file and line. */
export interface ReadProblem {
  file: string;
  line: number;
  reason: 'bad_line' | 'line_fields' | 'line_quotes' | 'empty_field' | 'long_field' | 'duplicate_key' | 'broken_key';
  /** Besides file and line; see reasons/. */
  params: Record<string, string>;
}

/** Something odd that was got over: it loses nothing, and is told once. */
export interface ReadRemark {
  /** A reason code. */
  remark: 'totals_line' | 'broken_character' | 'value_left_out' | 'unknown_word' | 'unknown_answer' | 'unknown_country';
  file: string;
  /** Where it stands first. */
  line: number;
  /** What makes it another one than the next of its kind in this file; its line does not: that changes with every export. */
  about: string;
  /** Besides file and line; see reasons/. */
  params: Record<string, string>;
}

/** A whole file that cannot be used: nothing of it is read and nothing changes because of it. */
export class SourceProblem extends Error {
  constructor(
    readonly reason: ReasonCode,
    readonly params: Record<string, string>,
  ) {
    super(reason);
  }
}

/** The ERP as a whole cannot be written to now: the run ends, its records stay pending. */
export class ErpProblem extends Error {
  constructor(
    readonly reason: ReasonCode,
    readonly params: Record<string, string>,
  ) {
    super(reason);
  }
}

export const isProblem = (value: object): value is ReadProblem => 'reason' in value && 'line' in value;

export const isRemark = (value: object): value is ReadRemark => 'remark' in value;
