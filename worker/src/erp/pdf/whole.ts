import { createHash } from 'node:crypto';
import type { ErpBlob, PdfVerdict } from '../../model/document.js';

/** What PHP's rtrim takes away. */
const filling = new Set(Buffer.from(' \t\n\r\0\x0b'));

/** How much of the end is looked at, in bytes: some programs fill up the last block of a file with blanks or zeros. */
const lookedAt = 8192;

/** How far from where it is said to be a table may be: some programs count its place a little wrongly. */
const astray = 256;

/** Zip (Word, Excel), old Office, RTF, gzip, RAR, 7z, PNG, JPEG, PostScript, web pages, programs: they may hold a PDF, and are none. */
const foreign = [
  ...['PK\x03', 'PK\x05', '\xd0\xcf\x11\xe0', '{\\rtf', '\x1f\x8b', 'rar!', '7z\xbc', '\x89png', '\xff\xd8\xff'],
  ...['%!ps', '<!doctype', '<html', '<?xml', 'mz'],
].map((start) => start.toLowerCase());

const isForeign = (head: Buffer): boolean => {
  const start = head.toString('latin1', 0, 64).trimStart().toLowerCase();
  return foreign.some((magic) => start.startsWith(magic));
};

/**
 * A PDF begins with %PDF- (some programs write a few bytes before it) and ends with %%EOF (some write a few after it), right behind the
 * place of its table of contents. A file that was cut off may hold all of this somewhere in the middle. The shop judges in the
 * same way (PdfShape.php).
 *
 * @param at What stands at a place of the file, where that can be asked.
 */
export async function judgePdf(
  head: Buffer,
  tail: Buffer,
  at?: (offset: number, length: number) => Promise<Buffer>,
): Promise<PdfVerdict> {
  const start = head.subarray(0, 1024).indexOf('%PDF-');
  if (start < 0 || isForeign(head)) return 'not_a_pdf';
  const last = tail.findLastIndex((byte) => !filling.has(byte)) + 1;
  const end = tail.toString('latin1', 0, last);
  const mark = end.lastIndexOf('%%EOF');
  if (mark < Math.max(0, last - 1024) || goesOn(end.slice(mark + 5))) return 'file_incomplete';
  // Without an object there is no table either; but its end is a line of its own.
  if (!/\d\s+obj\b/.test(head.toString('latin1', 0, 1024) + end))
    return /(^|[\r\n])%%EOF\s*$/.test(end) ? 'ok' : 'file_incomplete';
  const [, said] = /startxref\s+(\d+)\s*$/.exec(end.slice(0, mark)) ?? [];
  if (said === undefined || Number(said) === 0) return 'file_incomplete';
  if (at === undefined) return 'ok';
  for (const place of new Set([Number(said), Number(said) + start])) if (await isTable(place, at)) return 'ok';
  return 'file_incomplete';
}

/** Behind the end of an earlier version of the document the next one was begun. */
const goesOn = (text: string): boolean => /\bobj\b|\bxref\b|\bstream\b|\btrailer\b/.test(text);

async function isTable(place: number, at: (offset: number, length: number) => Promise<Buffer>): Promise<boolean> {
  const from = Math.max(0, place - astray);
  const around = (await at(from, 2 * astray)).toString('latin1');
  return /^\s*(xref|\d+\s+\d+\s+obj)\b/.test(around.slice(place - from)) || /(^|[^t])xref\b/.test(around);
}

/** Reads the bytes once, as a stream: their sha256 and whether they are a whole PDF. */
export async function inspect(blob: ErpBlob): Promise<{ sha256: string; verdict: PdfVerdict }> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let tail = Buffer.alloc(0);
  for await (const chunk of blob.open() as AsyncIterable<Buffer>) {
    hash.update(chunk);
    if (head.length < 1024) head = Buffer.concat([head, chunk.subarray(0, 1024)]);
    tail = Buffer.concat([tail, chunk]).subarray(-lookedAt);
  }
  const at = (offset: number, length: number): Promise<Buffer> => piece(blob, offset, length);
  return { sha256: hash.digest('hex'), verdict: await judgePdf(head, tail, at) };
}

async function piece(blob: ErpBlob, offset: number, length: number): Promise<Buffer> {
  let found = Buffer.alloc(0);
  // What a broken PDF says may lie behind its end.
  if (offset >= blob.size) return found;
  for await (const chunk of blob.open(offset) as AsyncIterable<Buffer>) {
    found = Buffer.concat([found, chunk]);
    if (found.length >= length) break;
  }
  return found.subarray(0, length);
}
