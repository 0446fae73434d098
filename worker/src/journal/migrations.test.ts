/** What becomes of what an earlier worker wrote down. See also blobs.test.ts, jobs.test.ts. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Sqlite } from '../platform/sqlite.js';
import { Journal } from './journal.js';
import { migrations } from './migrations.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'erp-bridge-migrations-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it.each([
  ['with the changes that it has seen', ['["11 5 2026-11-25T10:00:00Z"]'], ['11 5 2026-11-25T10:00:00Z']],
  ['as having seen none, where it wrote down none', [], []],
])('the reading of orders goes on where it was, %s', (_how, written, seen) => {
  const before = migrations.findIndex((sql) => sql.includes('sales.seen.changes'));
  const db = new Sqlite(join(folder, 'journal.sqlite'));
  for (const sql of migrations.slice(0, before)) db.exec(sql);
  db.pragma(`user_version = ${String(before)}`);
  const meta = db.prepare('INSERT INTO meta (name, value) VALUES (?, ?)');
  meta.run('sales.cursor', '12');
  for (const value of written) meta.run('sales.seen.changes', value);
  db.close();
  const journal = Journal.open(folder);
  expect(JSON.parse(journal.meta('sales.cursor') ?? '')).toEqual({ seq: 12, seen });
  expect(journal.meta('sales.seen.changes')).toBeUndefined();
  journal.close();
});
