import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Sqlite } from '../platform/sqlite.js';

export class JournalLocked extends Error {
  constructor(
    readonly pid: string,
    folder: string,
  ) {
    super(
      `Another worker (process ${pid}) is at work on the journal in ${folder}. Only one may be: wait for it, stop it, or use another data folder.`,
    );
  }
}

/**
 * One worker a journal. The lock is SQLite's own on a file beside the journal: the operating system frees it however the
 * process ends, kill -9 included.
 * @throws JournalLocked naming the process that has it.
 */
export function lockJournal(folder: string): () => void {
  const db = new Sqlite(join(folder, 'lock.sqlite'), { timeout: 0 });
  const owner = join(folder, 'lock.pid');
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    const pid = existsSync(owner) ? readFileSync(owner, 'utf8').trim() : 'unknown';
    throw new JournalLocked(pid, folder);
  }
  writeFileSync(owner, String(process.pid));
  return () => {
    db.exec('ROLLBACK');
    db.close();
  };
}
