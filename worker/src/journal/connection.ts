import type Database from 'better-sqlite3';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sqlite } from '../platform/sqlite.js';
import { lockJournal } from './lock.js';
import { migrations } from './migrations.js';

const file = (folder: string): string => join(folder, 'journal.sqlite');

/** How the journal's file was opened. The three ways differ in who else may be at it, and in what is kept. */
export class Connection {
  private readonly statements = new Map<string, Database.Statement>();

  private constructor(
    readonly db: Database.Database,
    private readonly after: () => void,
  ) {
    // 4 MB: readings go through the file once and gain nothing from the 16 MB that are the default.
    this.db.pragma('cache_size = -4000');
    const version = this.db.pragma('user_version', { simple: true }) as number;
    migrations.slice(version).forEach((migration, index) => {
      this.db.transaction(() => {
        this.db.exec(migration);
        this.db.pragma(`user_version = ${String(version + index + 1)}`);
      })();
    });
  }

  /**
   * For a worker: nobody else works on it meanwhile.
   * @throws JournalLocked where another worker has it.
   */
  static alone(folder: string): Connection {
    mkdirSync(folder, { recursive: true });
    return Connection.kept(folder, lockJournal(folder));
  }

  static exists(folder: string): boolean {
    return existsSync(file(folder));
  }

  /** For one short change beside a worker that may be running. */
  static beside(folder: string): Connection {
    mkdirSync(folder, { recursive: true });
    return Connection.kept(folder, () => undefined);
  }

  private static kept(folder: string, unlock: () => void): Connection {
    const db = new Sqlite(file(folder));
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    return new Connection(db, unlock);
  }

  /** A copy to try things on, thrown away when it is closed; `folder`'s own journal is only read. */
  static copy(folder: string): Connection {
    const scratch = mkdtempSync(join(tmpdir(), 'erp-bridge-scratch-'));
    if (existsSync(file(folder))) {
      const original = new Sqlite(file(folder));
      try {
        original.prepare('VACUUM INTO ?').run(file(scratch));
      } finally {
        original.close();
      }
    }
    const db = new Sqlite(file(scratch));
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    return new Connection(db, () => {
      rmSync(scratch, { recursive: true, force: true });
    });
  }

  close(): void {
    this.db.close();
    this.after();
  }

  run(text: string): Database.Statement {
    let statement = this.statements.get(text);
    if (statement === undefined) {
      statement = this.db.prepare(text);
      this.statements.set(text, statement);
    }
    return statement;
  }

  transaction(work: () => void): void {
    this.db.transaction(work)();
  }
}
