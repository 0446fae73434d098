/** What a party is as somebody who orders (article 4), and what has to be written so that it is what the order says. */
import type { OrderContact } from '../../../model/contact.js';
import { normaliseEmail } from '../../../rules/email.js';
import { readPhone } from '../../../rules/phone.js';
import type { Row } from '../client/client.js';
import { trimmed } from '../client/texts.js';
import { mechanismFields, personOf, phoneTypes, type Mechanism } from './mechanisms.js';

export type ContactParty = Row<{
  name: string | null;
  /** Tax numbers and the like: companies have them. */
  identifiers: number[];
  'addresses.': { 'country.': { code: string } | null }[];
  'contact_mechanisms.': Mechanism[];
}>;

export const contactFields = [...['name', 'identifiers', 'addresses.country.code'], ...mechanismFields];

/** By which address or number of theirs they were found; '' where they were not. */
export type FoundBy = Pick<OrderContact, 'email' | 'phone'>;

/** As Tryton reads a number without its country: by the party's addresses, and then by the company's. */
const countriesOf = (party: ContactParty, own: readonly string[]): string[] => [
  ...new Set([...party['addresses.'].flatMap((address) => address['country.']?.code ?? []), ...own]),
];

const mechanisms = (party: ContactParty, types: readonly string[]): Mechanism[] =>
  party['contact_mechanisms.'].filter(({ type, value, active }) => active && types.includes(type) && trimmed(value));

const hasEmail = ({ value }: Mechanism, email: string): boolean =>
  normaliseEmail(value ?? '') === normaliseEmail(email);

function hasPhone({ value }: Mechanism, phone: string, countries: readonly string[]): boolean {
  const asked = readPhone(phone, countries)?.number ?? phone.trim();
  return (readPhone(value ?? '', countries)?.number ?? trimmed(value)) === asked;
}

/** With the address before the number: an address is one person's, a telephone may be a whole house's. */
function foundIn(party: ContactParty, { email, phone }: FoundBy, own: readonly string[]): Mechanism | undefined {
  const countries = countriesOf(party, own);
  return (
    (email === '' ? undefined : mechanisms(party, ['email']).find((one) => hasEmail(one, email))) ??
    (phone === '' ? undefined : mechanisms(party, phoneTypes).find((one) => hasPhone(one, phone, countries)))
  );
}

const isOf = (name: string) => (mechanism: Mechanism) => trimmed(mechanism.name) === name;

/**
 * Whom of the party it was found as: a mechanism with a name is that person's, the others are the party's own. undefined where it was not.
 * @param own The company's countries.
 */
export function contactFrom(party: ContactParty, by: FoundBy, own: readonly string[]): OrderContact | undefined {
  const found = foundIn(party, by, own);
  if (found === undefined) return undefined;
  return contactNamed(party, trimmed(found.name), own, found);
}

/** The party as its own contact, whatever else it has of other people. */
export const contactItself = (party: ContactParty, own: readonly string[]): OrderContact =>
  contactNamed(party, '', own);

/** @param person '' for the party itself. */
function contactNamed(party: ContactParty, person: string, own: readonly string[], found?: Mechanism): OrderContact {
  const [email] = mechanisms(party, ['email']).filter(isOf(person));
  const [phone] = mechanisms(party, phoneTypes).filter(isOf(person));
  const number = trimmed((found !== undefined && phoneTypes.includes(found.type) ? found : phone)?.value);
  return {
    ...personOf(person || trimmed(party.name)),
    email: trimmed((found?.type === 'email' ? found : email)?.value),
    phone: readPhone(number, countriesOf(party, own))?.number ?? number,
  };
}

export const fullName = ({ firstName, lastName }: OrderContact): string =>
  `${firstName.trim()} ${lastName.trim()}`.trim();

/** Tryton may be set up to refuse numbers that cannot be: such a one is kept, but as no telephone. */
const typesOf = (phone: string, countries: readonly string[]): readonly string[] =>
  readPhone(phone, countries) === undefined ? ['other'] : phoneTypes;

export function newParty(key: string, contact: OrderContact, own: readonly string[]): object {
  const [email, phone] = [contact.email.trim(), contact.phone.trim()];
  const known = [
    ...(email === '' ? [] : [{ type: 'email', value: email }]),
    ...(phone === '' ? [] : [{ type: typesOf(phone, own)[0], value: phone }]),
  ];
  return { code: key, name: fullName(contact) || email || phone || key, contact_mechanisms: [['create', known]] };
}

/**
 * What has to be written so that the party is what the order says; undefined: nothing. What the order does not say stays, and so does
 * what somebody added; the name of a company, too, for its invoices bear it.
 */
export function overwriting(party: ContactParty, contact: OrderContact, own: readonly string[]): object | undefined {
  const countries = countriesOf(party, own);
  const person = trimmed(foundIn(party, contact, own)?.name);
  const name = fullName(contact);
  const isNamed = name !== '' && name !== (person || trimmed(party.name));
  const [email, phone] = [contact.email.trim(), contact.phone.trim()];
  const known = { ...{ party, person }, name: isNamed ? name : person };
  const changes = [
    ...(isNamed && person !== '' ? [['write', allOf(party, person), { name }]] : []),
    ...changeOf(known, ['email'], email, (one) => hasEmail(one, email)),
    ...changeOf(known, typesOf(phone, countries), phone, (one) => hasPhone(one, phone, countries)),
  ];
  const written = {
    ...(isNamed && person === '' && party.identifiers.length === 0 ? { name } : {}),
    ...(changes.length > 0 ? { contact_mechanisms: changes } : {}),
  };
  return Object.keys(written).length > 0 ? written : undefined;
}

const allOf = (party: ContactParty, person: string): number[] =>
  party['contact_mechanisms.'].filter(isOf(person)).map(({ id }) => id);

/** The first of the person becomes the new one; nothing where the party has it, whoever's it is there. */
function changeOf(
  { party, person, name }: { party: ContactParty; person: string; name: string },
  types: readonly string[],
  value: string,
  isIt: (mechanism: Mechanism) => boolean,
): unknown[] {
  const [type = ''] = types;
  const all = mechanisms(party, types);
  if (value === '' || all.some(isIt)) return [];
  const first = type === 'other' ? undefined : all.find(isOf(person));
  if (first !== undefined) return [['write', [first.id], { value }]];
  return [['create', [{ type, value, ...(person === '' ? {} : { name }) }]]];
}
