/** Many documents as the body of one request: a line of JSON that says what they are, then their bytes in that order. */
import { Readable } from 'node:stream';
import type { DocumentMetadata } from './types.js';

export interface BundledDocument {
  erpKey: string;
  metadata: DocumentMetadata;
  tell: boolean;
  /** At most `size` bytes. */
  file: { size: number; stream(): Readable };
}

export function bundle(documents: BundledDocument[]): { size: number; type: string; stream(): Readable } {
  const list = documents.map(({ erpKey, metadata, tell, file }) => ({
    erp_key: erpKey,
    ...metadata,
    tell,
    size: file.size,
  }));
  const head = Buffer.from(`${JSON.stringify(list)}\n`);
  const size = documents.reduce((sum, { file }) => sum + file.size, head.length);
  return { size, type: 'application/octet-stream', stream: () => Readable.from(pieces(head, documents)) };
}

async function* pieces(head: Buffer, documents: BundledDocument[]): AsyncGenerator<Buffer> {
  yield head;
  for (const { file } of documents) {
    let left = file.size;
    try {
      for await (const chunk of file.stream() as AsyncIterable<Buffer>) {
        left -= chunk.length;
        yield chunk;
      }
    } catch {
      // It was there a moment ago; its place is filled, and the shop sees by its hash that it is not what was announced.
    }
    // Became shorter meanwhile: the next one has to begin where it was said to.
    if (left > 0) yield Buffer.alloc(left);
  }
}
