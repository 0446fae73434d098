import Big from 'big.js';
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

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const yes = words('1 o oui y yes ja j v vrai true t x actif active paye payee regle reglee paid');
const no = words('0 n non no nee nein f faux false inactif inactive bloque blocked impaye impayee unpaid');

/**
 * What ERPs write of a customer's state, beside yes and no; the table is in docs/exchange-folder.md. Who is only partly blocked
 * still orders, and a prospect may have quotes.
 */
const active = words(
  'activee activ enactivite ouvert open normal client prospect bloquepartiellement partiellementbloque actief',
);
const inactive = words(
  'desactive desactivee disabled bloquee bloquetotalement ensommeil sommeil misensommeil enveille dormant archive archivee archived ferme fermee cloture cloturee closed supprime supprimee radie radiee inactief geblokkeerd gearchiveerd slapend',
);

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

/** undefined for a word that nobody has explained; `own`: what somebody said it means. */
export function readActive(text: string, own: (word: string) => boolean | undefined): boolean | undefined {
  const value = plain(text);
  // A file without the column, or an empty field, says nothing against the customer.
  if (value === '') return true;
  const said = own(text) ?? yesOrNo(text);
  if (said !== undefined) return said;
  return active.has(value) ? true : inactive.has(value) ? false : undefined;
}

/** `1 234,50 €` → `1234.50`; decimal comma or point, thousands by space, point or apostrophe; `12,50-` and `(12,50)` are negative. '' for an empty field, undefined where it is none. */
export function readAmount(text: string): string | undefined {
  let value = text.replace(/[\s\u00a0\u202f€'’]|EUR/gi, '').replace(/[\u2212\u2013]/g, '-');
  if (value === '') return '';
  const behind = /^\((.+)\)$|^([^-]+)-$/.exec(value);
  if (behind !== null) value = `-${behind[1] ?? behind[2] ?? ''}`;
  const comma = value.lastIndexOf(',');
  const point = value.lastIndexOf('.');
  if (comma >= 0 && point >= 0)
    value = comma > point ? value.replace(/\./g, '').replace(',', '.') : value.replace(/,/g, '');
  // One kind of mark, more than once, stands between thousands.
  else if (/^-?\d{1,3}([.,]\d{3}){2,}$/.test(value)) value = value.replace(/[.,]/g, '');
  else value = value.replace(',', '.');
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(value)) return undefined;
  const amount = new Big(value.replace(/\.$/, ''));
  // At least two decimals, and never fewer than the ERP gave: money is not rounded.
  return amount.toFixed(Math.max(2, (/\.(\d+)$/.exec(value)?.[1] ?? '').length));
}

/** `€`, `eur` → `EUR`; an empty field means the euro; undefined where it is none. */
export function readCurrency(text: string): string | undefined {
  const value = text.trim().toUpperCase();
  if (['', '€', 'EURO', 'EUROS'].includes(value)) return 'EUR';
  return /^[A-Z]{3}$/.test(value) ? value : undefined;
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
