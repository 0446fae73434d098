import { Sqlite } from '../../platform/sqlite.js';
import type { Contact, Orphan } from '../../model/customer.js';

/**
 * The contacts by their customer while the two files are joined: in a temporary database of SQLite's own (no name: it is
 * deleted by itself), so that the worker's memory does not grow with the files. No part of the journal.
 */
export class ContactsByCustomer {
  private readonly db = new Sqlite('');
  private readonly insert;
  private readonly select;
  private readonly note;
  private readonly orphaned;

  constructor() {
    this.db.pragma('journal_mode = OFF');
    this.db.pragma('synchronous = OFF');
    // What does not fit goes into the temporary file; the default would be 16 MB.
    this.db.pragma('cache_size = -4000');
    this.db.exec(`
      CREATE TABLE contacts (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, customer TEXT NOT NULL, contact TEXT NOT NULL);
      CREATE INDEX by_customer ON contacts (customer, number);
      CREATE TABLE seen (code TEXT PRIMARY KEY) WITHOUT ROWID;
      BEGIN`);
    this.insert = this.db.prepare('INSERT OR IGNORE INTO contacts (id, customer, contact) VALUES (?, ?, ?)');
    this.select = this.db.prepare('SELECT contact FROM contacts WHERE customer = ? ORDER BY number').pluck();
    this.orphaned = this.db.prepare(
      `SELECT number, customer, contact FROM contacts WHERE number > ? AND customer NOT IN (SELECT code FROM seen) ORDER BY number LIMIT 500`,
    );
    this.note = this.db.prepare('INSERT OR IGNORE INTO seen (code) VALUES (?)');
  }

  /** false where there is a contact with this id already; the first one counts. */
  add(customerCode: string, contact: Contact): boolean {
    return this.insert.run(contact.id, customerCode, JSON.stringify(contact)).changes === 1;
  }

  of(customerCode: string): Contact[] {
    return (this.select.all(customerCode) as string[]).map((contact) => JSON.parse(contact) as Contact);
  }

  /** false where this customer was seen before. */
  firstTime(customerCode: string): boolean {
    return this.note.run(customerCode).changes === 1;
  }

  /** Those whose customer was not seen. */
  *orphans(): Generator<Orphan> {
    let last = 0;
    for (;;) {
      const some = this.orphaned.all(last) as { number: number; customer: string; contact: string }[];
      if (some.length === 0) return;
      for (const { number, customer, contact } of some) {
        last = number;
        yield { orphan: JSON.parse(contact) as Contact, customerCode: customer };
      }
    }
  }

  close(): void {
    this.db.close();
  }
}
