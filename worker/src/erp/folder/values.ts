import Big from 'big.js';
import { isValid } from 'date-fns/isValid';
import { parse } from 'date-fns/parse';
import type { DocumentType } from '../../keys.js';
import type { WebContacts } from '../port.js';
import { plain } from './headings.js';

/** A value that cannot be understood, with a reason code and its parameters. */
export class BadValue extends Error {
  constructor(
    readonly reason: 'bad_line' | 'empty_field' | 'long_field',
    readonly params: Record<string, string>,
  ) {
    super(reason);
  }
}

const yes = new Set([
  '1',
  'o',
  'oui',
  'y',
  'yes',
  'v',
  'vrai',
  'true',
  't',
  'x',
  'actif',
  'active',
  'paye',
  'payee',
  'regle',
  'reglee',
  'paid',
]);
const no = new Set([
  '0',
  'n',
  'non',
  'no',
  'f',
  'faux',
  'false',
  'inactif',
  'inactive',
  'bloque',
  'blocked',
  'impaye',
  'impayee',
  'unpaid',
]);

/** undefined where the text is neither. */
export function yesOrNo(text: string): boolean | undefined {
  const value = plain(text);
  return yes.has(value) ? true : no.has(value) ? false : undefined;
}

/** Oui/Non, yes/no, 1/0, vrai/faux, x; `empty` is what an empty field means. */
export function readBoolean<T>(field: string, text: string, empty: T): boolean | T {
  if (plain(text) === '') return empty;
  const value = yesOrNo(text);
  if (value === undefined) throw new BadValue('bad_line', { field, value: text });
  return value;
}

const dateForms = ['dd/MM/yyyy', 'yyyy-MM-dd', 'dd-MM-yyyy', 'dd.MM.yyyy', 'yyyyMMdd', 'dd/MM/yy'];

/** → YYYY-MM-DD; '' for an empty field. A time behind the date is ignored. */
export function readDate(field: string, text: string): string {
  const value = text.trim().replace(/[T ]\d{1,2}:\d{2}.*$/, '');
  if (value === '') return '';
  const form = dateForms.find(
    (candidate) => candidate.length === value.length && isValid(parse(value, candidate, new Date(0))),
  );
  if (form === undefined) throw new BadValue('bad_line', { field, value: text });
  const date = parse(value, form, new Date(2000, 0, 1));
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** `1 234,50 €` → `1234.50`; decimal comma or point, thousands by space, point or apostrophe. '' for an empty field. */
export function readAmount(field: string, text: string): string {
  let value = text.replace(/[\s\u00a0\u202f€'’]|EUR/g, '');
  if (value === '') return '';
  const comma = value.lastIndexOf(',');
  const point = value.lastIndexOf('.');
  if (comma > point) value = value.replace(/\./g, '').replace(',', '.');
  else if (comma >= 0) value = value.replace(/,/g, '');
  if (!/^[+-]?\d+(\.\d+)?$/.test(value)) throw new BadValue('bad_line', { field, value: text });
  const amount = new Big(value);
  // At least two decimals, and never fewer than the ERP gave: money is not rounded.
  return amount.toFixed(Math.max(2, (/\.(\d+)$/.exec(value)?.[1] ?? '').length));
}

/** `€`, `eur` → `EUR`; an empty field means the euro. */
export function readCurrency(field: string, text: string): string {
  const value = text.trim().toUpperCase();
  if (['', '€', 'EURO', 'EUROS'].includes(value)) return 'EUR';
  if (!/^[A-Z]{3}$/.test(value)) throw new BadValue('bad_line', { field, value: text });
  return value;
}

export function readWebContacts(text: string): WebContacts {
  const value = plain(text);
  if (['', 'aucun', 'none', '0'].includes(value)) return 'none';
  if (['tous', 'all', '1'].includes(value)) return 'all';
  if (/web/.test(value) || value === '2') return 'web_only';
  throw new BadValue('bad_line', { field: 'web_contacts', value: text });
}

const types: [RegExp, DocumentType][] = [
  [/^(devis|quote|quotation|offre|de)$/, 'quote'],
  [/^(bondelivraison|bl|deliverynote|livraison)$/, 'delivery_note'],
  [/^(facture|invoice|fa|facturedevente)$/, 'invoice'],
  [/^(avoir|creditnote|av|factureavoir|notedecredit)$/, 'credit_note'],
  [/^(commande|bondecommande|order|salesorder|bc|cc|commandeclient)$/, 'order'],
];

export const readType = (text: string): DocumentType =>
  types.find(([pattern]) => pattern.test(plain(text)))?.[1] ?? 'other';

const drafts = /^(draft|brouillon|concept|provisoire|projet|nonvalidee?|avalider|encoursdesaisie)$/;

/** Whether the ERP can still change the document. Only words that say so do: an empty field, or one like "Relancé", is a final one. */
export const isDraft = (text: string): boolean => drafts.test(plain(text));

/**
 * Our own key as the ERP gives it back, `sale.123` or `refund.45`, in any case; '' for everything else. A bare number is none: it
 * may be the customer's reference, and would show the document to the customer of another order.
 */
export function readSaleKey(text: string): string {
  const value = text.trim().toLowerCase();
  return /^(sale|refund)\.[1-9]\d{0,17}$/.test(value) ? value : '';
}
