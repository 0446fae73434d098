/** PDFs of the exchange folder as bytes with a name. Where they lie on this computer is known here and nowhere else. */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { BlobName, ErpBlob } from '../../model/document.js';
import { unreadableBytes } from './problems.js';
import type { Found } from './whereabouts.js';

/** A file touched this recently may still be being written, in milliseconds. */
const stillWarm = 2_000;

/**
 * As long as size and time of a file stay the same, so do its bytes. The journal has written such versions out of what it knew before
 * (journal/migrations.ts): another way to write them has every PDF read once more.
 */
const stamp = ({ size, mtimeMs }: Found): string => `${String(size)} ${String(Math.trunc(mtimeMs * 1000))}`;

export function nameOf(found: Found): BlobName {
  const version = stamp(found);
  // A file this fresh can change again within the same millisecond, so what is found in it now holds for this look only. One whose
  // time lies in the future has the time of another computer's clock.
  const isWarm = Math.abs(Date.now() - found.mtimeMs) <= stillWarm;
  return { id: found.id, version: isWarm ? `${version} ${randomUUID()}` : version };
}

/** undefined where the file is another one by now. */
export function blobOf(found: Found, { id, version }: BlobName): ErpBlob | undefined {
  const now = stamp(found);
  if (version !== now && !version.startsWith(`${now} `)) return undefined;
  const { path, size } = found;
  return { id, version, size, open: (start = 0) => Readable.from(bytes(path, start, size), { objectMode: false }) };
}

async function* bytes(path: string, start: number, size: number): AsyncGenerator<Buffer> {
  if (start >= size) return;
  try {
    // A file that grew meanwhile is sent as it was announced.
    yield* createReadStream(path, { start, end: size - 1 }) as AsyncIterable<Buffer>;
  } catch (error) {
    throw unreadableBytes(error);
  }
}
