/** A sale as the values of Tryton's: header, addresses, texts, lines. */
import Big from 'big.js';
import { SaleProblem } from '../../../model/problem.js';
import type { Sale, SaleKind, SaleLine } from '../../../model/sale.js';
import { dayIn } from '../../../rules/day.js';
import { rounded } from '../../../rules/sales/money.js';
import type { Ground } from './sale-ground.js';
import type { HeldSale } from './sale-held.js';
import { written, type Mark } from './sale-mark.js';
import type { Buyer } from './sale-party.js';
import { word } from './sale-words.js';
import { taxOf, type Tax, type TaxNames } from './taxes.js';
import { day, decimal } from '../client/values.js';

/** What a line sells. */
export interface Sold {
  product: number;
  unit: { id: number; digits: number; symbol: string };
}

/** Tryton keeps no more decimals of a price. */
const priceDecimals = 4;

/**
 * A delivery note and an invoice come about when the sale is confirmed, the other of the two with it as a draft. Of orders Tryton's own
 * settings say when.
 */
const methodsOf = (kind: SaleKind): object =>
  kind === 'order' ? {} : { invoice_method: 'order', shipment_method: 'order' };

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What the customer reads at the end of each document. */
export function commentOf({ content: { note, communication, language } }: Sale): string | null {
  const reference = communication === '' ? '' : `${word('communication', language)} ${communication}`;
  return [note.trim(), reference].filter((text) => text !== '').join('\n\n') || null;
}

/** Of a credit note: why. */
export const captionOf = ({ content: { caption, reason } }: Sale): string | null => oneLine(caption || reason) || null;

/** What is given back is sold below zero. */
const signOf = ({ content }: Sale): 1 | -1 => (content.kind === 'credit_note' ? -1 : 1);

export const saleDay = ({ content }: Sale, timeZone: string): string => dayIn(timeZone, content.order.date);

/** Of every document, whomever it is for. */
export const headOf = (sale: Sale, { currency, warehouse }: Ground, timeZone: string): object => ({
  reference: sale.key,
  description: captionOf(sale),
  comment: commentOf(sale),
  sale_date: day(saleDay(sale, timeZone)),
  ...{ currency: currency.id, warehouse },
});

export const buyerOf = ({ content }: Sale, buyer: Buyer): object => ({
  ...{ party: buyer.party, contact: buyer.contact },
  ...{ invoice_address: buyer.invoiceAddress, shipment_address: buyer.shipmentAddress },
  ...(buyer.paymentTerm === null ? {} : { payment_term: buyer.paymentTerm }),
  ...methodsOf(content.kind),
});

/** @throws SaleProblem where it is not clear which they are. */
export const taxesOf = ({ vat }: SaleLine, all: readonly Tax[], names: TaxNames): number[] =>
  (vat.length === 0 ? ['0'] : vat.map(({ rate }) => rate || '0')).flatMap((rate) => taxOf(rate, all, names) ?? []);

/** @throws SaleProblem where Tryton could not take it so. */
export const lineOf = (
  line: SaleLine,
  sold: Sold,
  taxes: readonly number[],
  { sale, sequence }: { sale: Sale; sequence: number },
): object => ({
  type: 'line',
  sequence,
  product: sold.product,
  unit: sold.unit.id,
  quantity: signOf(sale) * quantityOf(line, sold),
  unit_price: decimal(rounded(Big(line.net).div(quantityIn(line)), priceDecimals).toFixed()),
  description: line.name.trim(),
  taxes: [['add', taxes]],
});

/** WooCommerce also has lines of zero pieces. */
const quantityIn = ({ quantity }: SaleLine): string => (Big(quantity).eq(0) ? '1' : quantity);

function quantityOf(line: SaleLine, { unit }: Sold): number {
  const quantity = Big(quantityIn(line));
  if (!quantity.round(unit.digits).eq(quantity))
    throw new SaleProblem('refused', 'tryton_quantity', {
      ...{ name: line.name, quantity: quantity.toFixed(), unit: unit.symbol },
    });
  return quantity.toNumber();
}

/** The line that brings Tryton's total to the shop's. */
export const roundingLine = (amount: string, { product, unit }: Sold, sale: Sale): object => ({
  ...{ type: 'line', sequence: 9999, product, unit: unit.id, quantity: signOf(sale) },
  ...{ unit_price: decimal(amount), description: word('rounding', sale.content.language) },
});

/** What is written beside the lines of a sale that is there already; it replaces them. */
export const replacing = ({ lines }: Pick<HeldSale, 'lines'>, created: readonly object[]): unknown[] => [
  ...(lines.length === 0 ? [] : [['delete', lines]]),
  ['create', created],
];

export const markWritten = (mark: Mark, { markId }: Pick<HeldSale, 'markId'>): object => ({
  attachments: [['write', [markId], written(mark)]],
});

export const noteWritten = (sale: Sale, before: readonly string[]): object => {
  const message = sale.content.internal_note.trim();
  return message === '' || before.includes(message) ? {} : { notes: [['create', [{ message }]]] };
};
