import { mkdtempSync, rmSync, utimesSync, writeFileSync, appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BlobName, ErpBlob, ErpDocument } from '../../model/document.js';
import { BytesProblem } from '../../model/problem.js';
import { FolderErp } from './adapter.js';
import { unreadableBytes } from './problems.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'erp-bridge-blobs-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const documents = () => new FolderErp({ folder }).documents;
const name = async (): Promise<BlobName> => {
  const found = await documents().bytesOf({ file: 'FA1.pdf' } as ErpDocument);
  if (found === undefined) throw new Error('FA1.pdf is not found');
  return found;
};
const opened = async (of: BlobName): Promise<ErpBlob> => {
  const blob = await documents().open(of);
  if (blob === undefined) throw new Error('FA1.pdf is gone');
  return blob;
};

function print(text: string, time?: number): void {
  writeFileSync(join(folder, 'FA1.pdf'), text);
  if (time !== undefined) utimesSync(join(folder, 'FA1.pdf'), time, time);
}

describe('the bytes of a file', () => {
  it('that was just written are looked at again, and can be sent meanwhile', async () => {
    print('%PDF-a');
    const [one, two] = [await name(), await name()];
    expect(one).not.toEqual(two);
    expect((await buffer((await opened(one)).open())).toString()).toBe('%PDF-a');
  });

  it('are called the same as long as nobody writes to it, also by a clock that is ahead', async () => {
    for (const time of [1000, Date.now() / 1000 + 3600]) {
      print('%PDF-a', time);
      expect(await name()).toEqual(await name());
    }
  });

  it('are no more than was announced when it grows meanwhile, and gone when they are others', async () => {
    print('%PDF-a', 1000);
    const of = await name();
    const blob = await opened(of);
    appendFileSync(join(folder, 'FA1.pdf'), 'more');
    expect((await buffer(blob.open())).toString()).toBe('%PDF-a');
    expect(await documents().open(of)).toBeUndefined();
  });

  it('that cannot be read fail in words', async () => {
    print('%PDF-a', 1000);
    const blob = await opened(await name());
    rmSync(join(folder, 'FA1.pdf'));
    await expect(buffer(blob.open())).rejects.toMatchObject({
      state: 'waiting',
      reason: 'file_unreadable',
      params: { code: 'ENOENT' },
    });
  });

  it('are never those of another folder, whatever name comes out of a journal', async () => {
    for (const id of [relative(folder, '/etc/hostname'), '/etc/hostname'])
      await expect(documents().open({ id, version: '1 1' })).rejects.toMatchObject({ reason: 'outside_folder' });
  });
});

it('only what the system says of a file is a matter of the file', () => {
  const fault = new Error('a fault of ours');
  expect(unreadableBytes(fault)).toBe(fault);
  expect(unreadableBytes(Object.assign(new Error(), { code: 'ERR_X' }))).not.toBeInstanceOf(BytesProblem);
});
