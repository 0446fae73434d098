/** Texts as people type them into Tryton, and how they are found. */
import type { Domain } from './client.js';

export const trimmed = (text: string | null | undefined): string => text?.trim() ?? '';

/** By its name, or with what it is in: `Shop / Web`. */
export const isCalled =
  (name: string) =>
  (record: { name: string; rec_name: string }): boolean =>
    record.name === name || record.rec_name === name;

/**
 * For `like` and `ilike`: what fits this text, and a little more. `%` and `_` mean something there, and SQLite knows the case of ASCII
 * letters only; so what is found has to be looked at again.
 */
export const pattern = (text: string): string => text.replace(/[^A-Za-z0-9@.+-]/gu, '_');

/** Who has this text in the field, also with blanks around it. As with every pattern: and others. */
export function aroundIt(field: string, text: string): Domain {
  const like = pattern(text);
  const padded = [`${like} %`, `% ${like}`, `% ${like} %`];
  return ['OR', [field, '=', text], ...padded.map((some) => [field, 'like', some])];
}
