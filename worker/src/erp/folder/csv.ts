import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { SourceProblem, type ReadProblem, type ReadRemark } from '../port.js';
import { broken, linesAboveHeadings, look, type Look } from './encoding.js';
import { columnsOf, missingColumn, type FileFormat, type OwnHeadings } from './headings.js';
import { records, type RawRecord } from './records.js';
import { settled } from './settled.js';
import { isTotals } from './totals.js';

export interface Row {
  line: number;
  values: Record<string, string>;
  /** All fields of the line, in its order. */
  fields: string[];
}

/** The line of headings, as soon as it is found. */
export interface Head extends Look {
  line: number;
  headings: string[];
  /** What each of them means; false where it means nothing to us. */
  columns: (string | false)[];
}

/** Stands in no export; where a record ends, records.ts has found out. */
const recordEnd = '\u0000';
const options = { record_delimiter: recordEnd, relax_column_count: true, relax_quotes: true, trim: true };

/**
 * Streams a CSV export: Windows-1252, UTF-8 with or without BOM or UTF-16; `;`, `,` or tab; quoted fields with line breaks.
 * A line that cannot be read comes as a ReadProblem and loses only itself; what is odd about one that can, as a ReadRemark before it.
 * @throws SourceProblem source_missing, source_unreadable, file_empty, file_growing, missing_column: nothing of the file is used.
 */
export async function* readCsv(
  path: string,
  format: FileFormat,
  own: OwnHeadings = new Map(),
  onHead: (head: Head) => void = () => undefined,
): AsyncGenerator<Row | ReadProblem | ReadRemark> {
  const file = basename(path);
  try {
    yield* readLines(path, format, own, onHead);
  } catch (error) {
    // Of the file itself: nothing else in here calls the system.
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    throw new SourceProblem('source_unreadable', { file, code });
  }
}

async function* readLines(
  path: string,
  format: FileFormat,
  own: OwnHeadings,
  onHead: (head: Head) => void,
): AsyncGenerator<Row | ReadProblem | ReadRemark> {
  const file = basename(path);
  const before = await settled(path);
  const { encoding, delimiter } = await look(path);
  const source = createReadStream(path, { end: Math.max(0, before.size - 1) });
  const decoder = iconv.decodeStream(encoding);
  // An error of the file destroys the decoder too, and so reaches the loop below.
  pipeline(source, decoder, () => undefined);
  let columns: (string | false)[] | undefined;
  const above: string[][] = [];
  // What may be the totals at the end, as long as no record follows.
  let below: { line: number; fields: string[] }[] = [];
  let lines = 0;
  reading: for await (const some of records(decoder as AsyncIterable<string>, delimiter)) {
    const parsed = fieldsOf(some, delimiter);
    for (const [index, { line }] of some.entries()) {
      const fields = parsed[index] && withoutEmptyEnd(parsed[index], columns?.length ?? 0);
      if (columns === undefined) {
        columns = columnsOf(fields ?? [], format, own);
        if (columns !== undefined) onHead({ encoding, delimiter, line, headings: fields ?? [], columns });
        else if (above.push(fields ?? []) === linesAboveHeadings) break reading;
        continue;
      }
      lines += 1;
      if (fields !== undefined && isTotals(fields)) {
        below.push({ line, fields });
        continue;
      }
      for (const earlier of below) yield* rowOf(file, earlier, columns, format);
      below = [];
      if (fields === undefined) yield { file, line, reason: 'line_quotes', params: {} };
      else yield* rowOf(file, { line, fields }, columns, format);
    }
  }
  if (columns === undefined && above.length > 0) throw missingColumn(file, above, format, own);
  if (columns === undefined || (lines === 0 && format.neverEmpty)) throw new SourceProblem('file_empty', { file });
  const [first] = below;
  if (first !== undefined) {
    const value = first.fields.filter((field) => field !== '').join(' ');
    yield { remark: 'totals_line', file, line: first.line, about: '', params: { value: value.slice(0, 80) } };
  }
}

function* rowOf(
  file: string,
  { line, fields }: { line: number; fields: string[] },
  columns: (string | false)[],
  format: FileFormat,
): Generator<Row | ReadProblem | ReadRemark> {
  if (fields.length !== columns.length) {
    const params = { found: String(fields.length), expected: String(columns.length) };
    yield { file, line, reason: 'line_fields', params };
    return;
  }
  const values = valuesOf(columns, fields);
  const [field, value] = Object.entries(values).find(([, text]) => text.includes(broken)) ?? [];
  if (field !== undefined && value !== undefined) {
    const key = format.keys.find((name) => values[name]?.includes(broken));
    if (key !== undefined) {
      // Another record may be called what is left of it.
      yield { file, line, reason: 'broken_key', params: { field: key, value: (values[key] ?? '').slice(0, 40) } };
      return;
    }
    yield { remark: 'broken_character', file, line, about: value, params: { field, value: value.slice(0, 80) } };
  }
  yield { line, values, fields };
}

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

function valuesOf(columns: (string | false)[], fields: string[]): Record<string, string> {
  const values: Record<string, string> = {};
  columns.forEach((column, index) => {
    if (column !== false) values[column] = fields[index] ?? '';
  });
  return values;
}
