import { createHash } from 'node:crypto';
import type { ReadProblem, ReadRemark, SourceProblem } from '../model/problem.js';
import type { Wish, Note } from '../model/record.js';
import { erpKey } from '../model/key.js';

/** What cannot be used is a record of its own, called by its place, so that the admin sees it until it is mended. */
export const problemWish = ({ source, place, reason, params }: ReadProblem): Wish => ({
  erpKey: erpKey('line', `${source}:${place}`),
  label: `${source}:${place}`,
  blocked: { state: 'refused', reason, params },
});

/** The record of a source that cannot be used as a whole. */
export const sourceKey = (source: string): string => erpKey('line', source);

/** A source that cannot be used is a record of its own until it can; the rest of the lane stays as it was. */
export const sourceWish = ({ source, state, reason, params }: SourceProblem): Wish => ({
  erpKey: sourceKey(source),
  label: source,
  blocked: { state, reason, params },
});

/** What the adapter of this ERP does not offer, though the lane needs it. */
export const notOfferedKey = (capability: string): string => erpKey('line', `erp:${capability}`);
export const notOfferedWish = (adapter: string, capability: string): Wish => ({
  erpKey: notOfferedKey(capability),
  label: adapter,
  blocked: { state: 'refused', reason: 'not_offered', params: { adapter, capability } },
});

/** Recognised by what it says, not by its place: that changes with every export. */
export const remarkNote = ({ remark, source, about, params }: ReadRemark): Note => ({
  erpKey: erpKey('line', createHash('sha256').update([remark, source, about].join('\0')).digest('hex').slice(0, 32)),
  label: source,
  reason: remark,
  params,
});
