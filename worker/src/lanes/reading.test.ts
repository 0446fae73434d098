/** Where a lane's last reading ended, and when that does not hold any more. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Journal } from '../journal/journal.js';
import { Cursor } from './reading.js';

const worker = vi.hoisted(() => ({ version: '1.0.0' }));
vi.mock('../platform/version.js', () => ({
  get version() {
    return worker.version;
  },
}));

let folder: string;
let journal: Journal;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'erp-bridge-reading-'));
  journal = Journal.open(folder);
});
afterEach(() => {
  journal.close();
  rmSync(folder, { recursive: true, force: true });
});

const since = (rules = {}, full = false) => new Cursor(journal, 'accounts', rules).since({ full });

it('the next reading goes on there: with the same rules and the same version of the worker, unless all is asked for', () => {
  new Cursor(journal, 'accounts', {}).keep({ whole: true, cursor: 'here' });
  expect(since()).toBe('here');
  expect(since({ other: true })).toBeUndefined();
  expect(since({}, true)).toBeUndefined();
  worker.version = '1.0.1';
  expect(since()).toBeUndefined();
});
