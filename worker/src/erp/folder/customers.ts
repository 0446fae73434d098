/** Customers out of customers.csv, with their contacts out of contacts.csv. */
import type { CustomerSource, Read } from '../port.js';
import type { Orphan, Tiers } from '../../model/customer.js';
import { isProblem, isRemark, type ReadProblem, type ReadRemark } from '../../model/problem.js';
import { OddWords } from '../../rules/odd-words.js';
import { ContactsByCustomer } from './contacts.js';
import { contentOf } from './content.js';
import type { Exports } from './exports.js';
import { contactsFormat, customersFormat } from './headings.js';
import { fileProblem, lineRemark } from './problems.js';
import { duplicate, read, readContact, readTiers } from './rows.js';
import { UnknownAnswers } from './unknown-answers.js';

export class FolderCustomers implements CustomerSource {
  readonly source = customersFormat.file;

  /** @param configured What the worker's configuration says of the headings. */
  constructor(
    private readonly exports: Exports,
    private readonly configured: object,
  ) {}

  async *read(): Read<Tiers | Orphan | ReadProblem | ReadRemark> {
    const words = new OddWords();
    const answers = new UnknownAnswers();
    const contacts = new ContactsByCustomer();
    let columns: string[] = [];
    try {
      for await (const row of this.exports.rows(contactsFormat)) {
        if (isProblem(row) || isRemark(row)) {
          yield row;
          continue;
        }
        columns = Object.keys(row.values);
        const contact = read(contactsFormat.file, row, () => readContact(row));
        if (isProblem(contact)) {
          yield contact;
          continue;
        }
        answers.look(contact, row, contact.id, ['web', 'billing']);
        if (!contacts.add(contact.customerCode, contact)) yield duplicate(contactsFormat.file, row.line, contact.id);
      }
      for await (const row of this.exports.rows(customersFormat)) {
        if (isProblem(row) || isRemark(row)) {
          yield row;
          continue;
        }
        const tiers = read(customersFormat.file, row, () =>
          readTiers(row, contacts, (word) => this.exports.mapping.activeWord(word)),
        );
        if (isProblem(tiers)) yield tiers;
        else if (tiers.webContacts === 'web_only' && !columns.includes('web')) {
          // Without the column every contact would pass for no web contact, and be deactivated.
          throw fileProblem(contactsFormat.file, 'missing_column', { column: 'web', found: columns.join(', ') });
        } else if (!contacts.firstTime(tiers.code)) yield duplicate(customersFormat.file, row.line, tiers.code);
        else {
          if (tiers.active === undefined) words.add(row.values['active'] ?? '', tiers.code, row.line);
          answers.look({ web_contacts: tiers.webContacts }, row, tiers.code, ['web_contacts']);
          yield tiers;
        }
      }
      yield* contacts.orphans();
      yield* answers.remarks();
      for (const { word: value, line, first, count } of words.all()) {
        const where = { file: customersFormat.file, line, about: value };
        yield lineRemark(where, 'unknown_word', { value, first, count: String(count) });
      }
      return { whole: true };
    } finally {
      contacts.close();
    }
  }

  async mark(): Promise<string> {
    const content = await contentOf(this.exports.folder, [contactsFormat.file, customersFormat.file]);
    return content && content + JSON.stringify(this.configured) + this.exports.mapping.mark;
  }
}
