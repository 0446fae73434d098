/** The embedded ERP adapter: an exchange folder of CSV files and PDFs. Its format: docs/exchange-folder.md. */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Erp } from '../port.js';
import type { FileOverview, Finding } from '../../model/overview.js';
import { SourceProblem, isProblem, isRemark, type ReadProblem, type ReadRemark } from '../../model/problem.js';
import type { ErpDocument, OpenedFile } from '../../model/document.js';
import type { Orphan, Tiers } from '../../model/customer.js';
import { OddWords } from '../../rules/odd-words.js';
import type { KnownSale, Sale } from '../../model/sale.js';
import type { AnswerRow } from './answers.js';
import { Billing } from './billing.js';
import { checkFiles, checkFolder } from './check.js';
import { ContactsByCustomer } from './contacts.js';
import { contentOf } from './content.js';
import { readCsv } from './csv.js';
import { contactsFormat, customersFormat, documentsFormat, formats, type FileFormat } from './headings.js';
import { Mapping, type ConfiguredHeadings, type ShopMapping } from './mapping.js';
import { duplicate, read, readAnswer, readContact, readDocument, readTiers } from './rows.js';
import { overviewOf } from './overview.js';
import { FolderSales, type SalesFormat } from './sales.js';
import { UnknownAnswers } from './unknown-answers.js';
import { Whereabouts } from './whereabouts.js';

export interface FolderOptions {
  folder: string;
  /** The admin's own headings: heading → canonical field, for all files or by file. */
  headings?: ConfiguredHeadings;
  /** As which files sales are written; default: both. */
  salesFormat?: SalesFormat;
}

export class FolderErp implements Erp {
  readonly name = 'folder';

  /** Of the reading that goes on. */
  private whereabouts: Whereabouts | undefined;

  private readonly sales: FolderSales;
  private readonly mapping: Mapping;

  constructor(private readonly options: FolderOptions) {
    this.mapping = new Mapping(options.headings);
    this.sales = new FolderSales(options.folder, options.salesFormat ?? 'both');
  }

  use(mapping: ShopMapping): void {
    this.mapping.use(mapping);
  }

  putSale(sale: Sale, timeZone?: string): Promise<ReturnType<FolderSales['putSale']>> {
    return promised(() => this.sales.putSale(sale, timeZone));
  }

  findSale(key: string): Promise<KnownSale | undefined> {
    return promised(() => this.sales.findSale(key));
  }

  async *saleStates(): AsyncGenerator<AnswerRow> {
    if ((await this.answersMark()) !== '') yield* this.sales.saleStates(this.answers());
  }

  async answersMark(): Promise<string> {
    const mark = await this.sales.answersMark();
    return mark === '' ? '' : mark + this.mapping.mark;
  }

  async *customers(): AsyncGenerator<Tiers | Orphan | ReadProblem | ReadRemark> {
    const words = new OddWords();
    const answers = new UnknownAnswers();
    const contacts = new ContactsByCustomer();
    let columns: string[] = [];
    try {
      for await (const row of this.rows(contactsFormat)) {
        if (isProblem(row) || isRemark(row)) {
          yield row;
          continue;
        }
        columns = Object.keys(row.values);
        const contact = read('contacts.csv', row, () => readContact(row));
        if (isProblem(contact)) {
          yield contact;
          continue;
        }
        answers.look(contact, row, contact.id, ['web', 'billing']);
        if (!contacts.add(contact.customerCode, contact)) yield duplicate('contacts.csv', row.line, contact.id);
      }
      for await (const row of this.rows(customersFormat)) {
        if (isProblem(row) || isRemark(row)) {
          yield row;
          continue;
        }
        const tiers = read('customers.csv', row, () =>
          readTiers(row, contacts, (word) => this.mapping.activeWord(word)),
        );
        if (isProblem(tiers)) yield tiers;
        else if (tiers.webContacts === 'web_only' && !columns.includes('web')) {
          // Without the column every contact would pass for no web contact, and be deactivated.
          throw new SourceProblem('missing_column', { file: 'contacts.csv', column: 'web', found: columns.join(', ') });
        } else if (!contacts.firstTime(tiers.code)) yield duplicate('customers.csv', row.line, tiers.code);
        else {
          if (tiers.active === undefined) words.add(row.values['active'] ?? '', tiers.code, row.line);
          answers.look({ web_contacts: tiers.webContacts }, row, tiers.code, ['web_contacts']);
          yield tiers;
        }
      }
      yield* contacts.orphans();
      yield* answers.remarks();
      for (const { word: value, line, first, count } of words.all()) {
        const params = { value, first, count: String(count) };
        yield { remark: 'unknown_word', file: 'customers.csv', line, about: value, params };
      }
    } finally {
      contacts.close();
    }
  }

