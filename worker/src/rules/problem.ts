import { createHash } from 'node:crypto';
import type { ReadProblem, ReadRemark } from '../model/problem.js';
import type { Wish, Note } from '../model/record.js';
import { erpKey } from '../model/key.js';

/** A line that cannot be used is a record of its own, with file and line, so that the admin sees it until it is mended. */
export const problemWish = ({ file, line, reason, params }: ReadProblem): Wish => ({
  erpKey: erpKey('line', `${file}:${String(line)}`),
  label: `${file}:${String(line)}`,
  blocked: { state: 'refused', reason, params: { file, line: String(line), ...params } },
});

/** Recognised by what it says, not by its line: that changes with every export. */
export const remarkNote = ({ remark, file, line, about, params }: ReadRemark): Note => ({
  erpKey: erpKey('line', createHash('sha256').update([remark, file, about].join('\0')).digest('hex').slice(0, 32)),
  label: file,
  reason: remark,
  params: { file, line: String(line), ...params },
});
