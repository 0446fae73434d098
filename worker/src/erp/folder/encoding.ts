/** In which encoding a CSV export is written, and what separates its fields. */
import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import { bytes } from './settled.js';

/** Exports write titles, dates and blank lines above their headings. */
export const linesAboveHeadings = 20;

/** What stands in the text where bytes mean nothing in the file's encoding. */
export const broken = '\ufffd';

export type Encoding = 'utf8' | 'win1252' | 'utf16le' | 'utf16be';
export interface Look {
  encoding: Encoding;
  delimiter: string;
}

export async function look(path: string): Promise<Look> {
  const head = await bytes(path, 0, 256 * 1024);
  const encoding = markedEncoding(head) ?? (await guessedEncoding(path));
  const lines = iconv.decode(head, encoding).split(/\r?\n/, linesAboveHeadings);
  // The line that a separator cuts into the most pieces: titles above the headings hold few of any.
  const most = (delimiter: string): number => Math.max(...lines.map((line) => line.split(delimiter).length));
  const counted = [';', '\t', ','].map((delimiter) => ({ delimiter, count: most(delimiter) }));
  const best = counted.reduce((a, b) => (b.count > a.count ? b : a));
  return { encoding, delimiter: best.delimiter };
}

/** A byte order mark says it. */
function markedEncoding(head: Buffer): Encoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf16be';
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 'utf8' : undefined;
}

/** The whole file decides: one accent in Windows-1252 may stand on the last line. */
async function guessedEncoding(path: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return 'utf8';
  } catch (error) {
    if (error instanceof TypeError) return countedEncoding(path);
    throw error;
  }
}

/**
 * Windows-1252 hardly ever looks like UTF-8, and so a file in which most accents are UTF-8 is one with a few broken bytes: they
 * must not turn all the others.
 */
async function countedEncoding(path: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8');
  let good = 0;
  let bad = 0;
  const count = (text: string): void => {
    for (const [letter] of text.matchAll(/[^\0-\x7f]/gu)) {
      if (letter === broken) bad += 1;
      else good += 1;
    }
  };
  for await (const chunk of createReadStream(path)) count(decoder.decode(chunk as Buffer, { stream: true }));
  count(decoder.decode());
  return good > 0 && good >= bad ? 'utf8' : 'win1252';
}
