/** What Tryton has under the key of a sale, looked up in Tryton itself and not through the adapter. */
import Big from 'big.js';
import type { HeldSale } from '../../worker/src/erp/conformance/bed.js';
import type { Row } from '../../worker/src/erp/tryton/client/client.js';
import type { People } from './people.js';

export interface BookedInvoice {
  state: string;
  number: string | null;
  invoice_date: string | null;
  total_amount: string;
  amount_to_pay: string;
  description: string | null;
  comment: string | null;
}

export type BookedSale = Row<{
  state: string;
  number: string | null;
  reference: string;
  description: string | null;
  comment: string | null;
  sale_date: string | null;
  untaxed_amount: string;
  tax_amount: string;
  total_amount: string;
  invoice_state: string;
  shipment_state: string;
  'party.': { id: number; code: string; name: string };
  'invoice_address.': { party_name: string; street: string };
  'shipment_address.': { party_name: string; street: string };
  'notes.': Row<{ message: string }>[];
  'lines.': {
    description: string;
    quantity: number;
    unit_price: string;
    'product.': { code: string } | null;
    'taxes.': { name: string }[];
  }[];
  'invoices.': BookedInvoice[];
  'shipments.': { state: string; number: string }[];
}>;

const below = (path: string, ...fields: string[]): string[] => fields.map((field) => `${path}.${field}`);

const fields = [
  ...['state', 'number', 'reference', 'description', 'comment', 'sale_date', 'invoice_state', 'shipment_state'],
  ...['untaxed_amount', 'tax_amount', 'total_amount', 'notes.message', ...below('party', 'code', 'name')],
  ...below('invoice_address', 'party_name', 'street'),
  ...below('shipment_address', 'party_name', 'street'),
  ...below('lines', 'description', 'quantity', 'unit_price', 'product.code', 'taxes.name'),
  ...below('invoices', 'state', 'number', 'invoice_date', 'total_amount', 'amount_to_pay', 'description', 'comment'),
  ...below('shipments', 'state', 'number'),
];

const cents = (amount: string): string => Big(amount).toFixed(2);

const states: Record<string, HeldSale['state']> = { draft: 'draft', quotation: 'draft', cancelled: 'withdrawn' };

export class Books {
  constructor(private readonly people: People) {}

  /** Also those that were set aside, where `all`. Databases write amounts with more zeros or less. */
  async of(key: string, all = false): Promise<BookedSale[]> {
    const domain = ['OR', ['reference', '=', key], ...(all ? [['reference', '=', `${key} withdrawn`]] : [])];
    const order = [['id', 'ASC']] as const;
    const sales = await this.people.tryton.search<Omit<BookedSale, 'id'>>('sale.sale', [domain], fields, { order });
    return sales.map((sale) => ({
      ...sale,
      total_amount: cents(sale.total_amount),
      'lines.': sale['lines.'].map((line) => ({ ...line, unit_price: Big(line.unit_price).toFixed() })),
      'invoices.': sale['invoices.'].map((invoice) => ({
        ...invoice,
        ...{ total_amount: cents(invoice.total_amount), amount_to_pay: cents(invoice.amount_to_pay) },
      })),
    }));
  }

  async one(key: string): Promise<BookedSale> {
    const [one, ...others] = await this.of(key);
    if (one === undefined || others.length > 0)
      throw new Error(`Tryton has ${String(others.length + (one ? 1 : 0))} sales ${key}`);
    return one;
  }

  async held(key: string): Promise<HeldSale[]> {
    return (await this.of(key)).map((sale) => ({
      state: states[sale.state] ?? 'final',
      caption: sale.description ?? '',
      total: sale.total_amount,
      lines: sale['lines.'].length,
      comments: [...sale['notes.']].sort((a, b) => a.id - b.id).map(({ message }) => message),
    }));
  }
}
