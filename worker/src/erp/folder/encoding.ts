/** In which encoding a CSV export is written. */
import { createReadStream } from 'node:fs';

/** What stands in the text where bytes mean nothing in the file's encoding. */
export const broken = '\ufffd';

export type Encoding = 'utf8' | 'win1252' | 'utf16le' | 'utf16be';

/** @param head The first bytes of the file. */
export const encodingOf = async (path: string, head: Buffer): Promise<Encoding> =>
  markedEncoding(head) ?? (await guessedEncoding(path));

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
