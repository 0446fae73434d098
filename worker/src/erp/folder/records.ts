/**
 * Decoded text → whole CSV records with their line numbers. Where a record ends is decided here and not by the CSV parser,
 * because to a parser one stray quote is the beginning of a field that ends with the file: it would lose all that follows.
 */
export interface RawRecord {
  /** Number of its first line in the file. */
  line: number;
  /** undefined: its quotes do not match. */
  text: string | undefined;
}

/** No address and no note is longer; a quote that stays open for more lines is a stray one. */
const longestField = 50;

/** Are the quotes of a record closed? 'torn': something else than the next field follows a closing quote. */
export function quotes(text: string, delimiter: string): 'closed' | 'open' | 'torn' {
  if (!text.includes('"')) return 'closed';
  let at = 0;
  for (;;) {
    while (text[at] === ' ') at += 1;
    if (text[at] !== '"') {
      const next = text.indexOf(delimiter, at);
      if (next < 0) return 'closed';
      at = next + 1;
      continue;
    }
    do {
      at = text.indexOf('"', at + 1);
      if (at < 0) return 'open';
      at += 1;
    } while (text[at] === '"');
    while (text[at] === ' ') at += 1;
    if (at >= text.length) return 'closed';
    if (text[at] !== delimiter) return 'torn';
    at += 1;
  }
}

/** Some records at a time, in the order of the file. */
export async function* records(chunks: AsyncIterable<string>, delimiter: string): AsyncGenerator<RawRecord[]> {
  const cutter = new Cutter(delimiter);
  for await (const chunk of chunks) yield cutter.take(chunk);
  yield cutter.end();
}

/** All records of a text. */
export function recordsOf(text: string, delimiter: string): RawRecord[] {
  const cutter = new Cutter(delimiter);
  return [...cutter.take(text), ...cutter.end()];
}

/** What is no text: filling, and the mark that DOS puts at the end of a file. */
const asText = (chunk: string): string => chunk.replaceAll('\u0000', '').replaceAll('\u001a', '');

class Cutter {
  private pending: string[] = [];
  private line = 1;
  private rest = '';

  constructor(private readonly delimiter: string) {}

  take(chunk: string): RawRecord[] {
    const lines = (this.rest + asText(chunk)).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.pending.push(line);
    return this.ready(false);
  }

  end(): RawRecord[] {
    this.pending.push(this.rest.replace(/\r$/, ''));
    return this.ready(true);
  }

  private ready(last: boolean): RawRecord[] {
    const ready: RawRecord[] = [];
    let used = 0;
    while (used < this.pending.length) {
      const { length, text, open } = assemble(this.pending, used, this.delimiter);
      if (open && !last && length < longestField) break;
      if (text !== '') ready.push({ line: this.line + used, text });
      // Only the line with the stray quote is lost; what follows it is looked at anew.
      used += text === undefined ? 1 : length;
    }
    this.pending = this.pending.slice(used);
    this.line += used;
    return ready;
  }
}

function assemble(
  lines: string[],
  from: number,
  delimiter: string,
): { length: number; text: string | undefined; open: boolean } {
  let text = '';
  for (let length = 1; length <= longestField && from + length <= lines.length; length += 1) {
    text = length === 1 ? (lines[from] ?? '') : `${text}\n${lines[from + length - 1] ?? ''}`;
    const state = quotes(text, delimiter);
    if (state === 'closed') return { length, text: length === 1 ? text.trim() && text : text, open: false };
    if (state === 'torn') return { length, text: undefined, open: false };
  }
  return { length: Math.min(longestField, lines.length - from), text: undefined, open: true };
}
