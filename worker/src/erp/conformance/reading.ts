/** What every reading has to keep, whatever is read. */
import { expect } from 'vitest';
import type { Read, Reading } from '../port.js';
import {
  ErpProblem,
  SourceProblem,
  isProblem,
  isRemark,
  type ReadProblem,
  type ReadRemark,
} from '../../model/problem.js';
import { isReason, sentence } from '../../reasons/reasons.js';

/** All that comes out of a reading, and how it ended. */
export async function readAll<T>(read: Read<T>): Promise<Reading & { items: T[] }> {
  const items: T[] = [];
  for (;;) {
    const { done, value } = await read.next();
    if (done === true) return { ...value, items };
    items.push(value);
  }
}

/** Of a first reading: it has to be whole. Without what is odd about them. */
export async function records<T extends object>(read: Read<T | ReadProblem | ReadRemark>): Promise<T[]> {
  const { whole, items } = await readAll(read);
  expect(whole, 'a reading from the beginning names all that there is').toBe(true);
  return items.filter((item): item is T => !isProblem(item) && !isRemark(item));
}

/** An error in words, that a sync survives: never an empty reading, after which everything would be gone. */
export async function fails(what: () => Promise<unknown>): Promise<void> {
  const error = await what().then(
    (value: unknown) => new Error(`It said ${JSON.stringify(value)} instead of failing.`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof SourceProblem) && !(error instanceof ErpProblem)) throw error;
  inWords(error);
  if (error instanceof SourceProblem) expect(error.source, 'it says which source').not.toBe('');
}

/** The admin gets a sentence, with all that it names filled in. */
export function inWords({ reason, params }: { reason: string; params: Record<string, string> }): void {
  expect(isReason(reason), `${reason} is no reason code`).toBe(true);
  expect(sentence(reason, params)).not.toMatch(/\{\w+\}/);
}

/** A cursor of nobody, or of another ERP, is none. */
export async function forgetsForeignCursor<T>(read: (since: string) => Read<T>): Promise<void> {
  const { whole, items } = await readAll(read('a cursor of another program'));
  expect(whole).toBe(true);
  expect(items.length, 'what does not follow a cursor of its own begins anew').toBeGreaterThan(0);
}
