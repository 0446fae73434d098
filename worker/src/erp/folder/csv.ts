import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import iconv from 'iconv-lite';
import type { ReadProblem, ReadRemark } from '../../model/problem.js';
import { broken } from './encoding.js';
import { fieldsOf, withoutEmptyEnd } from './fields.js';
import { missingColumn, type FileFormat, type OwnHeadings } from './headings.js';
import { fileProblem, lineProblem, lineRemark, unreadableSource } from './problems.js';
import { records } from './records.js';
import { settled } from './settled.js';
import { shapeOf, type Line, type Shape } from './shape.js';
import { isTotals } from './totals.js';
import type { Writing } from './writing.js';

export interface Row {
  line: number;
  values: Record<string, string>;
  writing: Writing;
}

/**
 * Streams a CSV export: Windows-1252, UTF-8 with or without BOM or UTF-16; `;`, `,` or tab; quoted fields with line breaks.
 * A line that cannot be read comes as a ReadProblem and loses only itself; what is odd about one that can, as a ReadRemark before it.
 * @throws SourceProblem source_missing, source_unreadable, file_empty, file_growing, missing_column: nothing of the file is used.
 */
export async function* readCsv(
  path: string,
  format: FileFormat,
  own: OwnHeadings = new Map(),
): AsyncGenerator<Row | ReadProblem | ReadRemark> {
  const file = basename(path);
  try {
    yield* readLines(path, format, own);
  } catch (error) {
    // Of the file itself: nothing else in here calls the system.
    throw unreadableSource(file, error);
  }
}

async function* readLines(
  path: string,
  format: FileFormat,
  own: OwnHeadings,
): AsyncGenerator<Row | ReadProblem | ReadRemark> {
  const file = basename(path);
  const before = await settled(path);
  const shape = await shapeOf(path, format, own);
  const { columns, headings } = shape;
  const [top] = shape.lines;
  if (top === undefined) throw fileProblem(file, 'file_empty');
  if (columns === undefined) throw missingColumn(file, headings, format, own);
  const layout: Layout = { file, format, shape, columns };
  const headLine = shape.lines[shape.at]?.line ?? 0;
  const head = shape.lines[shape.at]?.fields ?? [];
  const source = createReadStream(path, { end: Math.max(0, before.size - 1) });
  const decoder = iconv.decodeStream(shape.encoding);
  // An error of the file destroys the decoder too, and so reaches the loop below.
  pipeline(source, decoder, () => undefined);
  // What may be the totals at the end, as long as no record follows.
  let below: Line[] = [];
  let lines = 0;
  for await (const some of records(decoder as AsyncIterable<string>, shape.delimiter)) {
    const parsed = fieldsOf(some, shape.delimiter);
    for (const [index, { line }] of some.entries()) {
      if (line <= headLine) continue;
      const fields = parsed[index] && withoutEmptyEnd(parsed[index], columns.length);
      // Each printed page begins with the headings.
      if (fields?.every((field, at) => field === (head[at] ?? '')) && fields.length >= head.length) continue;
      lines += 1;
      if (fields !== undefined && isTotals(fields)) {
        below.push({ line, fields });
        continue;
      }
      for (const earlier of below) yield* rowOf(earlier, layout);
      below = [];
      if (fields === undefined) yield lineProblem(file, line, 'line_quotes');
      else yield* rowOf({ line, fields }, layout);
    }
  }
  if (lines === 0 && format.neverEmpty) throw fileProblem(file, 'file_empty');
  const [first] = below;
  if (first !== undefined) {
    const value = first.fields.filter((field) => field !== '').join(' ');
    yield lineRemark({ file, line: first.line, about: '' }, 'totals_line', { value: value.slice(0, 80) });
  }
}

interface Layout {
  file: string;
  format: FileFormat;
  shape: Shape;
  columns: (string | false)[];
}

function* rowOf(
  { line, fields }: Line,
  { file, format, shape, columns }: Layout,
): Generator<Row | ReadProblem | ReadRemark> {
  // A column at the end that has no name holds something, perhaps.
  if (fields.length < columns.length || fields.length > Math.max(columns.length, shape.width)) {
    const params = { found: String(fields.length), expected: String(columns.length) };
    yield lineProblem(file, line, 'line_fields', params);
    return;
  }
  const values = valuesOf(columns, fields);
  const [field, value] = Object.entries(values).find(([, text]) => text.includes(broken)) ?? [];
  if (field !== undefined && value !== undefined) {
    const key = format.keys.find((name) => values[name]?.includes(broken));
    if (key !== undefined) {
      // Another record may be called what is left of it.
      yield lineProblem(file, line, 'broken_key', { field: key, value: (values[key] ?? '').slice(0, 40) });
      return;
    }
    yield lineRemark({ file, line, about: value }, 'broken_character', { field, value: value.slice(0, 80) });
  }
  yield { line, values, writing: shape.writing };
}

function valuesOf(columns: (string | false)[], fields: string[]): Record<string, string> {
  const values: Record<string, string> = {};
  columns.forEach((column, index) => {
    if (column !== false) values[column] = fields[index] ?? '';
  });
  return values;
}
