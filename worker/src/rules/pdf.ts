import { createHash } from 'node:crypto';
import type { OpenedFile } from '../erp/port.js';

export type PdfVerdict = 'ok' | 'not_a_pdf' | 'file_incomplete';

/** A PDF begins with %PDF- (some programs write a few bytes before it) and ends with %%EOF (some write a few after it). */
export function judgePdf(head: Buffer, tail: Buffer): PdfVerdict {
  if (!head.subarray(0, 1024).includes('%PDF-')) return 'not_a_pdf';
  return tail.includes('%%EOF') ? 'ok' : 'file_incomplete';
}

/** Reads the file once, as a stream: its sha256 and whether it is a whole PDF. */
export async function inspect(file: OpenedFile): Promise<{ sha256: string; verdict: PdfVerdict }> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let tail = Buffer.alloc(0);
  for await (const chunk of file.stream() as AsyncIterable<Buffer>) {
    hash.update(chunk);
    if (head.length < 1024) head = Buffer.concat([head, chunk.subarray(0, 1024)]);
    tail = Buffer.concat([tail, chunk]).subarray(-1024);
  }
  return { sha256: hash.digest('hex'), verdict: judgePdf(head, tail) };
}
