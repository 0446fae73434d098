/** A record's text → its fields. */
import { CsvError, parse } from 'csv-parse/sync';
import type { RawRecord } from './records.js';

/** Stands in no export; where a record ends, records.ts has found out. */
const recordEnd = '\u0000';
const options = { record_delimiter: recordEnd, relax_column_count: true, relax_quotes: true, trim: true };

/** Some exports end each line with a separator, some only their headings or only their data: no fields are meant by it. */
export function withoutEmptyEnd(fields: string[], atLeast: number): string[] {
  let length = fields.length;
  while (length > atLeast && fields[length - 1] === '') length -= 1;
  return fields.slice(0, length);
}

/** The fields of each record; undefined where its quotes do not match. All in one call, because each call costs. */
export function fieldsOf(some: RawRecord[], delimiter: string): (string[] | undefined)[] {
  const parsed = parsedOrNot(
    some.map(({ text }) => text ?? ''),
    delimiter,
  );
  if (parsed?.length === some.length && some.every(({ text }) => text !== undefined)) return parsed;
  return some.map(({ text }) => (text === undefined ? undefined : parsedOrNot([text], delimiter)?.[0]));
}

function parsedOrNot(texts: string[], delimiter: string): string[][] | undefined {
  try {
    return parse(texts.join(recordEnd), { ...options, delimiter });
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}
