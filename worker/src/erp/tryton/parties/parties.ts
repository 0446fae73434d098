/** What a party is as a customer with its contacts (article 1). */
import type { Contact, Said, Tiers, WebContacts } from '../../../model/customer.js';
import type { Row } from '../client/client.js';
import { trimmed } from '../client/texts.js';
import { mechanismFields, personOf, phoneTypes, type Mechanism as AnyMechanism } from './mechanisms.js';

interface Address {
  name: string | null;
  street: string | null;
  postal_code: string | null;
  city: string | null;
  active: boolean | number;
  invoice?: boolean | number;
  'country.': { code: string } | null;
}

interface Mechanism extends AnyMechanism {
  invoice?: boolean | number;
}

export type Party = Row<{
  code: string;
  name: string | null;
  active: boolean | number;
  categories: number[];
  'addresses.': Address[];
  'contact_mechanisms.': Mechanism[];
}>;

/** Those of the customer of whom it is known whether they are web contacts. */
export interface Related {
  person: Party;
  web: boolean;
}

/** @param billing Whether Tryton knows what is for invoices: the module account_invoice says so. */
export const partyFields = (billing: boolean): string[] => [
  'code',
  'name',
  'active',
  'categories',
  ...['name', 'street', 'postal_code', 'city', 'active', 'country.code'].map((field) => `addresses.${field}`),
  ...mechanismFields,
  ...(billing ? ['addresses.invoice', 'contact_mechanisms.invoice'] : []),
];

/** @param web undefined: the party is no customer of the shop. */
export function tiersOf(party: Party, web: WebContacts | undefined, related: readonly Related[]): Tiers {
  const { code } = party;
  if (web === undefined) return stranger(code, party.name);
  const address = billingAddress(party['addresses.']);
  const [street = '', ...further] = trimmed(address?.street)
    .split('\n')
    .map((line) => line.trim());
  return {
    code,
    name: trimmed(party.name),
    // Tryton has one name for companies and persons alike: it is the company's, and the person's where there is no contact.
    firstName: undefined,
    lastName: undefined,
    email: firstOf(party, ['email']),
    phone: firstOf(party, phoneTypes),
    active: Boolean(party.active),
    webContacts: web,
    address1: said(address, street),
    address2: said(address, [trimmed(address?.name), ...further].filter((line) => line !== '').join(', ')),
    postcode: said(address, trimmed(address?.postal_code)),
    city: said(address, trimmed(address?.city)),
    country: trimmed(address?.['country.']?.code),
    contacts: contactsOf(party, related),
  };
}

/** Without its e-mail: if it has an account by its key that is deactivated, and nobody else's account is ever taken for it. */
const stranger = (code: string, name: string | null): Tiers => ({
  code,
  name: trimmed(name),
  firstName: undefined,
  lastName: undefined,
  email: '',
  phone: undefined,
  active: false,
  webContacts: 'all',
  address1: undefined,
  address2: undefined,
  postcode: undefined,
  city: undefined,
  country: '',
  contacts: [],
});

/** A customer without any address says nothing of it. */
const said = (address: Address | undefined, value: string): Said => (address === undefined ? undefined : value);

/** As Tryton finds it for an invoice: the first that is for invoices, else the first. */
function billingAddress(addresses: readonly Address[]): Address | undefined {
  const active = addresses.filter((address) => address.active);
  return active.find(({ invoice }) => invoice) ?? active[0];
}

const mechanisms = (party: Party, types: readonly string[]): Mechanism[] =>
  party['contact_mechanisms.'].filter(({ type, value }) => types.includes(type) && trimmed(value) !== '');

const firstOf = (party: Party, types: readonly string[]): string =>
  trimmed(mechanisms(party, types).find(({ active }) => active)?.value);

function relatedContact({ code }: Party, person: Party, web: boolean): Contact {
  const emails = mechanisms(person, ['email']).filter(({ active }) => active);
  return {
    id: `${code}/${person.code}`,
    ...personOf(trimmed(person.name)),
    email: trimmed(emails[0]?.value),
    web,
    billing: emails.some(({ invoice }) => invoice),
    ...(person.active ? {} : { active: false }),
  };
}

/**
 * Related parties and those that the party names itself. Its own e-mail is its own account's and no contact; but a customer has to have
 * one (article 1), and without any other it is its own.
 */
function contactsOf(party: Party, related: readonly Related[]): Contact[] {
  const groups = groupsOf(party);
  const own = groups.find((group) => isOwnEmail(party, group));
  const contacts = [
    ...related.map(({ person, web }) => relatedContact(party, person, web)),
    ...groups.filter((group) => group !== own).map((group) => ownContact(party, group)),
  ];
  const isAlone = party.active && contacts.every(({ active }) => active === false);
  return own !== undefined && isAlone ? [ownContact(party, own), ...contacts] : contacts;
}

/** The first e-mail, with nobody's name beside it. */
const isOwnEmail = (party: Party, [first]: readonly Mechanism[]): boolean =>
  first !== undefined &&
  trimmed(first.name) === '' &&
  Boolean(first.active) &&
  trimmed(first.value) === firstOf(party, ['email']);

/**
 * E-mails of one name are one contact's, one without a name is its own. They are known by the
 * oldest of their e-mails, so that another order of them changes nobody.
 */
function groupsOf(party: Party): Mechanism[][] {
  const groups = new Map<string, Mechanism[]>();
  for (const mechanism of mechanisms(party, ['email'])) {
    const name = trimmed(mechanism.name).replace(/\s+/g, ' ').toLowerCase();
    const key = name === '' ? String(mechanism.id) : `name ${name}`;
    groups.set(key, [...(groups.get(key) ?? []), mechanism]);
  }
  return [...groups.values()];
}

/**
 * The key of the contact that a document is billed to (article 2): whose contact mechanism it names, else the customer's billing contact.
 * '' where there is none.
 */
export function contactOf(party: Party, related: readonly Related[], mechanism: number | null): string {
  const person = related.find(({ person: { 'contact_mechanisms.': all } }) => all.some(({ id }) => id === mechanism));
  if (person !== undefined) return `${party.code}/${person.person.code}`;
  const named = groupsOf(party).find((group) => group.some(({ id }) => id === mechanism));
  if (named !== undefined) return isOwnEmail(party, named) ? '' : ownContact(party, named).id;
  return contactsOf(party, related).find(({ billing, active }) => billing === true && active !== false)?.id ?? '';
}

function ownContact(party: Party, group: readonly Mechanism[]): Contact {
  const active = group.filter((mechanism) => mechanism.active);
  const [first] = active.length > 0 ? active : group;
  return {
    id: `${party.code}/@${String(Math.min(...group.map(({ id }) => id)))}`,
    ...(trimmed(first?.name) === ''
      ? { firstName: '', lastName: trimmed(party.name) }
      : personOf(trimmed(first?.name))),
    email: trimmed(first?.value),
    // Who is one is said of related parties, by their category.
    web: false,
    billing: active.some(({ invoice }) => invoice),
    ...(active.length > 0 ? {} : { active: false }),
  };
}
