/** What Tryton's invoices, sales and shipments are as documents (article 2). */
import type { ErpDocument } from '../../../model/document.js';
import { orderOf } from '../../../model/order-key.js';
import { hashOf } from '../../../model/record.js';
import type { Domain, Row } from '../client/client.js';
import { isSetAside, keyIn } from '../sales/sale-reference.js';
import type { Named } from './rightful.js';
import { isCredit, isCredited, positive } from '../client/credits.js';
import { isPaid } from '../client/paid.js';
import { inOrder } from '../client/values.js';

/** The sale of the shop that a document belongs to. */
interface OfSale {
  id: number;
  number: string | null;
  reference: string | null;
  contact: number | null;
}

interface Common {
  number: string;
  state: string;
  'sales.'?: OfSale[];
}

type Invoice = Row<
  Common & {
    party: number;
    reference: string | null;
    invoice_date: string | null;
    reconciled: string | null;
    untaxed_amount: string;
    total_amount: string;
    'currency.': { code: string };
    'lines_to_pay.': { maturity_date: string | null }[];
    'cancel_move.': { origin: string | null } | null;
    invoice_report_format: string | null;
    create_date: string;
    write_date: string | null;
  }
>;

type Sale = Row<
  Common & {
    party: number;
    invoice_party: number | null;
    reference: string | null;
    contact: number | null;
    sale_date: string | null;
    untaxed_amount: string;
    total_amount: string;
    'currency.': { code: string };
  }
>;

type Shipment = Row<
  Common & {
    customer: number;
    effective_date: string | null;
    'outgoing_moves.': { 'sale.': OfSale | null }[];
  }
>;

/** A document before it is known who its customer is. */
export interface Found {
  document: Omit<ErpDocument, 'customerCode' | 'contactId' | 'billingEmail'>;
  party: number;
  /** Whose reference says which sale of the shop it belongs to. */
  named: Named;
  /** The contact mechanism that the sale names; null where it names none. */
  contact: number | null;
  model: string;
  report: string;
  id: number;
  /** As long as it is the same, so is what the report says. */
  version: string;
  /** Of a version by time: when that was. */
  changed?: string;
  /** Of what is printed already: `pdf`, `odt`; '' where it is not. */
  printedAs?: string;
}

export interface DocumentModel {
  model: string;
  types: readonly ErpDocument['type'][];
  domain: Domain;
  fields: readonly string[];
  /** What decides whether a report that was printed still holds. */
  printed: readonly string[];
  documents(row: never): Found[];
}

export const fieldsOf = ({ fields, printed }: DocumentModel): string[] => [...new Set([...fields, ...printed])];

const lines = ['description', 'quantity', 'unit_price', 'product.rec_name', 'unit.symbol'];
const saleOf = (path: string): string[] => ['number', 'reference', 'contact'].map((field) => `${path}.${field}`);

/** A document of several sales answers none of them. */
function ofSales(
  sales: readonly OfSale[],
): Pick<Found, 'contact' | 'named'> & Pick<ErpDocument, 'saleKey' | 'orderNumber'> {
  const [one, ...others] = new Map(sales.map((sale) => [sale.number, sale])).values();
  if (one === undefined || others.length > 0) return { contact: null, saleKey: '', orderNumber: '', named: undefined };
  const named = { model: 'sale.sale', id: one.id } as const;
  return { contact: one.contact, saleKey: keyIn(one.reference), orderNumber: one.number ?? '', named };
}

function ofInvoice(row: Invoice): Found[] {
  const credits = isCredit(row);
  const { contact, saleKey, orderNumber, named } = ofSales(row['sales.'] ?? []);
  const ownKey = keyIn(row.reference);
  const due = row['lines_to_pay.'].map(({ maturity_date: date }) => date ?? '').filter((date) => date !== '');
  const isCancelled = row.state === 'cancelled';
  // The credit note that cancels it is the customer's, too; only an invoice that was cancelled without one is no document any more.
  return [
    {
      document: {
        type: credits ? 'credit_note' : 'invoice',
        number: row.number,
        date: row.invoice_date ?? '',
        dueDate: credits ? '' : (due.sort()[0] ?? ''),
        orderNumber,
        totalNet: positive(row.untaxed_amount),
        total: positive(row.total_amount),
        currency: row['currency.'].code,
        paid: isPaid(row) || isCancelled,
        withdrawn: isCancelled && !isCredited(row),
        // Of a sale that was taken back by hand the credit note is not the order's answer.
        saleKey: ownKey || (credits && orderOf(saleKey) ? '' : saleKey),
        draft: false,
        file: `${row.number}.pdf`,
      },
      party: row.party,
      named: ownKey === '' ? named : { model: 'account.invoice', id: row.id },
      contact,
      model: 'account.invoice',
      report: 'account.invoice',
      id: row.id,
      // Tryton prints an invoice when it is posted and keeps that; only an administrator has it printed anew.
      version: [row.invoice_report_format ?? '', row.write_date ?? row.create_date].join(' '),
      changed: row.write_date ?? row.create_date,
      printedAs: row.invoice_report_format ?? '',
    },
  ];
}

