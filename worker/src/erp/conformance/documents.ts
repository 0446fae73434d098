import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { expect } from 'vitest';
import { offered, type DocumentSource } from '../port.js';
import type { BlobName, ErpBlob, ErpDocument } from '../../model/document.js';
import { erpKey } from '../../model/key.js';
import { BytesProblem } from '../../model/problem.js';
import { givenInvoice, part, type Check, type TestBed } from './bed.js';
import { fails, forgetsForeignCursor, inWords, readAll, records } from './reading.js';

/** What is read at once must not be all of a large file. */
const largestPiece = 1024 * 1024;

const source = (bed: TestBed): DocumentSource => offered(bed.open(), 'documents');

async function find(documents: DocumentSource, number: string): Promise<ErpDocument> {
  const found = (await records(documents.read())).find((document) => document.number === number);
  if (found === undefined) throw new Error(`${number} is not named.`);
  return found;
}

/** The first document of the bed, and what its bytes are called. */
async function one(bed: TestBed): Promise<{ documents: DocumentSource; number: string; name: BlobName }> {
  const [number = ''] = await part(bed, 'documents').have([givenInvoice()]);
  const documents = source(bed);
  return { documents, number, name: await nameOf(documents, number) };
}

async function nameOf(documents: DocumentSource, number: string): Promise<BlobName> {
  const name = await documents.bytesOf(await find(documents, number));
  if (name === undefined) throw new Error(`${number} has no bytes.`);
  return name;
}

async function opened(documents: DocumentSource, name: BlobName): Promise<ErpBlob> {
  const blob = await documents.open(name);
  if (blob === undefined) throw new Error(`${name.id} is gone.`);
  return blob;
}

const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

export const documentChecks: readonly Check[] = [
  {
    name: 'a first reading names each document, its amounts to the cent',
    run: async (bed) => {
      const given = [
        givenInvoice({ total: '1234567.89', totalNet: '1028806.58' }),
        givenInvoice({ date: '2026-12-31', total: '0.10', totalNet: '0.08' }),
        givenInvoice({ type: 'credit_note', total: '19.99', totalNet: '16.66', printed: false }),
      ];
      const numbers = await part(bed, 'documents').have(given);
      const found = await records(source(bed).read());
      const expected = given.map(({ type, date, total, totalNet }, n) => ({
        ...{ number: numbers[n], type, date, total, totalNet, currency: 'EUR', customerCode: 'C1' },
        withdrawn: false,
        draft: false,
      }));
      expect(new Set(numbers).size).toBe(given.length);
      expect(found).toHaveLength(given.length);
      for (const document of expected) expect(found).toContainEqual(expect.objectContaining(document));
    },
  },
  {
    name: 'the same ERP says the same again, also to a worker that was started anew',
    run: async (bed) => {
      const { documents, number, name } = await one(bed);
      const first = await readAll(documents.read());
      expect((await readAll(source(bed).read())).items).toEqual(first.items);
      expect(await nameOf(source(bed), number)).toEqual(name);
    },
  },
  {
    name: 'the bytes are a PDF, as many as is said, and the same whenever they are opened',
    run: async (bed) => {
      const { documents, name } = await one(bed);
      const blob = await opened(documents, name);
      const [first, second] = await Promise.all([buffer(blob.open()), buffer(blob.open())]);
      expect(first.subarray(0, 5).toString()).toBe('%PDF-');
      expect(first).toHaveLength(blob.size);
      const again = await buffer((await opened(source(bed), name)).open());
      expect([hash(second), hash(again)]).toEqual([hash(first), hash(first)]);
    },
  },
  {
    name: 'the bytes are read from any place on, and none behind the last',
    run: async (bed) => {
      const { documents, name } = await one(bed);
      const blob = await opened(documents, name);
      const all = await buffer(blob.open());
      for (const start of [1, Math.floor(blob.size / 2), blob.size - 1, blob.size])
        expect(await buffer(blob.open(start))).toEqual(all.subarray(start));
    },
  },
  {
    name: 'the bytes come in pieces, and a reader that has enough may stop',
    run: async (bed) => {
      const { documents, name } = await one(bed);
      const blob = await opened(documents, name);
      for await (const piece of blob.open() as AsyncIterable<Buffer>) {
        expect(piece.length).toBeLessThanOrEqual(largestPiece);
        break;
      }
      expect(await buffer(blob.open())).toHaveLength(blob.size);
    },
  },
  {
    name: 'other bytes are another version, and never come under the name of the old',
    run: async (bed) => {
      const { documents, number, name } = await one(bed);
      const before = await buffer((await opened(documents, name)).open());
      await part(bed, 'documents').reprint(number);
      const next = await nameOf(documents, number);
      expect(next).not.toEqual(name);
      const now = await buffer((await opened(documents, next)).open());
      expect(hash(now)).not.toBe(hash(before));
      const old = await documents.open(name);
      if (old !== undefined) expect(hash(await buffer(old.open()))).toBe(hash(before));
    },
  },
  {
    name: 'no path of this computer is in a name',
    run: async (bed) => {
      const { name } = await one(bed);
      expect(name.id).not.toMatch(/^([/\\]|[A-Za-z]:)/);
      expect(name.id).not.toBe('');
      expect(name.version).not.toBe('');
    },
  },
  {
    name: 'a document without a PDF has no bytes, or says why not',
    run: async (bed) => {
      const [number = ''] = await part(bed, 'documents').have([givenInvoice({ printed: false })]);
      const documents = source(bed);
      const found = await documents.bytesOf(await find(documents, number)).catch((error: unknown) => error);
      if (found instanceof BytesProblem) inWords({ ...found, params: { file: number, ...found.params } });
      else expect(found).toBeUndefined();
    },
  },
  {
    name: 'bytes that are gone are gone, and no error',
    run: async (bed) => {
      const { documents, number, name } = await one(bed);
      const { unprint } = part(bed, 'documents');
      if (unprint === undefined) return;
      await unprint(number);
      expect(await documents.open(name)).toBeUndefined();
      expect(await source(bed).open(name)).toBeUndefined();
    },
  },
  {
    name: 'a reading of changes names what changed, and what is asked for again',
    run: async (bed) => {
      const [first = '', second = ''] = await part(bed, 'documents').have([
        givenInvoice(),
        givenInvoice({ printed: false }),
      ]);
      const documents = source(bed);
      const { cursor } = await readAll(documents.read());
      await part(bed, 'documents').reprint(first);
      const { items } = await readAll(documents.read(cursor, [erpKey('invoice', second)]));
      const numbers = items.flatMap((item) => ('number' in item ? [item.number] : []));
      expect(numbers).toEqual(expect.arrayContaining([first, second]));
    },
  },
  {
    name: 'a cursor that the ERP does not know begins anew',
    run: async (bed) => {
      await one(bed);
      await forgetsForeignCursor((since) => source(bed).read(since));
    },
  },
  {
    name: 'a source that cannot be read fails in words, is never empty, and comes back',
    run: async (bed) => {
      const { documents, number } = await one(bed);
      const { cursor } = await readAll(documents.read());
      await bed.breakDown('documents');
      await fails(() => readAll(documents.read()));
      await fails(() => readAll(documents.read(cursor)));
      await bed.mend();
      await find(documents, number);
    },
  },
];
