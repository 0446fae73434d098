/** What the first lines of a CSV export say of it: what separates its fields, where its headings stand, how it writes numbers. */
import iconv from 'iconv-lite';
import { fieldsOf, withoutEmptyEnd } from './fields.js';
import { encodingOf, type Encoding } from './encoding.js';
import { apart, columnsOf, understoodOf, type FileFormat, type OwnHeadings } from './headings.js';
import { recordsOf } from './records.js';
import { bytes } from './settled.js';
import { writingOf, type Writing } from './writing.js';

/** Exports write titles, dates and blank lines above their headings. */
export const linesAboveHeadings = 20;
const separators = [';', '\t', ','];

/** How much is looked at, in bytes. */
const head = 256 * 1024;

export interface Line {
  line: number;
  fields: string[];
}

export interface Shape {
  encoding: Encoding;
  delimiter: string;
  /** The first lines, without empty fields at their ends. */
  lines: Line[];
  /** Which of them holds the headings, or comes nearest to them. */
  at: number;
  headings: string[];
  /** What each heading means; undefined where a column that is needed is not there. */
  columns: (string | false)[] | undefined;
  /** How many fields the line of headings has with the nameless ones at its end. */
  width: number;
  writing: Writing;
}

export async function shapeOf(path: string, format: FileFormat, own: OwnHeadings): Promise<Shape> {
  const start = await bytes(path, 0, head);
  const encoding = await encodingOf(path, start);
  const text = iconv.decode(start, encoding);
  // What does not fit is cut off somewhere.
  const whole = start.length < head ? text : text.replace(/[^\r\n]*$/, '');
  const shapes = separators.map((delimiter) => shapeWith(delimiter, whole, format, own));
  const best = shapes.reduce((a, b) => (isBetter(b, a) ? b : a));
  return { ...best, encoding, writing: writingOf(samples(best, format)) };
}

type Attempt = Omit<Shape, 'encoding' | 'writing'> & { understood: number };

function shapeWith(delimiter: string, text: string, format: FileFormat, own: OwnHeadings): Attempt {
  const records = recordsOf(text, delimiter);
  const parsed = fieldsOf(records, delimiter);
  const lines = records.map(({ line }, index) => ({ line, fields: withoutEmptyEnd(parsed[index] ?? [], 0) }));
  const above = lines.slice(0, linesAboveHeadings).map(({ fields }) => apart(fields));
  const understood = above.map((fields) => understoodOf(fields, format, own));
  const whole = above.map((fields) => columnsOf(fields, format, own) !== undefined);
  // What somebody chose above a list ("Code client; C001 to C999") may name a column, too; the headings name more of them.
  const candidates = understood.map((count, index) => (whole.includes(true) && whole[index] !== true ? -1 : count));
  const at = candidates.indexOf(Math.max(...candidates));
  const headings = above[at] ?? [];
  return {
    delimiter,
    lines,
    at,
    headings,
    columns: columnsOf(headings, format, own),
    width: parsed[at]?.length ?? 0,
    understood: understood[at] ?? 0,
  };
}

/** Texts may hold more commas than the file has columns: what is understood counts first. */
function isBetter(one: Attempt, other: Attempt): boolean {
  if ((one.columns === undefined) !== (other.columns === undefined)) return one.columns !== undefined;
  if (one.understood !== other.understood) return one.understood > other.understood;
  return pieces(one) > pieces(other);
}

const pieces = ({ columns, headings, lines }: Attempt): number =>
  columns === undefined
    ? Math.max(0, ...lines.slice(0, linesAboveHeadings).map(({ fields }) => fields.length))
    : headings.length;

function samples({ lines, at, columns }: Attempt, format: FileFormat): { amounts: string[]; dates: string[] } {
  const of = (fields: readonly string[] = []): string[] =>
    lines
      .slice(at + 1)
      .flatMap((line) => line.fields.filter((_, index) => fields.includes((columns?.[index] || undefined) ?? '')));
  return { amounts: of(format.amounts), dates: of(format.dates) };
}
