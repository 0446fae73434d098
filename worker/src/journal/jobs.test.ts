/** The table of jobs. What is done with it: ../jobs/jobs.test.ts. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Sqlite } from '../platform/sqlite.js';
import { Journal } from './journal.js';
import { migrations } from './migrations.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'erp-bridge-jobs-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('a journal of an older worker keeps what was asked for', () => {
  const old = migrations.findIndex((text) => text.includes('CREATE TABLE jobs ('));
  const db = new Sqlite(join(folder, 'journal.sqlite'));
  for (const migration of migrations.slice(0, old + 1)) db.exec(migration);
  db.pragma(`user_version = ${String(old + 1)}`);
  db.exec(`INSERT INTO jobs (id, command, kind, lane, is_full, state, message, begun, told) VALUES
    (3, 7, 'sync', '', 1, 'open', '', 2, 'running'), (4, 7, 'sync', 'sales', 1, 'done', '', 1, 'running'),
    (6, NULL, 'sync', 'documents', 0, 'open', '', 0, ''), (8, 9, 'preview', '', 0, 'failed', 'why', 1, 'running')`);
  db.close();
  const journal = Journal.open(folder);
  const place = { done: 0, total: 0 };
  expect(journal.jobs.all()).toEqual([
    { id: 3, kind: 'sync', args: { full: true }, state: 'open', begun: 2, error: '', ...place },
    { id: 4, kind: 'sync', args: { full: true, lane: 'sales' }, state: 'done', begun: 1, error: '', ...place },
    { id: 6, kind: 'sync', args: { full: false, lane: 'documents' }, state: 'open', begun: 0, error: '', ...place },
    {
      id: 8,
      kind: 'preview',
      args: { full: false, lane: 'accounts' },
      state: 'failed',
      begun: 1,
      error: 'why',
      ...place,
    },
  ]);
  expect(journal.jobs.untold()).toEqual([{ id: 9, state: 'failed', message: 'why' }]);
  journal.jobs.add(7, [{ kind: 'sync', args: { lane: 'sales', full: true } }]);
  expect(journal.jobs.all()).toHaveLength(4);
  journal.close();
});

it('what the worker asks itself for is asked for once, unless it asks for more', () => {
  const journal = Journal.open(folder);
  const documents = { lane: 'documents', full: false } as const;
  journal.jobs.addOnce({ kind: 'sync', args: documents });
  journal.jobs.addOnce({ kind: 'sync', args: documents });
  expect(journal.jobs.all()).toHaveLength(1);
  journal.jobs.addOnce({ kind: 'sync', args: { ...documents, full: true } });
  journal.jobs.addOnce({ kind: 'sync', args: documents });
  expect(journal.jobs.all()).toHaveLength(2);
  journal.close();
});

it('a job keeps its cursor until it says another one, and is not given up while it gets on', () => {
  const journal = Journal.open(folder);
  journal.jobs.addOnce({ kind: 'sync', args: { full: false } });
  const job = () => {
    const [only] = journal.jobs.all();
    if (only === undefined) throw new Error('It is gone.');
    return only;
  };
  for (let died = 0; died < 5; died += 1) journal.jobs.begin(job());
  journal.jobs.at(job(), { done: 1, total: 9 });
  expect(job()).toMatchObject({ begun: 5, done: 1, total: 9 });
  journal.jobs.at(job(), { cursor: 'page 5', done: 5, total: 9 });
  expect(job()).toMatchObject({ begun: 1, cursor: 'page 5' });
  journal.jobs.begin(job());
  journal.jobs.at(job(), { done: 6, total: 9 });
  expect(job()).toMatchObject({ begun: 2, cursor: 'page 5', done: 6 });
  journal.jobs.pause(job().id);
  journal.jobs.resume(job().id);
  expect(job()).toMatchObject({ state: 'open', begun: 0, cursor: 'page 5' });
  journal.close();
});
