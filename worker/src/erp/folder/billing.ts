import { billingContact, namesNobody } from '../../rules/document.js';
import { Sqlite } from '../../platform/sqlite.js';
import type { ErpDocument } from '../../model/document.js';

/**
 * The documents that do not say themselves to whom they are billed, until their orders are read: those may stand anywhere in the
 * file. In a temporary database of SQLite's own (no name: it is deleted by itself), so that the worker's memory does not
 * grow with the files. No part of the journal.
 */
export class Billing {
  private readonly db = new Sqlite('');
  private readonly insertOrder;
  private readonly selectOrder;
  private readonly insertContact;
  private readonly selectContacts;
  private readonly insertOpen;
  private readonly selectOpen;

  constructor() {
    this.db.pragma('journal_mode = OFF');
    this.db.pragma('synchronous = OFF');
    this.db.exec(`
      CREATE TABLE orders (number TEXT NOT NULL, customer TEXT NOT NULL, contact TEXT NOT NULL, email TEXT NOT NULL);
      CREATE INDEX by_number ON orders (number, customer);
      CREATE TABLE contacts (customer TEXT NOT NULL, id TEXT NOT NULL);
      CREATE INDEX by_customer ON contacts (customer);
      CREATE TABLE open (number INTEGER PRIMARY KEY, document TEXT NOT NULL);
      BEGIN`);
    this.insertOrder = this.db.prepare('INSERT INTO orders (number, customer, contact, email) VALUES (?, ?, ?, ?)');
    this.selectOrder = this.db.prepare(
      `SELECT customer AS customerCode, contact AS contactId, email AS billingEmail FROM orders
       WHERE number = ? AND customer = ? ORDER BY rowid LIMIT 1`,
    );
    this.insertContact = this.db.prepare('INSERT INTO contacts (customer, id) VALUES (?, ?)');
    this.selectContacts = this.db.prepare('SELECT id FROM contacts WHERE customer = ? LIMIT 2').pluck();
    this.insertOpen = this.db.prepare('INSERT INTO open (document) VALUES (?)');
    this.selectOpen = this.db.prepare('SELECT number, document FROM open WHERE number > ? ORDER BY number LIMIT 500');
  }

  /** true where the document has to wait for its order to be read. */
  defers(document: ErpDocument): boolean {
    const open = namesNobody(document);
    if (open) this.insertOpen.run(JSON.stringify(document));
    else if (document.type === 'order') this.addOrder(document);
    return open;
  }

  /** An order is known by its own number, and by that of the web order it was made from. */
  private addOrder({ number, orderNumber, customerCode, contactId, billingEmail }: ErpDocument): void {
    for (const name of new Set([number, orderNumber]))
      if (name !== '') this.insertOrder.run(name, customerCode, contactId, billingEmail);
  }

  addContact(customerCode: string, id: string): void {
    this.insertContact.run(customerCode, id);
  }

  /** Whether some document waits. */
  get isNeeded(): boolean {
    return this.selectOpen.get(0) !== undefined;
  }

  /** Those that waited, now with their billing contact, as far as the ERP names one. */
  *resolved(): Generator<ErpDocument> {
    let last = 0;
    for (;;) {
      const some = this.selectOpen.all(last) as { number: number; document: string }[];
      if (some.length === 0) return;
      for (const { number, document } of some) {
        last = number;
        yield this.resolve(JSON.parse(document) as ErpDocument);
      }
    }
  }

  private resolve(document: ErpDocument): ErpDocument {
    const { orderNumber, customerCode } = document;
    const order = orderNumber === '' ? undefined : this.selectOrder.get(orderNumber, customerCode);
    // Two billing contacts: nobody knows which one is meant, so it is the customer's own.
    const [contact = '', second] = this.selectContacts.all(customerCode) as string[];
    return billingContact(
      document,
      order as Pick<ErpDocument, 'contactId' | 'customerCode' | 'billingEmail'> | undefined,
      second === undefined ? contact : '',
    );
  }

  close(): void {
    this.db.close();
  }
}
