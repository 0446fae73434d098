/** How the folder says what is wrong: with the file and its line. What the system says of a file is said here and nowhere else. */
import { BytesProblem, ErpProblem, SourceProblem, type ReadProblem, type ReadRemark } from '../../model/problem.js';
import type { ReasonCode } from '../../reasons/reasons.js';

type Params = Record<string, string>;

export const lineProblem = (file: string, line: number, reason: ReasonCode, params: Params = {}): ReadProblem => ({
  source: file,
  place: String(line),
  reason,
  params: { file, line: String(line), ...params },
});

/** @param line Where it stands first. */
export const lineRemark = (
  { file, line, about }: { file: string; line: number; about: string },
  remark: ReasonCode,
  params: Params,
): ReadRemark => ({
  source: file,
  place: String(line),
  remark,
  about,
  params: { file, line: String(line), ...params },
});

const stateOf: Partial<Record<ReasonCode, SourceProblem['state']>> = { missing_column: 'refused', file_empty: 'held' };

export const fileProblem = (file: string, reason: ReasonCode, params: Params = {}): SourceProblem =>
  new SourceProblem(file, reason, { file, ...params }, stateOf[reason]);

/** What the system says (EACCES, EBUSY …); undefined where it is another error. */
function codeOf(error: unknown): string | undefined {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return syscall === undefined ? undefined : code;
}

/** A file of the index that cannot be opened. */
export function unreadableSource(file: string, error: unknown): unknown {
  const code = codeOf(error);
  return code === undefined ? error : fileProblem(file, 'source_unreadable', { code });
}

/** Locked by the program that prints it, or not for this user: that may be over at the next look. */
export function unreadableBytes(error: unknown, file: Params = {}): unknown {
  const code = codeOf(error);
  return code === undefined ? error : new BytesProblem('waiting', 'file_unreadable', { ...file, code });
}

/** The folder as a whole is out of reach: that is no order's fault, and all of them are tried again when it is back. */
export function outOfReach(error: unknown): unknown {
  if (codeOf(error) === undefined) return error;
  return new ErpProblem('erp_write_failed', { detail: (error as Error).message }, { cause: error });
}
