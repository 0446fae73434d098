/** Article 1: « la gestion commerciale EBP modifie le type d'envoi des contacts selon vos modifications du contact ». */
import type { Contact, WebContacts } from '../model/customer.js';
import { contactIsActive, type TiersWithStatus } from './accounts.js';

/** The words of EBP's own web tab, in which the admin finds them again. */
const words: Record<WebContacts, string> = {
  none: 'Aucun',
  all: 'Tous',
  web_only: 'Seulement les contacts web',
};

/** The contacts whose account changes its status because the web setting of their customer was `before`. */
export const touchedBy = (tiers: TiersWithStatus, before: WebContacts): Contact[] =>
  tiers.contacts.filter(
    (contact) =>
      contactIsActive(tiers, contact) !== contactIsActive({ active: tiers.active, webContacts: before }, contact),
  );

/** How many contacts a note names; the preview and the journal have them all. */
const named = 5;

/** What the journal says of a change: parameters of the reason `web_contacts_changed`. */
export function webSettingChange(tiers: TiersWithStatus, before: WebContacts): Record<string, string> {
  const touched = touchedBy(tiers, before);
  const names = touched
    .slice(0, named)
    .map(({ id, firstName, lastName, email }) => [firstName, lastName].filter(Boolean).join(' ') || email || id);
  return {
    from: words[before],
    to: tiers.webContacts === undefined ? '' : words[tiers.webContacts],
    count: String(touched.length),
    accounts: names.join(', ') + (touched.length > named ? ', …' : ''),
  };
}
