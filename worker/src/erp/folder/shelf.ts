import { Sqlite } from '../../platform/sqlite.js';

export interface Found<T> {
  id: string;
  value: T;
}

/**
 * Records by what they are looked for by: in a temporary database of SQLite's own (no name: it is deleted by itself), so that the
 * worker's memory does not grow with the files. No part of the journal.
 */
export class Shelf<T> {
  private readonly db = new Sqlite('');
  private readonly insert;
  private readonly name;
  private readonly forget;
  private readonly select;
  private readonly named;
  private readonly page;

  constructor() {
    this.db.pragma('journal_mode = OFF');
    this.db.pragma('synchronous = OFF');
    // What does not fit goes into the temporary file; the default would be 16 MB.
    this.db.pragma('cache_size = -4000');
    this.db.exec(`
      CREATE TABLE records (id TEXT PRIMARY KEY, value TEXT NOT NULL);
      CREATE TABLE terms (term TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (term, id)) WITHOUT ROWID;
      CREATE INDEX of_record ON terms (id);
      BEGIN`);
    this.insert = this.db.prepare(
      'INSERT INTO records (id, value) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value',
    );
    this.name = this.db.prepare('INSERT OR IGNORE INTO terms (term, id) VALUES (?, ?)');
    this.forget = this.db.prepare('DELETE FROM terms WHERE id = ?');
    this.select = this.db.prepare('SELECT value FROM records WHERE id = ?').pluck();
    this.named = this.db.prepare(
      'SELECT id, value FROM terms JOIN records USING (id) WHERE term = ? ORDER BY records.rowid',
    );
    this.page = this.db.prepare(
      'SELECT rowid AS number, id, value FROM records WHERE rowid > ? ORDER BY rowid LIMIT 500',
    );
  }

  /** In place of what has this id. */
  put(id: string, value: T, terms: readonly string[]): void {
    this.insert.run(id, JSON.stringify(value));
    this.forget.run(id);
    for (const term of terms) this.name.run(term, id);
  }

  get(id: string): T | undefined {
    const value = this.select.get(id) as string | undefined;
    return value === undefined ? undefined : (JSON.parse(value) as T);
  }

  /** Those with this term, in the order in which they came. */
  find(term: string): Found<T>[] {
    return (this.named.all(term) as Found<string>[]).map(({ id, value }) => ({ id, value: JSON.parse(value) as T }));
  }

  /** In the order in which they came. */
  *all(): Generator<Found<T>> {
    let last = 0;
    for (;;) {
      const some = this.page.all(last) as (Found<string> & { number: number })[];
      if (some.length === 0) return;
      for (const { number, id, value } of some) {
        last = number;
        yield { id, value: JSON.parse(value) as T };
      }
    }
  }
}
