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
import { ContactsByCustomer } from './contacts.js';
import { readCsv, type Row } from './csv.js';
import { contactsFormat, customersFormat, documentsFormat } from './headings.js';
import { BadValue, readAmount, readBoolean, readCurrency, readDate, readType, readWebContacts } from './values.js';
import { Whereabouts } from './whereabouts.js';

export interface FolderOptions {
  folder: string;
  /** The admin's own headings: heading → canonical field. */
  headings?: Record<string, string>;
}

export class FolderErp implements Erp {
  readonly name = 'folder';
  readonly can = { readStock: false, writeProducts: false, outlets: false, paymentState: true };

  /** Of the reading that goes on. */
  private whereabouts: Whereabouts | undefined;

  constructor(private readonly options: FolderOptions) {}

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
    const seen = new Set<string>();
    for await (const row of this.rows('documents.csv', documentsFormat)) {
      const document = isProblem(row) ? row : read('documents.csv', row, () => readDocument(row));
      if (isProblem(document)) {
        yield document;
        continue;
      }
      const key = `${document.type} ${document.number || document.file}`;
      if (seen.has(key)) {
        yield duplicate('documents.csv', row.line, key);
        continue;
      }
      seen.add(key);
      yield document;
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
    return findings;
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

function read<T extends object>(file: string, row: Row, parse: () => T): T | ReadProblem {
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
  file: required(row, 'file'),
});
