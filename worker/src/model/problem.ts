/** What cannot be read of the ERP, or is odd about it. */
import type { ReasonCode } from '../reasons/reasons.js';

/** Where something is wrong, as people find it in their ERP: a file and its line, a list and the record in it. */
export interface Placed {
  source: string;
  /** '' where it is the source as a whole. */
  place: string;
}

/** Something that cannot be read: it loses only itself and is told with its place. */
export interface ReadProblem extends Placed {
  reason: ReasonCode;
  /** What the reason's sentence says; see reasons/. */
  params: Record<string, string>;
}

/** Something odd that was got over: it loses nothing, and is told once. `place`: where it stands first. */
export interface ReadRemark extends Placed {
  remark: ReasonCode;
  /** What makes it another one than the next of its kind in this source; its place does not: that changes with every reading. */
  about: string;
  /** What the reason's sentence says; see reasons/. */
  params: Record<string, string>;
}

/** For logs; people are told the reason's sentence. */
const said = (reason: ReasonCode, params: Record<string, string>): string =>
  [reason, ...Object.entries(params).map(([name, value]) => `${name}: ${value}`)].join(' · ');

/** A whole source that cannot be used: nothing of it is read and nothing changes because of it. */
export class SourceProblem extends Error {
  constructor(
    readonly source: string,
    readonly reason: ReasonCode,
    readonly params: Record<string, string>,
    /** What becomes of its record: it may be over at the next look, somebody has to change something, somebody has to decide. */
    readonly state: 'waiting' | 'refused' | 'held' = 'waiting',
  ) {
    super(said(reason, params));
  }
}

/** The bytes of one document that cannot be had: not now (`waiting`), or not as long as nobody changes something (`refused`). */
export class BytesProblem extends Error {
  constructor(
    readonly state: 'waiting' | 'refused',
    readonly reason: ReasonCode,
    /** Besides the document's file; see reasons/. */
    readonly params: Record<string, string> = {},
  ) {
    super(said(reason, params));
  }
}

/** One sale that the ERP does not take. It loses only itself, and is put again after a while: somebody may have changed something. */
export class SaleProblem extends Error {
  constructor(
    /** It may be over at the next try, somebody has to change something, somebody has to decide. */
    readonly state: 'waiting' | 'refused' | 'held',
    readonly reason: ReasonCode,
    /** What the reason's sentence says; see reasons/. */
    readonly params: Record<string, string> = {},
  ) {
    super(said(reason, params));
  }
}

/** What is said of an ERP that is out of reach; no other reason begins so. */
type ErpReason = Extract<ReasonCode, `erp_${string}`>;
export const isOfErp = (code: string): boolean => code.startsWith('erp_');

/** The ERP as a whole is out of reach: the run ends, its records stay as they are. */
export class ErpProblem extends Error {
  constructor(
    readonly reason: ErpReason,
    readonly params: Record<string, string>,
    options?: ErrorOptions,
  ) {
    super(said(reason, params), options);
  }
}

export const isProblem = (value: object): value is ReadProblem => 'reason' in value && 'place' in value;

export const isRemark = (value: object): value is ReadRemark => 'remark' in value;
