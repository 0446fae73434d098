/** How the ERP's files are written, for the mapping assistant and the doctor. */
import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import iconv from 'iconv-lite';
import { sentence } from '../../reasons.js';
import { SourceProblem, isProblem, isRemark, type FileOverview } from '../port.js';
import { ContactsByCustomer } from './contacts.js';
import { fieldsOf, readCsv, withoutEmptyEnd, type Row } from './csv.js';
import { linesAboveHeadings, look } from './encoding.js';
import { columnsOf, meanings, missingColumn, namesOf, nearestHeadings, plain, type FileFormat } from './headings.js';
import type { Mapping } from './mapping.js';
import { records } from './records.js';
import { read, readContact, readDocument, readTiers } from './rows.js';
import { settled } from './settled.js';
import { readActive } from './values.js';

const samples = 2;
/** What fits a screen, in characters. */
const sampleLength = 60;
const mostWords = 50;

export async function overviewOf(folder: string, format: FileFormat, mapping: Mapping): Promise<FileOverview> {
  const path = join(folder, format.file);
  const nothing: FileOverview = {
    file: format.file,
    encoding: '',
    delimiter: '',
    heading_line: 0,
    columns: [],
    fields: Object.keys(format.fields).map((name) => ({ name, required: format.required.includes(name) })),
    rows: [],
    words: [],
    problem: null,
  };
  try {
    await settled(path);
    const seen = { ...nothing, ...(await top(path, format, mapping)) };
    return { ...seen, words: seen.problem === null ? await unknownWords(path, format, mapping) : [] };
  } catch (error) {
    return { ...nothing, problem: problemOf(error, format.file) };
  }
}

type Top = Pick<FileOverview, 'encoding' | 'delimiter' | 'heading_line' | 'columns' | 'rows' | 'problem'>;

/** The headings, or the line that comes nearest to them, and the first lines below. */
async function top(path: string, format: FileFormat, mapping: Mapping): Promise<Top> {
  const { encoding, delimiter } = await look(path);
  const lines = await firstLines(path, encoding, delimiter);
  const own = mapping.headings(format.file);
  const above = lines.slice(0, linesAboveHeadings).map(({ fields }) => fields);
  const exact = above.findIndex((fields) => columnsOf(fields, format, own) !== undefined);
  const at = exact < 0 ? nearestHeadings(above, format, own) : exact;
  const headings = above[at] ?? [];
  const rows = lines.slice(at + 1, at + 1 + samples);
  return {
    encoding,
    delimiter,
    heading_line: lines[at]?.line ?? 0,
    columns: columnsWithSource(headings, format, mapping),
    rows: rows.map(({ fields }) => headings.map((_, index) => (fields[index] ?? '').slice(0, sampleLength))),
    problem: exact < 0 ? problemOf(missingColumn(basename(path), above, format, own), format.file) : null,
  };
}

async function firstLines(
  path: string,
  encoding: string,
  delimiter: string,
): Promise<{ line: number; fields: string[] }[]> {
  const source = createReadStream(path, { end: 256 * 1024 });
  const chunks: Buffer[] = [];
  for await (const chunk of source) chunks.push(chunk as Buffer);
  const text = [iconv.decode(Buffer.concat(chunks), encoding)];
  const lines: { line: number; fields: string[] }[] = [];
  const whole = (async function* () {
    yield* text;
  })();
  for await (const some of records(whole, delimiter)) {
    const parsed = fieldsOf(some, delimiter);
    for (const [index, { line }] of some.entries())
      lines.push({ line, fields: withoutEmptyEnd(parsed[index] ?? [], 0) });
    if (lines.length >= linesAboveHeadings + samples) break;
  }
  return lines;
}

function columnsWithSource(headings: string[], format: FileFormat, mapping: Mapping): FileOverview['columns'] {
  const config = mapping.ofConfiguration(format.file);
  const shop = mapping.ofShop(format.file);
  const fields = meanings(headings, format, mapping.headings(format.file));
  return headings.map((heading, index) => {
    const name = plain(heading);
    const field = fields[index] || '';
    const by = config.has(name) ? 'config' : shop.has(name) ? 'shop' : field === '' ? '' : 'name';
    return { heading: heading.slice(0, 100), field, by_name: namesOf(format).get(name) ?? '', by };
  });
}

async function unknownWords(path: string, format: FileFormat, mapping: Mapping): Promise<string[]> {
  if (!('active' in format.fields)) return [];
  const words = new Set<string>();
  for await (const row of readCsv(path, format, mapping.headings(format.file))) {
    const word = isProblem(row) || isRemark(row) ? '' : (row.values['active'] ?? '');
    if (words.size < mostWords && readActive(word, (own) => mapping.activeWord(own)) === undefined)
      words.add(word.slice(0, sampleLength));
  }
  return [...words];
}

/** How many lines the file holds below its headings, and what is odd about the first that is. */
export async function countLines(
  folder: string,
  format: FileFormat,
  mapping: Mapping,
): Promise<{ lines: number; odd: string | undefined }> {
  let lines = 0;
  let odd: string | undefined;
  const contacts = new ContactsByCustomer();
  const parse = {
    'customers.csv': (row: Row) => readTiers(row, contacts),
    'contacts.csv': readContact,
    'documents.csv': readDocument,
  }[format.file] as (row: Row) => object;
  try {
    for await (const row of readCsv(join(folder, format.file), format, mapping.headings(format.file))) {
      if (isRemark(row)) {
        odd ??= sentence(row.remark, { file: row.file, line: String(row.line), ...row.params });
        continue;
      }
      lines += 1;
      if (odd !== undefined) continue;
      const found = isProblem(row) ? row : read(format.file, row, () => parse(row));
      if (isProblem(found))
        odd = sentence(found.reason, { file: found.file, line: String(found.line), ...found.params });
    }
    return { lines, odd };
  } catch (error) {
    const { reason, params } = problemOf(error, format.file);
    return { lines, odd: sentence(reason, params) };
  } finally {
    contacts.close();
  }
}

function problemOf(error: unknown, file: string): { reason: string; params: Record<string, string> } {
  if (error instanceof SourceProblem) return { reason: error.reason, params: error.params };
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) throw error;
  return { reason: 'source_unreadable', params: { file, code } };
}
