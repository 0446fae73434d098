import { createHash } from 'node:crypto';
import type { OpenedFile } from '../erp/port.js';

export type PdfVerdict = 'ok' | 'not_a_pdf' | 'file_incomplete';

/** What PHP's rtrim takes away. */
const filling = new Set(Buffer.from(' \t\n\r\0\x0b'));

/** How much of the end is looked at, in bytes: some programs fill up the last block of a file with blanks or zeros. */
const lookedAt = 8192;

/**
 * A PDF begins with %PDF- (some programs write a few bytes before it) and ends with %%EOF (some write a few after it). The shop
 * judges in the same way (UploadBody.php).
 */
export function judgePdf(head: Buffer, tail: Buffer): PdfVerdict {
  if (!head.subarray(0, 1024).includes('%PDF-')) return 'not_a_pdf';
  const end = tail.findLastIndex((byte) => !filling.has(byte)) + 1;
  return tail.subarray(Math.max(0, end - 1024), end).includes('%%EOF') ? 'ok' : 'file_incomplete';
}

/** Reads the file once, as a stream: its sha256 and whether it is a whole PDF. */
export async function inspect(file: OpenedFile): Promise<{ sha256: string; verdict: PdfVerdict }> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let tail = Buffer.alloc(0);
  for await (const chunk of file.stream() as AsyncIterable<Buffer>) {
    hash.update(chunk);
    if (head.length < 1024) head = Buffer.concat([head, chunk.subarray(0, 1024)]);
    tail = Buffer.concat([tail, chunk]).subarray(-lookedAt);
  }
  return { sha256: hash.digest('hex'), verdict: judgePdf(head, tail) };
}
