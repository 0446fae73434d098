import type { DocumentType } from '../../model/key.js';
import type { WebContacts } from '../../model/customer.js';
import { orderOf, refundOf } from '../../model/order-key.js';
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

/** A mark that is neither letter nor digit, such as ☐, is a word, too. */
const wordOf = (text: string): string => plain(text) || text.trim();

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const yes = words('1 o oui y yes ja j v vrai true t x ✓ ✔ ☑ ☒ ✅');
const no = words('0 n non no nee nein f faux false ☐ ✗ ✘ ❌');

/** What a column says beside yes and no: the same word can mean something else in another one. The tables are in docs/exchange-folder.md. */
const said = {
  active: {
    // Who is only partly blocked still orders, and a prospect may have quotes.
    yes: words(
      'actif active activee activ enactivite ouvert open normal client prospect bloquepartiellement partiellementbloque partiallyblocked gedeeltelijkgeblokkeerd nonbloque notblocked nietgeblokkeerd debloque actief',
    ),
    no: words(
      'inactif inactive nonactif nonactive desactive desactivee disabled bloque bloquee blocked bloquetotalement totalementbloque ensommeil sommeil misensommeil enveille dormant archive archivee archived ferme fermee cloture cloturee closed supprime supprimee radie radiee suspendu suspendue suspended inactief nietactief geblokkeerd gearchiveerd slapend',
    ),
  },
  paid: {
    yes: words('paye payee regle reglee solde soldee paid betaald'),
    no: words(
      'impaye impayee nonpaye nonpayee nonregle nonreglee nonsolde nonsoldee apayer aregler unpaid notpaid onbetaald nietbetaald',
    ),
  },
  withdrawn: {
    yes: words(
      'annule annulee retire retiree supprime supprimee cancelled canceled withdrawn deleted void geannuleerd verwijderd',
    ),
    no: words('valide validee valid actif active nonannule nonannulee normal geldig'),
  },
  web: { yes: words('web contactweb'), no: words('aucun aucune none geen') },
  billing: { yes: words('facturation contactdefacturation billing facturatie'), no: words('aucun aucune none geen') },
  stock_out: {
    yes: words('sorti sortie livre livree delivered geleverd'),
    no: words('nonlivre nonlivree alivrer nietgeleverd'),
  },
};

/** Oui/Non, yes/no, 1/0, vrai/faux, x, and the column's own words; undefined where the text is none of these. */
export function yesOrNo(field: keyof typeof said, text: string): boolean | undefined {
  const value = wordOf(text);
  if (yes.has(value) || said[field].yes.has(value)) return true;
  return no.has(value) || said[field].no.has(value) ? false : undefined;
}

/** An empty field means no; undefined for a word that nobody knows. */
export const yesOrEmpty = (field: keyof typeof said, text: string): boolean | undefined =>
  text.trim() === '' ? false : yesOrNo(field, text);

/** undefined for a word that nobody has explained; `own`: what somebody said it means. */
export function readActive(text: string, own: (word: string) => boolean | undefined): boolean | undefined {
  // A file without the column, or an empty field, says nothing against the customer.
  if (text.trim() === '') return true;
  return own(text) ?? yesOrNo('active', text);
}

/** undefined for a word that nobody knows. */
export function readWebContacts(text: string): WebContacts | undefined {
  const value = wordOf(text);
  if (['', 'aucun', 'none', 'geen', '0'].includes(value)) return 'none';
  if (['tous', 'touslescontacts', 'all', 'alle', '1'].includes(value)) return 'all';
  return /^(seulement|uniquement|only|alleen)?(les)?(contacts?)?web(contacts?|contacten)?(only)?$/.test(value) ||
    value === '2'
    ? 'web_only'
    : undefined;
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
  // Only escaped bytes have capitals.
  const key = text
    .trim()
    .toLowerCase()
    .replace(/~[0-9a-f]{2}/g, (byte) => byte.toUpperCase());
  return (orderOf(key) ?? refundOf(key)) === undefined ? '' : key;
}
