/** The embedded ERP adapter: an exchange folder of CSV files and PDFs. Its format: docs/exchange-folder.md. */
import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  SourceProblem,
  isProblem,
  type Contact,
  type Erp,
  type ErpDocument,
  type Finding,
  type OpenedFile,
  type ReadProblem,
  type Tiers,
} from '../port.js';
import { erpKey } from '../../keys.js';
import type { KnownSale, Sale, SaleState } from '../sale.js';
import { Billing } from './billing.js';
import { ContactsByCustomer } from './contacts.js';
import { readCsv, type Row } from './csv.js';
import { contactsFormat, customersFormat, documentsFormat } from './headings.js';
import { FolderSales, salesFolder, type SalesFormat } from './sales.js';
import {
  BadValue,
  readAmount,
  readBoolean,
  readCurrency,
  readDate,
  readDocumentState,
  readSaleKey,
  readType,
  readWebContacts,
} from './values.js';
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

  answersMark(): Promise<string> {
    return this.sales.answersMark();
  }

  async *saleStates(): AsyncGenerator<SaleState | ReadProblem> {
    if ((await this.answersMark()) === '') return;
    yield* this.sales.saleStates(this.answers());
  }

  private async *answers(): AsyncGenerator<SaleState | ReadProblem> {
    for await (const row of this.rows('documents.csv', documentsFormat)) {
      const answer = isProblem(row) ? row : read('documents.csv', row, () => readAnswer(row));
      if (answer !== undefined) yield answer;
    }
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
      // The ERP's answer to a sale whose PDF is still to come.
      if (document.file === '') continue;
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

  async check(): Promise<Finding[]> {
    const { folder } = this.options;
    if (!(await readable(folder))) {
      return [
        {
          id: 'exchange',
          status: 'error',
          message: `The exchange folder ${folder} cannot be read.`,
          fix: 'Make it, or name the right one in "exchange" of the configuration.',
        },
      ];
    }
    const findings: Finding[] = [
      { id: 'exchange', status: 'ok', message: `The exchange folder ${folder} can be read.` },
    ];
    for (const file of ['customers.csv', 'contacts.csv', 'documents.csv']) {
      const there = await readable(join(folder, file));
      findings.push(
        there
          ? { id: file, status: 'ok', message: `${file} is there.` }
          : {
              id: file,
              status: 'warning',
              message: `${file} is not there; what it holds is not synced.`,
              fix: `Let the ERP export ${file} into ${folder}.`,
            },
      );
    }
    findings.push(await this.checkSales());
    return findings;
  }

  /** Sales are written beside what the ERP exports. */
  private async checkSales(): Promise<Finding> {
    const { folder } = this.options;
    const target = join(folder, salesFolder);
    const place = (await readable(target)) ? target : folder;
    const writable = await access(place, constants.W_OK).then(
      () => true,
      () => false,
    );
    return writable
      ? { id: salesFolder, status: 'ok', message: `Sales can be written into ${target}.` }
      : {
          id: salesFolder,
          status: 'error',
          message: `Sales cannot be written into ${target}.`,
          fix: 'Give the user that runs the worker the right to write there.',
        };
  }

  private rows(file: string, format: Parameters<typeof readCsv>[1]): AsyncGenerator<Row | ReadProblem> {
    return readCsv(join(this.options.folder, file), format, this.options.headings);
  }
}

const readable = (path: string): Promise<boolean> =>
  access(path, constants.R_OK).then(
    () => true,
    () => false,
  );

const duplicate = (file: string, line: number, key: string): ReadProblem => ({
  file,
  line,
  reason: 'duplicate_key',
  params: { detail: key },
});

/** What throws at once does so as a promise, too. */
const promised = <T>(work: () => T): Promise<T> =>
  new Promise((resolve) => {
    resolve(work());
  });

function read<T extends object | undefined>(file: string, row: Row, parse: () => T): T | ReadProblem {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof BadValue)) throw error;
    return { file: basename(file), line: row.line, reason: error.reason, params: error.params };
  }
}

const said = (row: Row, field: string): string | undefined => row.values[field];
const text = (row: Row, field: string): string => said(row, field) ?? '';

/** What the shop stores a key in. */
const keyLength = 190;

function required(row: Row, field: string): string {
  const value = text(row, field);
  if (value === '') throw new BadValue('empty_field', { field });
  return value;
}

/** A code that becomes a key on both sides. */
function code(row: Row, field: string, kind: Parameters<typeof erpKey>[0]): string {
  const value = required(row, field);
  if (erpKey(kind, value).length > keyLength) throw new BadValue('long_field', { field, value: value.slice(0, 40) });
  return value;
}

const readContact = (row: Row): Contact & { customerCode: string } => ({
  id: code(row, 'id', 'contact'),
  customerCode: required(row, 'customer_code'),
  firstName: said(row, 'first_name'),
  lastName: said(row, 'last_name'),
  email: text(row, 'email'),
  web: readBoolean('web', text(row, 'web'), false),
  billing: readBoolean('billing', text(row, 'billing'), false),
});

function readTiers(row: Row, contacts: ContactsByCustomer): Tiers {
  const tiers = code(row, 'code', 'tiers');
  return {
    code: tiers,
    name: said(row, 'name'),
    firstName: said(row, 'first_name'),
    lastName: said(row, 'last_name'),
    email: text(row, 'email'),
    phone: said(row, 'phone'),
    // A file without the column, or an empty field, says nothing against the customer.
    active: readBoolean('active', text(row, 'active'), true),
    webContacts: readWebContacts(text(row, 'web_contacts')),
    address1: said(row, 'address_1'),
    address2: said(row, 'address_2'),
    postcode: said(row, 'postcode'),
    city: said(row, 'city'),
    country: text(row, 'country'),
    contacts: contacts.of(tiers),
  };
}

const readDocument = (row: Row): ErpDocument => ({
  type: readType(text(row, 'type')),
  number: text(row, 'number') === '' ? '' : code(row, 'number', 'delivery_note'),
  date: readDate('date', text(row, 'date')),
  dueDate: readDate('due_date', text(row, 'due_date')),
  customerCode: text(row, 'customer_code'),
  contactId: text(row, 'contact_id'),
  billingEmail: text(row, 'billing_email'),
  orderNumber: text(row, 'order_number'),
  totalNet: readAmount('total_net', text(row, 'total_net')),
  total: readAmount('total', text(row, 'total')),
  currency: readCurrency('currency', text(row, 'currency')),
  paid: readBoolean('paid', text(row, 'paid'), undefined),
  withdrawn: readBoolean('withdrawn', text(row, 'withdrawn'), false),
  saleKey: readSaleKey(text(row, 'sale')),
  draft: readDocumentState('state', text(row, 'state')) === 'draft',
  file: readSaleKey(text(row, 'sale')) === '' ? required(row, 'file') : text(row, 'file'),
});

function readAnswer(row: Row): SaleState | undefined {
  const document = readDocument(row);
  if (document.saleKey === '' || document.withdrawn) return undefined;
  const { saleKey: key, type, number, date, dueDate, total, currency, paid } = document;
  const stockOut = readBoolean('stock_out', text(row, 'stock_out'), undefined);
  return {
    key,
    type,
    number,
    state: document.draft ? 'draft' : 'final',
    date,
    dueDate,
    total,
    currency,
    paid,
    stockOut,
  };
}
