/** What was found in documents stays known, also in a journal of an earlier version, and names no path of this computer. */
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PlayedShop } from '../../test/played-shop.js';
import { FolderErp } from '../erp/folder/adapter.js';
import { idBelow } from '../erp/folder/whereabouts.js';
import type { BlobName, ErpDocument } from '../model/document.js';
import { Sqlite } from '../platform/sqlite.js';
import { openWorker, runOnce } from '../sync/run.js';
import { Journal } from './journal.js';
import { migrations } from './migrations.js';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'erp-bridge-blobs-')));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const found = { sha256: 'abc', verdict: 'ok' as const, facturx: '' };

/** A file of the exchange folder, last written at a time with more digits than a millisecond has. */
function print(
  file: string,
  bytes: string | Buffer = `%PDF-1.4\n${file}\n%%EOF\n`,
): { path: string; size: number; mtimeMs: number } {
  const path = join(folder, file);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, bytes);
  utimesSync(path, 1_700_000_000.123457, 1_700_000_000.123457);
  const { size, mtimeMs } = statSync(path);
  return { path, size, mtimeMs };
}

/** The journal as the version before left it. */
function earlier(fill: (db: InstanceType<typeof Sqlite>) => void): Journal {
  const before = migrations.findIndex((sql) => sql.includes('CREATE TABLE blobs'));
  mkdirSync(join(folder, 'data'));
  const db = new Sqlite(join(folder, 'data', 'journal.sqlite'));
  for (const sql of migrations.slice(0, before)) db.exec(sql);
  db.pragma(`user_version = ${String(before)}`);
  fill(db);
  db.close();
  return Journal.open(join(folder, 'data'));
}

const nameOf = async (file: string): Promise<BlobName> => {
  const name = await new FolderErp({ folder }).documents.bytesOf({ file } as ErpDocument);
  if (name === undefined) throw new Error(`${file} is not found`);
  return name;
};

it('is known of the same file again, by its name in the folder, and of no other', async () => {
  const one = print('Factures/FA1.pdf');
  // Of the same size and time, and called by the end of the other's path.
  const other = print('FA1.pdf', readFileSync(one.path));
  const journal = earlier((db) => {
    const insert = db.prepare(
      'INSERT INTO files (path, size, mtime_ms, sha256, verdict, facturx) VALUES (?, ?, ?, ?, ?, ?)',
    );
    insert.run(one.path, one.size, one.mtimeMs, 'abc', 'ok', '');
    insert.run(`${other.path}x/NotFA1.pdf`, other.size, other.mtimeMs, 'no', 'ok', null);
    insert.run(`${folder}x/FA1.pdf`, other.size, other.mtimeMs, 'no', 'ok', null);
  });
  const name = await nameOf('Factures/FA1.pdf');
  const nameOfOther = await nameOf('FA1.pdf');
  expect(name.id).toBe('Factures/FA1.pdf');
  expect(nameOfOther.version).toBe(name.version);
  const { documents } = new FolderErp({ folder });
  for (let time = 0; time < 2; time += 1) {
    journal.blobs.takeOver((path) => documents.idOf(path));
    expect(journal.blobs.known(nameOfOther)).toBeUndefined();
    expect(journal.blobs.known(name)).toEqual({ ...found, size: one.size });
    expect(journal.blobs.known(nameOfOther)).toBeUndefined();
  }
  expect(journal.blobs.known({ ...name, version: `${name.version} x` })).toBeUndefined();
  journal.close();
});

it('is known of a file on Windows, too', () => {
  const journal = earlier((db) => {
    db.prepare('INSERT INTO files (path, size, mtime_ms, sha256, verdict) VALUES (?, ?, ?, ?, ?)').run(
      ...['C:\\ERP\\exchange\\Avoirs\\AV1.pdf', 7, 1.5, 'win', 'ok'],
    );
  });
  journal.blobs.takeOver((path) => idBelow('C:\\ERP\\exchange', path, '\\'));
  expect(journal.blobs.known({ id: 'Avoirs/AV1.pdf', version: '7 1500' })).toMatchObject({
    sha256: 'win',
    facturx: null,
  });
  journal.close();
});

