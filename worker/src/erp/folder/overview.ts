/** How the ERP's files are written, for the mapping assistant and the doctor. */
import { basename, join } from 'node:path';
import { sentence } from '../../reasons/reasons.js';
import type { FileOverview } from '../../model/overview.js';
import { SourceProblem, isProblem, isRemark, type ReadProblem, type ReadRemark } from '../../model/problem.js';
import { ContactsByCustomer } from './contacts.js';
import { readCategory } from './category-list.js';
import { readCsv, type Row } from './csv.js';
import { lineRemark, unreadableSource } from './problems.js';
import { meanings, missingColumn, namesOf, plain, type FileFormat } from './headings.js';
import type { Mapping } from './mapping.js';
import { readProduct } from './product-list.js';
import { read, readContact, readDocument, readTiers } from './rows.js';
import { settled } from './settled.js';
import { shapeOf } from './shape.js';
import { countIn, productIn } from './stock-row.js';
import { UnknownAnswers } from './unknown-answers.js';
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
  const own = mapping.headings(format.file);
  const { encoding, delimiter, lines, at, headings, columns } = await shapeOf(path, format, own);
  const rows = lines.slice(at + 1, at + 1 + samples);
  return {
    encoding,
    delimiter,
    heading_line: lines[at]?.line ?? 0,
    columns: columnsWithSource(headings, format, mapping),
    rows: rows.map(({ fields }) => headings.map((_, index) => (fields[index] ?? '').slice(0, sampleLength))),
    problem:
      columns === undefined ? problemOf(missingColumn(basename(path), headings, format, own), format.file) : null,
  };
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
  /** Of a line that goes through without a value; a line that is left out says more. */
  let without: string | undefined;
  const said = ({ params }: ReadProblem | ReadRemark, reason: string): string => sentence(reason, params);
  const tell = (remark: ReadRemark): void => {
    without ??= said(remark, remark.remark);
  };
  const contacts = new ContactsByCustomer();
  const answers = new UnknownAnswers();
  const parse = {
    'customers.csv': (row: Row) => {
      const tiers = readTiers(row, contacts, (word) => mapping.activeWord(word));
      answers.look({ web_contacts: tiers.webContacts }, row, tiers.code, ['web_contacts']);
      if (tiers.active === undefined) tell(unknownWord(format.file, row, tiers.code));
      return tiers;
    },
    'contacts.csv': (row: Row) => {
      const contact = readContact(row);
      answers.look(contact, row, contact.id, ['web', 'billing']);
      return contact;
    },
    'documents.csv': (row: Row) => {
      const document = readDocument(row, tell);
      answers.look(document, row, document.number || document.file, ['withdrawn']);
      return document;
    },
    'products.csv': (row: Row) => {
      const product = readProduct(row, (category) => category);
      if (readActive(row.values['active'] ?? '', (word) => mapping.activeWord(word)) === undefined)
        tell(unknownWord(format.file, row, product.id));
      return product;
    },
    'categories.csv': readCategory,
    'stock.csv': (row: Row) => ({ product: productIn(row), quantity: countIn(row) }),
  }[format.file] as (row: Row) => object;
  try {
    for await (const row of readCsv(join(folder, format.file), format, mapping.headings(format.file))) {
      if (isRemark(row)) {
        odd ??= said(row, row.remark);
        continue;
      }
      lines += 1;
      if (odd !== undefined) continue;
      const found = isProblem(row) ? row : read(format.file, row, () => parse(row));
      if (isProblem(found)) odd = said(found, found.reason);
      // Only the first one is told.
      if (without === undefined) for (const remark of answers.remarks()) tell(remark);
    }
    return { lines, odd: odd ?? without };
  } catch (error) {
    const { reason, params } = problemOf(error, format.file);
    return { lines, odd: sentence(reason, params) };
  } finally {
    contacts.close();
  }
}

const unknownWord = (file: string, row: Row, first: string): ReadRemark => {
  const value = row.values['active'] ?? '';
  const where = { file, line: row.line, about: value };
  return lineRemark(where, 'unknown_word', { value, first, count: '1' });
};

function problemOf(error: unknown, file: string): { reason: string; params: Record<string, string> } {
  const problem = unreadableSource(file, error);
  if (!(problem instanceof SourceProblem)) throw problem;
  return { reason: problem.reason, params: problem.params };
}
