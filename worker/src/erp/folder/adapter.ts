/** The embedded ERP adapter: an exchange folder of CSV files and PDFs. Its format: docs/exchange-folder.md. */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import {
  SourceProblem,
  isProblem,
  type Erp,
  type ErpDocument,
  type Finding,
  type OpenedFile,
  type ReadProblem,
  type Tiers,
} from '../port.js';
import type { KnownSale, Sale } from '../sale.js';
import type { AnswerRow } from './answers.js';
import { Billing } from './billing.js';
import { checkFolder } from './check.js';
import { ContactsByCustomer } from './contacts.js';
import { readCsv, type Row } from './csv.js';
import { contactsFormat, customersFormat, documentsFormat } from './headings.js';
import { duplicate, read, readAnswer, readContact, readDocument, readTiers } from './rows.js';
import { FolderSales, type SalesFormat } from './sales.js';
import { Whereabouts } from './whereabouts.js';

export interface FolderOptions {
  folder: string;
  /** The admin's own headings: heading → canonical field. */
  headings?: Record<string, string>;
  /** As which files sales are written; default: both. */
  salesFormat?: SalesFormat;
}

export class FolderErp implements Erp {
  readonly name = 'folder';
  readonly can = { readStock: false, writeProducts: false, outlets: false, paymentState: true };

  /** Of the reading that goes on. */
  private whereabouts: Whereabouts | undefined;

  private readonly sales: FolderSales;

  constructor(private readonly options: FolderOptions) {
    this.sales = new FolderSales(options.folder, options.salesFormat ?? 'both');
  }

  putSale(sale: Sale): Promise<ReturnType<FolderSales['putSale']>> {
    return promised(() => this.sales.putSale(sale));
  }

  findSale(key: string): Promise<KnownSale | undefined> {
    return promised(() => this.sales.findSale(key));
  }

  async *saleStates(): AsyncGenerator<AnswerRow> {
    if ((await this.answersMark()) !== '') yield* this.sales.saleStates(this.answers());
  }

  answersMark(): Promise<string> {
    return this.sales.answersMark();
  }

  async *customers(): AsyncGenerator<Tiers | ReadProblem> {
    const contacts = new ContactsByCustomer();
    let columns: string[] = [];
    try {
      for await (const row of this.rows('contacts.csv', contactsFormat)) {
        if (!isProblem(row)) columns = Object.keys(row.values);
        const contact = isProblem(row) ? row : read('contacts.csv', row, () => readContact(row));
        if (isProblem(contact)) yield contact;
        else if (!contacts.add(contact.customerCode, contact)) yield duplicate('contacts.csv', row.line, contact.id);
      }
      for await (const row of this.rows('customers.csv', customersFormat)) {
        const tiers = isProblem(row) ? row : read('customers.csv', row, () => readTiers(row, contacts));
        if (isProblem(tiers)) yield tiers;
        else if (tiers.webContacts === 'web_only' && !columns.includes('web')) {
          // Without the column every contact would pass for no web contact, and be deactivated.
          throw new SourceProblem('missing_column', { file: 'contacts.csv', column: 'web', found: columns.join(', ') });
        } else if (contacts.firstTime(tiers.code)) yield tiers;
        else yield duplicate('customers.csv', row.line, tiers.code);
      }
    } finally {
      contacts.close();
    }
  }

  async *documents(): AsyncGenerator<ErpDocument | ReadProblem> {
    this.whereabouts = undefined;
    const billing = new Billing();
    try {
      for await (const document of this.index()) {
        if (isProblem(document) || !billing.defers(document)) yield document;
      }
      if (!billing.isNeeded) return;
      await this.addBillingContacts(billing);
      yield* billing.resolved();
    } finally {
      billing.close();
    }
  }

  private async *index(): AsyncGenerator<ErpDocument | ReadProblem> {
    const seen = new Set<string>();
    for await (const row of this.rows('documents.csv', documentsFormat)) {
      const document = isProblem(row) ? row : read('documents.csv', row, () => readDocument(row));
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
      yield document;
    }
  }

  /** Without contacts.csv nobody is named; one that is broken or half written must not move documents to other accounts. */
  private async addBillingContacts(billing: Billing): Promise<void> {
    try {
      for await (const row of this.rows('contacts.csv', contactsFormat)) {
        const contact = isProblem(row) ? row : read('contacts.csv', row, () => readContact(row));
        if (!isProblem(contact) && contact.billing && contact.email !== '')
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

  check(): Promise<Finding[]> {
    return checkFolder(this.options.folder);
  }

  private async *answers(): AsyncGenerator<AnswerRow> {
    for await (const row of this.rows('documents.csv', documentsFormat)) {
      const answer = isProblem(row) ? row : read('documents.csv', row, () => readAnswer(row));
      if (answer !== undefined) yield answer;
    }
  }

  private rows(file: string, format: Parameters<typeof readCsv>[1]): AsyncGenerator<Row | ReadProblem> {
    return readCsv(join(this.options.folder, file), format, this.options.headings);
  }
}

/** What throws at once does so as a promise, too. */
const promised = <T>(work: () => T): Promise<T> =>
  new Promise((resolve) => {
    resolve(work());
  });
