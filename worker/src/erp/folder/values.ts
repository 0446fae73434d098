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
