import type { ReadProblem } from '../erp/port.js';
import type { Wish } from '../journal/journal.js';
import { erpKey } from '../keys.js';

/** A line that cannot be used is a record of its own, with file and line, so that the admin sees it until it is mended. */
export const problemWish = ({ file, line, reason, params }: ReadProblem): Wish => ({
  erpKey: erpKey('line', `${file}:${String(line)}`),
  label: `${file}:${String(line)}`,
  blocked: { state: 'refused', reason, params: { file, line: String(line), ...params } },
});
