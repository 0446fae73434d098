import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { SourceProblem, type ReadProblem } from '../port.js';
import { columnsOf, missingColumn, type FileFormat } from './headings.js';
import { records, type RawRecord } from './records.js';

export interface Row {
  line: number;
  values: Record<string, string>;
}

/** Exports write titles, dates and blank lines above their headings. */
const linesAboveHeadings = 20;

/** How long a file has to be still before its unfinished last line counts as its end, in milliseconds. */
const settleMs = 2_000;

/** Stands in no export; where a record ends, records.ts has found out. */
const recordEnd = '\u0000';
const options = { record_delimiter: recordEnd, relax_column_count: true, relax_quotes: true, trim: true };

interface Look {
  encoding: string;
  delimiter: string;
}

/**
 * Streams a CSV export: Windows-1252, UTF-8 with or without BOM or UTF-16; `;`, `,` or tab; quoted fields with line breaks.
 * A line that cannot be read comes as a ReadProblem and loses only itself.
 * @throws SourceProblem source_missing, file_empty, file_growing, missing_column: nothing of the file is used.
 */
export async function* readCsv(
  path: string,
  format: FileFormat,
  headings: Record<string, string> = {},
): AsyncGenerator<Row | ReadProblem> {
  const file = basename(path);
  const before = await settled(path);
  const { encoding, delimiter } = await look(path);
  const source = createReadStream(path, { end: Math.max(0, before.size - 1) });
  const decoder = iconv.decodeStream(encoding);
  // An error of the file destroys the decoder too, and so reaches the loop below.
  pipeline(source, decoder, () => undefined);
  let columns: (string | false)[] | undefined;
  const above: string[][] = [];
  let lines = 0;
  reading: for await (const some of records(decoder as AsyncIterable<string>, delimiter)) {
    const parsed = fieldsOf(some, delimiter);
    for (const [index, { line }] of some.entries()) {
      const fields = parsed[index] && withoutEmptyEnd(parsed[index], columns?.length ?? 0);
      if (columns === undefined) {
        columns = columnsOf(fields ?? [], format, headings);
        if (columns === undefined && above.push(fields ?? []) === linesAboveHeadings) break reading;
        continue;
      }
      if (fields === undefined) {
        yield { file, line, reason: 'line_quotes', params: {} };
      } else if (fields.length !== columns.length) {
        const params = { found: String(fields.length), expected: String(columns.length) };
        yield { file, line, reason: 'line_fields', params };
      } else {
        yield { line, values: valuesOf(columns, fields) };
      }
      lines += 1;
    }
  }
  if (columns === undefined && above.length > 0) throw missingColumn(file, above, format, headings);
  if (columns === undefined || (lines === 0 && format.neverEmpty)) throw new SourceProblem('file_empty', { file });
}

/** Some exports end each line with a separator, some only their headings or only their data: no fields are meant by it. */
function withoutEmptyEnd(fields: string[], atLeast: number): string[] {
  let length = fields.length;
  while (length > atLeast && fields[length - 1] === '') length -= 1;
  return fields.slice(0, length);
}

/** The fields of each record; undefined where its quotes do not match. All in one call, because each call costs. */
function fieldsOf(some: RawRecord[], delimiter: string): (string[] | undefined)[] {
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

/** Waits until nobody writes to the file any more, a few seconds at the most. */
async function settled(path: string): Promise<{ size: number }> {
  const file = basename(path);
  let before: { size: number; mtimeMs: number; since: number } | undefined;
  for (let turn = 0; turn < 10; turn += 1) {
    const seen = await stat(path).catch(() => undefined);
    if (seen === undefined) throw new SourceProblem('source_missing', { file });
    if (seen.size === 0) throw new SourceProblem('file_empty', { file });
    const now = Date.now();
    if (before?.size !== seen.size || before.mtimeMs !== seen.mtimeMs) before = { ...seen, since: now };
    // The file's time counts where it can: another computer's clock may be ahead of ours.
    const still = seen.mtimeMs <= now ? now - seen.mtimeMs : now - before.since;
    if (still > settleMs || (await endsWithLine(path, seen.size))) return seen;
    await sleep(500);
  }
  throw new SourceProblem('file_growing', { file });
}

async function bytes(path: string, position: number, length: number): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function endsWithLine(path: string, size: number): Promise<boolean> {
  const tail = await bytes(path, Math.max(0, size - 2), 2);
  if (!tail.includes(0x0a)) return false;
  await sleep(200);
  return (await stat(path)).size === size;
}

async function look(path: string): Promise<Look> {
  const head = await bytes(path, 0, 256 * 1024);
  let encoding: string;
  if (head[0] === 0xff && head[1] === 0xfe) encoding = 'utf16le';
  else if (head[0] === 0xfe && head[1] === 0xff) encoding = 'utf16be';
  else encoding = (await isUtf8(path)) ? 'utf8' : 'win1252';
  const lines = iconv.decode(head, encoding).split(/\r?\n/, linesAboveHeadings);
  // The line that a separator cuts into the most pieces: titles above the headings hold few of any.
  const most = (delimiter: string): number => Math.max(...lines.map((line) => line.split(delimiter).length));
  const counted = [';', '\t', ','].map((delimiter) => ({ delimiter, count: most(delimiter) }));
  const best = counted.reduce((a, b) => (b.count > a.count ? b : a));
  return { encoding, delimiter: best.delimiter };
}

/** The whole file decides: one accent in Windows-1252 may stand on the last line. */
async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}