function ofSale(row: Sale): Found[] {
  // Of goods or money that come back the customer has the credit note.
  const isReturn = isCredit(row);
  const isOrder = ['confirmed', 'processing', 'done'].includes(row.state) && !isSetAside(row.reference);
  const document = (type: 'quote' | 'order', withdrawn: boolean): Found => ({
    document: {
      type,
      number: row.number,
      date: row.sale_date ?? '',
      dueDate: '',
      orderNumber: row.number,
      totalNet: row.untaxed_amount,
      total: row.total_amount,
      currency: row['currency.'].code,
      paid: undefined,
      withdrawn,
      saleKey: keyIn(row.reference),
      draft: false,
      file: `${row.number}.pdf`,
    },
    party: row.invoice_party ?? row.party,
    named: { model: 'sale.sale', id: row.id },
    contact: row.contact,
    model: 'sale.sale',
    report: 'sale.sale',
    id: row.id,
    version: hashOf([type, printedOf(sales, row)]),
  });
  // A quotation that was accepted is the order now.
  return [document('quote', isReturn || row.state !== 'quotation'), document('order', isReturn || !isOrder)];
}

function ofShipment(row: Shipment): Found[] {
  const sold = row['outgoing_moves.'].flatMap(({ 'sale.': sale }) => sale ?? []);
  const { contact, saleKey, orderNumber, named } = ofSales(sold);
  return [
    {
      document: {
        type: 'delivery_note',
        number: row.number,
        date: row.effective_date ?? '',
        dueDate: '',
        orderNumber,
        totalNet: '',
        total: '',
        currency: '',
        paid: undefined,
        withdrawn: row.state === 'cancelled',
        saleKey,
        draft: false,
        file: `${row.number}.pdf`,
      },
      party: row.customer,
      named,
      contact,
      model: 'stock.shipment.out',
      report: 'stock.shipment.out.delivery_note',
      id: row.id,
      version: hashOf(printedOf(shipments, row)),
    },
  ];
}

const printedOf = ({ printed }: DocumentModel, row: object): unknown[] =>
  [...new Set(printed.map((field) => (field.includes('.') ? `${field.split('.')[0] ?? ''}.` : field)))].map((name) =>
    inOrder((row as Record<string, unknown>)[name]),
  );

const invoices: DocumentModel = {
  model: 'account.invoice',
  types: ['invoice', 'credit_note'],
  domain: [
    ['type', '=', 'out'],
    ['state', 'in', ['posted', 'paid', 'cancelled']],
    ['number', '!=', null],
  ],
  fields: [
    ...['number', 'state', 'party', 'reference', 'invoice_date', 'untaxed_amount', 'total_amount', 'currency.code'],
    ...[
      'reconciled',
      'lines_to_pay.maturity_date',
      'cancel_move.origin',
      'invoice_report_format',
      'create_date',
      'write_date',
      ...saleOf('sales'),
    ],
  ],
  printed: [],
  documents: ofInvoice,
};

const sales: DocumentModel = {
  model: 'sale.sale',
  types: ['quote', 'order'],
  domain: [
    ['state', 'in', ['quotation', 'confirmed', 'processing', 'done', 'cancelled']],
    ['number', '!=', null],
  ],
  fields: ['state', 'party', 'invoice_party', 'contact'],
  printed: [
    ...[
      'number',
      'reference',
      'sale_date',
      'untaxed_amount',
      'total_amount',
      'currency.code',
      'comment',
      'description',
    ],
    ...['invoice_address.full_address', 'shipment_address.full_address', 'payment_term.rec_name'],
    ...lines.map((field) => `lines.${field}`),
  ],
  documents: ofSale,
};

const shipments: DocumentModel = {
  model: 'stock.shipment.out',
  types: ['delivery_note'],
  domain: [
    ['state', 'in', ['done', 'cancelled']],
    ['number', '!=', null],
  ],
  fields: ['state', 'customer', ...saleOf('outgoing_moves.sale')],
  printed: [
    ...['number', 'reference', 'effective_date', 'delivery_address.full_address'],
    ...['quantity', 'product.rec_name', 'uom.symbol'].map((field) => `outgoing_moves.${field}`),
  ],
  documents: ofShipment,
};

export const documentModels: readonly DocumentModel[] = [invoices, sales, shipments];
