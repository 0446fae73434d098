/** A sale of the shop → the document that the played ERP prints, and its line in documents.csv. */
import Big from 'big.js';
import { decimal, frenchDate } from '../../../test/fixtures/sample/format.js';
import { settledBy, type Extras } from '../../../test/fixtures/sample/pdf-extras.js';
import { folders, typeNames, type SaleDocument } from '../../../test/fixtures/sample/sales.js';
import type { Sale, SaleContent, SaleLine } from '../../../worker/src/model/sale.js';
import { printable, type Entry } from './books.js';

/** As it stands in the file: the sale's content beside the rest. */
export type SaleFile = SaleContent & Pick<Sale, 'key' | 'state' | 'payment'> & { revision: number };

const daysToPay = 30;

const cents = (amount: string): number => Big(amount).times(100).round(0, Big.roundHalfUp).toNumber();
const tenths = (rates: { rate: string }[]): number =>
  rates
    .reduce((sum, { rate }) => sum.plus(rate || '0'), Big(0))
    .times(10)
    .toNumber();

export function documentOf(sale: SaleFile, number: string, today: Date): SaleDocument {
  const { kind, customer, lines, vat, totals, payment } = sale;
  // A credit note's amounts are negative on paper, as in the sample.
  const sign = kind === 'credit_note' ? -1 : 1;
  const date = new Date(Date.UTC(today.getFullYear(), today.getMonth(), today.getDate()));
  const { company, first_name, last_name, address_1, address_2, postcode, city, country } = customer.billing;
  const person = `${first_name} ${last_name}`.trim();
  return {
    type: kind,
    number,
    date,
    due: kind === 'invoice' && !payment.paid ? new Date(date.getTime() + daysToPay * 86_400_000) : null,
    customer: {
      code: customer.tiers_code,
      name: printable(company || person || customer.email),
      firstName: '',
      lastName: '',
      email: customer.email,
      phone: '',
      active: true,
      web: 'none',
      address1: printable([company === '' ? '' : person, address_1].filter((text) => text !== '').join('\r\n')),
      address2: printable(address_2),
      postcode,
      city: printable(city),
      country: country === 'FR' ? '' : country,
      contacts: [],
    },
    contact: null,
    billingEmail: customer.email,
    chain: {},
    lines: lines.map((line) => printedLine(line, sign)),
    vat: vat.map((row) => ({ rate: tenths([row]), base: sign * cents(row.net), tax: sign * cents(row.amount) })),
    net: sign * cents(totals.net),
    total: sign * cents(totals.total),
    paid: payment.paid,
    file: `${folders[kind]}/${String(date.getUTCFullYear())}/${number}.pdf`,
  };
}

const printedLine = (
  { sku, name, quantity, unit_net, net, vat }: SaleLine,
  sign: number,
): SaleDocument['lines'][number] => ({
  // The sample's rates are three; the shop's are whatever they are.
  product: { ref: printable(sku), name: printable(name), unit: 'pce', price: cents(unit_net), vat: tenths(vat) as 200 },
  quantity: sign * Number(quantity),
  discount: 0,
  net: sign * cents(net),
});

export function extrasOf(
  { state, order, note, caption, communication, payment, currency }: SaleFile,
  today: Date,
): Extras {
  return {
    order: order.number,
    note: printable(note),
    caption: printable(caption),
    communication,
    settled: payment.paid
      ? printable(settledBy(payment.title, payment.paid_at === '' ? today : new Date(payment.paid_at)))
      : '',
    draft: state !== 'final',
    currency: currency === 'EUR' ? '€' : currency,
  };
}

const yes = (value: boolean): string => (value ? 'Oui' : 'Non');

export function entryOf(sale: SaleFile, document: SaleDocument): Entry {
  const isFinal = sale.state === 'final';
  return {
    Type: typeNames[document.type],
    Numéro: document.number,
    Date: frenchDate(document.date),
    "Date d'échéance": document.due === null ? '' : frenchDate(document.due),
    'Code client': sale.customer.tiers_code,
    'E-mail de facturation': sale.customer.email,
    'N° commande': sale.order.number,
    'Montant HT': decimal(document.net),
    'Montant TTC': decimal(document.total),
    Devise: sale.currency,
    Payé: yes(sale.payment.paid),
    Fichier: document.file,
    'Référence externe': sale.key,
    'État du document': isFinal ? 'Définitif' : 'Brouillon',
    // Article 3: an invoice moves the ERP's stock; the goods left it with the delivery note at the latest.
    'Stock sorti': yes(isFinal && (sale.kind === 'invoice' || sale.kind === 'delivery_note')),
    Annulé: yes(sale.state === 'withdrawn'),
  };
}
