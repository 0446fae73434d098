/** One line of an export → the record it describes. */
import { erpKey } from '../../model/key.js';
import type { ReadProblem, ReadRemark } from '../../model/problem.js';
import type { ErpDocument } from '../../model/document.js';
import type { Contact, Tiers } from '../../model/customer.js';
import type { SaleState, TakenBack } from '../../model/sale.js';
import { readAmount, readCurrency } from './amounts.js';
import type { ContactsByCustomer } from './contacts.js';
import { lineProblem, lineRemark } from './problems.js';
import type { Row } from './csv.js';
import { dateOf } from './dates.js';
import {
  BadValue,
  isDraft,
  readActive,
  readSaleKey,
  readType,
  readWebContacts,
  yesOrEmpty,
  yesOrNo,
} from './values.js';

export const duplicate = (file: string, line: number, key: string): ReadProblem =>
  lineProblem(file, line, 'duplicate_key', { detail: key });

/** A value that cannot be understood loses only its line. */
export function read<T extends object | undefined>(file: string, row: Row, parse: () => T): T | ReadProblem {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof BadValue)) throw error;
    return lineProblem(file, row.line, error.reason, error.params);
  }
}

const said = (row: Row, field: string): string | undefined => row.values[field];
const text = (row: Row, field: string): string => said(row, field) ?? '';

/** What the shop stores a key in. */
const keyLength = 190;

export function required(row: Row, field: string): string {
  const value = text(row, field);
  if (value === '') throw new BadValue('empty_field', { field });
  return value;
}

/** A code that becomes a key on both sides. */
export function code(row: Row, field: string, kind: Parameters<typeof erpKey>[0]): string {
  const value = required(row, field);
  if (erpKey(kind, value).length > keyLength) throw new BadValue('long_field', { field, value: value.slice(0, 40) });
  return value;
}

export const readContact = (row: Row): Contact & { customerCode: string } => ({
  id: code(row, 'id', 'contact'),
  customerCode: required(row, 'customer_code'),
  firstName: said(row, 'first_name'),
  lastName: said(row, 'last_name'),
  email: text(row, 'email'),
  web: yesOrEmpty('web', text(row, 'web')),
  billing: yesOrEmpty('billing', text(row, 'billing')),
});

export function readTiers(
  row: Row,
  contacts: ContactsByCustomer,
  ownWord: (word: string) => boolean | undefined = () => undefined,
): Tiers {
  const tiers = code(row, 'code', 'tiers');
  return {
    code: tiers,
    name: said(row, 'name'),
    firstName: said(row, 'first_name'),
    lastName: said(row, 'last_name'),
    email: text(row, 'email'),
    phone: said(row, 'phone'),
    active: readActive(text(row, 'active'), ownWord),
    webContacts: readWebContacts(text(row, 'web_contacts')),
    address1: said(row, 'address_1'),
    address2: said(row, 'address_2'),
    postcode: said(row, 'postcode'),
    city: said(row, 'city'),
    country: text(row, 'country'),
    contacts: contacts.of(tiers),
  };
}

/** Told of each value of a document that is left out because it cannot be understood. */
type OnRemark = (remark: ReadRemark) => void;

export function readDocument(row: Row, onRemark: OnRemark = () => undefined): ErpDocument {
  const number = text(row, 'number') === '' ? '' : code(row, 'number', 'delivery_note');
  /** A document is not held back for what it says of itself: its PDF says it, too. */
  const ifUnderstood = <T>(field: string, value: T | undefined): T | '' => {
    if (value !== undefined) return value;
    const params = { field, value: text(row, field).slice(0, 80), record: number || text(row, 'file') };
    const about = [params.record, field, params.value].join(' ');
    onRemark(lineRemark({ file: 'documents.csv', line: row.line, about }, 'value_left_out', params));
    return '';
  };
  const currency = ifUnderstood('currency', readCurrency(text(row, 'currency')));
  // An amount in nobody knows which currency is none.
  const amount = (field: string): string =>
    currency === '' ? '' : ifUnderstood(field, readAmount(text(row, field), currency, row.writing.decimalMark));
  const date = (field: string): string => ifUnderstood(field, dateOf(text(row, field), row.writing.monthFirst));
  const paid = text(row, 'paid') === '' ? undefined : ifUnderstood('paid', yesOrNo('paid', text(row, 'paid')));
  const saleKey = readSaleKey(text(row, 'sale'));
  return {
    type: readType(text(row, 'type')),
    number,
    date: date('date'),
    dueDate: date('due_date'),
    customerCode: text(row, 'customer_code'),
    contactId: text(row, 'contact_id'),
    billingEmail: text(row, 'billing_email'),
    orderNumber: text(row, 'order_number'),
    totalNet: amount('total_net'),
    total: amount('total'),
    currency: currency || 'EUR',
    paid: paid === '' ? undefined : paid,
    withdrawn: yesOrEmpty('withdrawn', text(row, 'withdrawn')),
    saleKey,
    draft: isDraft(text(row, 'state')),
    // The answer to a sale may come before its PDF.
    file: saleKey === '' ? required(row, 'file') : text(row, 'file'),
  };
}

/** What a line says of one of our sales; undefined where it belongs to none. */
export function readAnswer(row: Row): SaleState | TakenBack | undefined {
  const { saleKey: key, type, number, draft, date, dueDate, total, currency, paid, withdrawn } = readDocument(row);
  // What a word that nobody knows says of it is not known: what was answered before holds.
  if (key === '' || withdrawn === undefined) return undefined;
  if (withdrawn) return { key, withdrawn };
  // What else an ERP writes there, such as the day of delivery, says nothing of the stock.
  const stockOut = yesOrNo('stock_out', text(row, 'stock_out'));
  return { key, type, number, state: draft ? 'draft' : 'final', date, dueDate, total, currency, paid, stockOut };
}
