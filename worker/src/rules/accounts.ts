/**
 * Article 1: which accounts a customer ("tiers") and its contacts become, and which of them are active.
 *
 * « Si un client n'est pas actif dans EBP, il ne sera pas créé […] ou […] sera désactivé. Ceci est valable pour tous ses
 * contacts. » Active: « Aucun » and « Tous » → all contacts active; « Seulement les contacts web » → only those.
 */
import type { Blocked } from '../model/record.js';
import type { Billing, Account } from '../model/account.js';
import type { Contact, Orphan, Said, Tiers } from '../model/customer.js';
import { countryCode } from './country.js';
import { readEmail } from './email.js';
import { erpKey } from '../model/key.js';
import { wholePostcode } from './postcode.js';

export type AccountWish = { erp_key: string; label: string } & (
  { account: Account; blocked?: undefined } | { account?: undefined; blocked: Blocked }
);

/** A customer of whom is known which of its accounts are active. */
export type TiersWithStatus = Tiers & { active: boolean };
export const hasStatus = (tiers: Tiers): tiers is TiersWithStatus =>
  tiers.active === false || (tiers.active === true && tiers.webContacts !== undefined);

/** Those of whom it is not known: whether they are web contacts says a word that nobody knows, and it matters. */
export const withoutStatus = (tiers: TiersWithStatus): Contact[] =>
  tiers.active && tiers.webContacts === 'web_only' ? tiers.contacts.filter(({ web }) => web === undefined) : [];

/** Whether a contact's account is active, given its tiers (article 1). */
export function contactIsActive(
  tiers: Pick<TiersWithStatus, 'active' | 'webContacts'>,
  contact: Pick<Contact, 'web' | 'active'>,
): boolean {
  if (!tiers.active || contact.active === false) return false;
  return tiers.webContacts === 'web_only' ? contact.web === true : true;
}

const joined = (...parts: Said[]): string => parts.filter(Boolean).join(' ').replace(/\s+/g, ' ').trim();

export const tiersLabel = (tiers: Tiers): string => joined(tiers.code, tiers.name);
const contactLabel = (tiers: Tiers, contact: Contact): string =>
  joined(contact.id, contact.firstName, contact.lastName, `(${tiersLabel(tiers)})`);

export function accountsOf(tiers: TiersWithStatus, options: { sendAddresses: boolean }): AccountWish[] {
  const key = erpKey('tiers', tiers.code);
  // An inactive one is deactivated all the same: it may have had contacts once.
  if (tiers.contacts.length === 0 && tiers.active) {
    return [
      {
        erp_key: key,
        label: tiersLabel(tiers),
        blocked: { state: 'refused', reason: 'tiers_without_contact', params: {} },
      },
    ];
  }
  const shared = {
    tiers_key: key,
    tiers_code: tiers.code,
    company: tiers.name,
    ...(options.sendAddresses ? { billing: billingAddress(tiers) } : {}),
  };
  const wishes: AccountWish[] = [];
  const own = emailFor(tiers.email, tiers.active);
  if ('email' in own) {
    wishes.push({
      erp_key: key,
      label: tiersLabel(tiers),
      account: {
        ...shared,
        erp_key: key,
        also: [],
        email: own.email,
        active: tiers.active,
        first_name: tiers.firstName,
        last_name: tiers.lastName,
        phone: tiers.phone,
      },
    });
  } else {
    wishes.push({ erp_key: key, label: tiersLabel(tiers), blocked: own });
  }
  for (const contact of tiers.contacts) wishes.push(contactWish(tiers, contact, shared));
  return shareEmails(wishes);
}

/** What is inactive is deactivated by its ERP key, also where the ERP has no usable e-mail of it (any more). */
function emailFor(text: string, active: boolean): ReturnType<typeof readEmail> {
  const email = readEmail(text);
  return active || 'email' in email ? email : { email: '' };
}

function contactWish(
  tiers: TiersWithStatus,
  contact: Contact,
  shared: Pick<Account, 'tiers_key' | 'tiers_code' | 'company' | 'billing'>,
): AccountWish {
  const erp_key = erpKey('contact', contact.id);
  const label = contactLabel(tiers, contact);
  const email = emailFor(contact.email, contactIsActive(tiers, contact));
  if (!('email' in email)) return { erp_key, label, blocked: email };
  return {
    erp_key,
    label,
    account: {
      ...shared,
      erp_key,
      also: [],
      email: email.email,
      active: contactIsActive(tiers, contact),
      first_name: contact.firstName,
      last_name: contact.lastName,
      // « L'adresse et téléphones envoyés sont uniquement ceux de l'adresse de facturation » (article 1).
      phone: tiers.phone,
    },
  };
}

/**
 * The tiers and its contacts that have one e-mail share one account. It is active if one of them is: a web_only contact that
 * is the tiers' own address must not lock the tiers out. Where the tiers has no person's name, the contact's is taken.
 */
function shareEmails(wishes: AccountWish[]): AccountWish[] {
  const kept: AccountWish[] = [];
  const byEmail = new Map<string, Account>();
  for (const wish of wishes) {
    const holder = wish.account?.email ? byEmail.get(wish.account.email) : undefined;
    if (wish.account === undefined || holder === undefined) {
      kept.push(wish);
      if (wish.account) byEmail.set(wish.account.email, wish.account);
      continue;
    }
    holder.also.push(wish.erp_key);
    holder.active ||= wish.account.active;
    if (!holder.last_name && !holder.first_name) {
      holder.first_name = wish.account.first_name;
      holder.last_name = wish.account.last_name;
    }
  }
  return kept;
}

function billingAddress(tiers: Tiers): Billing {
  const country = countryCode(tiers.country);
  return {
    address_1: tiers.address1,
    address_2: tiers.address2,
    postcode: tiers.postcode === undefined ? undefined : wholePostcode(tiers.postcode, country),
    city: tiers.city,
    country,
  };
}

/** It waits for its customer: whether its account is active is the customer's to say. */
export const orphanWish = ({ orphan, customerCode }: Orphan): { erpKey: string; label: string; blocked: Blocked } => ({
  erpKey: erpKey('contact', orphan.id),
  label: joined(orphan.id, orphan.firstName, orphan.lastName),
  blocked: { state: 'waiting', reason: 'contact_without_customer', params: { customer: customerCode } },
});