it('of an earlier version is taken over by the first sync, and no path stays', async () => {
  const { path, size, mtimeMs } = print('2025/F1.pdf');
  print('F1.pdf', readFileSync(path));
  // None that these bytes have: it shows which of the two was known.
  const known = 'a'.repeat(64);
  const journal = earlier((db) => {
    db.prepare('INSERT INTO files (path, size, mtime_ms, sha256, verdict, facturx) VALUES (?, ?, ?, ?, ?, ?)').run(
      ...[path, size, mtimeMs, known, 'ok', ''],
    );
  });
  const shop = await PlayedShop.open();
  shop.hashes = false;
  shop.worker.journal.close();
  shop.worker.store.close();
  shop.worker = openWorker({ ...shop.worker.config, erp: { adapter: 'folder', options: { folder } } }, journal);
  Object.assign(shop.settings.documents, { enabled: true, types: ['invoice'] });
  shop.settings.accounts.enabled = false;
  const lines = ['type;number;email;file', 'Facture;1;a@example.com;F1.pdf', 'Facture;2;a@example.com;2025/F1.pdf'];
  writeFileSync(join(folder, 'documents.csv'), lines.join('\n'));
  utimesSync(join(folder, 'documents.csv'), 1, 1);
  expect(await runOnce(shop.worker, { only: ['documents'] })).toMatchObject({ documents: { delivered: 2 } });
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
  expect(Object.fromEntries(shop.documents)).toEqual({ 'invoice.1': sha256, 'invoice.2': known });
  const db = new Sqlite(join(folder, 'data', 'journal.sqlite'));
  expect(db.prepare('SELECT COUNT(*) FROM files').pluck().get()).toBe(0);
  expect(JSON.stringify(db.prepare('SELECT * FROM blobs').all())).not.toContain(folder);
  db.close();
  await shop.close();
});

it('of an earlier version that was still to be sent is sent', async () => {
  const { path, size, mtimeMs } = print('FA1.pdf');
  const wanted = JSON.stringify({ metadata: { sha256: 'abc' }, customer: 'C1', file: { path, size } });
  const journal = earlier((db) => {
    db.prepare('INSERT INTO files (path, size, mtime_ms, sha256, verdict) VALUES (?, ?, ?, ?, ?)').run(
      path,
      size,
      mtimeMs,
      'abc',
      'ok',
    );
    db.prepare(
      `INSERT INTO records (lane, erp_key, label, wanted, wanted_hash, state, changed_at) VALUES ('documents', 'invoice.FA1', 'FA1', ?, 'h', 'pending', '')`,
    ).run(wanted);
  });
  const [due] = journal.due('documents', 5);
  const { blob, ...rest } = due?.wanted as { blob: BlobName & { size: number } };
  expect(rest).toEqual({ metadata: { sha256: 'abc' }, customer: 'C1' });
  expect(blob.size).toBe(size);
  const opened = await new FolderErp({ folder }).documents.open(blob);
  expect(opened && (await buffer(opened.open()))).toEqual(readFileSync(path));
  journal.close();
});

it('names no path of this computer, whatever was read and sent', async () => {
  const shop = await PlayedShop.open();
  Object.assign(shop.settings.documents, { enabled: true, types: ['invoice'] });
  shop.exportCustomers(1);
  writeFileSync(join(shop.folder, 'FA1.pdf'), '%PDF-1.4\nx\n%%EOF\n');
  shop.write('documents.csv', ['type;number;file', 'Facture;FA1;FA1.pdf', 'Facture;FA2;FA2.pdf', 'Facture']);
  await runOnce(shop.worker);
  const db = new Sqlite(join(shop.worker.config.data, 'journal.sqlite'));
  const tables = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[];
  const all = JSON.stringify(tables.map((table) => db.prepare(`SELECT * FROM "${table}"`).all()));
  db.close();
  expect(all).toContain('FA1.pdf');
  expect(all).not.toContain(shop.folder);
  await shop.close();
});