  async customersMark(): Promise<string> {
    const content = await contentOf(this.options.folder, ['contacts.csv', 'customers.csv']);
    return content && content + JSON.stringify(this.options.headings ?? {}) + this.mapping.mark;
  }

  async *documents(): AsyncGenerator<ErpDocument | ReadProblem | ReadRemark> {
    this.whereabouts = undefined;
    const billing = new Billing();
    try {
      for await (const document of this.index()) {
        if (isProblem(document) || isRemark(document) || !billing.defers(document)) yield document;
      }
      if (!billing.isNeeded) return;
      await this.addBillingContacts(billing);
      yield* billing.resolved();
    } finally {
      billing.close();
    }
  }

  private async *index(): AsyncGenerator<ErpDocument | ReadProblem | ReadRemark> {
    const seen = new Set<string>();
    const answers = new UnknownAnswers();
    for await (const row of this.rows(documentsFormat)) {
      if (isProblem(row) || isRemark(row)) {
        yield row;
        continue;
      }
      const remarks: ReadRemark[] = [];
      const document = read('documents.csv', row, () => readDocument(row, (remark) => remarks.push(remark)));
      yield* remarks;
      if (isProblem(document)) {
        yield document;
        continue;
      }
      // An answer to a sale that has neither a number nor a PDF yet.
      if (document.number === '' && document.file === '') continue;
      const key = `${document.type} ${document.number || document.file}`;
      if (seen.has(key)) {
        yield duplicate('documents.csv', row.line, key);
        continue;
      }
      seen.add(key);
      answers.look(document, row, document.number || document.file, ['withdrawn']);
      yield document;
    }
    yield* answers.remarks();
  }

  /** Without contacts.csv nobody is named; one that is broken or half written must not move documents to other accounts. */
  private async addBillingContacts(billing: Billing): Promise<void> {
    try {
      for await (const row of this.rows(contactsFormat)) {
        if (isProblem(row) || isRemark(row)) continue;
        const contact = read('contacts.csv', row, () => readContact(row));
        if (!isProblem(contact) && contact.billing === true && contact.email !== '')
          billing.addContact(contact.customerCode, contact.id);
      }
    } catch (error) {
      if (!(error instanceof SourceProblem) || error.reason !== 'source_missing') throw error;
    }
  }

  open(document: ErpDocument): Promise<OpenedFile | undefined> {
    this.whereabouts ??= new Whereabouts(this.options.folder);
    const found = this.whereabouts.find(document.file);
    return Promise.resolve(found && { ...found, stream: () => createReadStream(found.path) });
  }

  async check(): Promise<Finding[]> {
    return [...(await checkFolder(this.options.folder)), ...(await checkFiles(this.options.folder, this.mapping))];
  }

  overviews(): Promise<FileOverview[]> {
    return Promise.all(formats.map((format) => overviewOf(this.options.folder, format, this.mapping)));
  }

  private async *answers(): AsyncGenerator<AnswerRow> {
    for await (const row of this.rows(documentsFormat)) {
      if (isRemark(row)) continue;
      const answer = isProblem(row) ? row : read('documents.csv', row, () => readAnswer(row));
      if (answer !== undefined) yield answer;
    }
  }

  private rows(format: FileFormat): ReturnType<typeof readCsv> {
    return readCsv(join(this.options.folder, format.file), format, this.mapping.headings(format.file));
  }
}

/** What throws at once does so as a promise, too. */
const promised = <T>(work: () => T): Promise<T> =>
  new Promise((resolve) => {
    resolve(work());
  });
