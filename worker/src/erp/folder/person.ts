/** Somebody who orders, as customers.csv and contacts.csv write people, and what an order makes of them (article 4). */
import type { OrderContact } from '../../model/contact.js';
import { normaliseEmail } from '../../rules/email.js';
import { readPhone } from '../../rules/phone.js';

export interface Person {
  company: string;
  firstName: string;
  lastName: string;
  emails: string[];
  phones: string[];
  /** ISO codes: where their numbers are dialled without it. */
  countries: readonly string[];
}

export type Asked = { email: string } | { phone: string };

/** People type several into one field. */
export const emailsIn = (text: string): string[] => text.match(/[^\s;,|<>()"]+@[^\s;,|<>()"]+/g) ?? [];

const between = /[;,/|\n]|\s(?:ou|et|or|and|of|en)\s/i;

export function phonesIn(text: string, countries: readonly string[]): string[] {
  if (!between.test(text) || readPhone(text, countries) !== undefined) return text.trim() === '' ? [] : [text.trim()];
  const some = text
    .split(between)
    .map((one) => one.trim())
    .filter((one) => readPhone(one, countries) !== undefined);
  return some.length === 0 ? [text.trim()] : some;
}

/** Their last digits are the same in whatever form a number is typed. Fewer are no number anywhere. */
const fewest = 4;
const lastDigits = (phone: string): string => phone.replace(/\D/g, '').slice(-fewest);

const emailTerm = (email: string): string => `email ${normaliseEmail(email)}`;
const phoneTerm = (phone: string): string => `phone ${lastDigits(phone)}`;

/** By what somebody may be found; whether it is they, `isBy` says. */
export const termsOf = ({ emails, phones }: Person): string[] => [...emails.map(emailTerm), ...phones.map(phoneTerm)];
export const termOf = (by: Asked): string => ('email' in by ? emailTerm(by.email) : phoneTerm(by.phone));

const isEmail = (one: string, other: string): boolean => normaliseEmail(one) === normaliseEmail(other);

/** Article 4: compared in international form; what is no number, as it is written. */
function isPhone(one: string, other: string, countries: readonly string[]): boolean {
  const number = readPhone(other, [])?.number;
  return number === undefined ? one.trim() === other.trim() : readPhone(one, countries)?.number === number;
}

/** As whom of theirs they were found; undefined where they were not. */
export function foundAs(person: Person, by: Asked): OrderContact | undefined {
  const { emails, phones, countries } = person;
  const email = 'email' in by ? emails.find((one) => isEmail(one, by.email)) : emails[0];
  const phone = 'phone' in by ? phones.find((one) => isPhone(one, by.phone, countries)) : phones[0];
  const found = 'email' in by ? email : phone;
  return found === undefined ? undefined : contactOf(person, email, phone);
}

export function contactOf(
  { company, firstName, lastName, emails, phones, countries }: Person,
  email = emails[0] ?? '',
  phone = phones[0] ?? '',
): OrderContact {
  const named = firstName + lastName !== '';
  return {
    firstName,
    lastName: named ? lastName : company,
    email,
    phone: readPhone(phone, countries)?.number ?? phone,
  };
}

export const personOf = ({ firstName, lastName, email, phone }: OrderContact): Person => ({
  ...{ company: '', firstName: firstName.trim(), lastName: lastName.trim(), countries: [] },
  emails: email.trim() === '' ? [] : [email.trim()],
  phones: phone.trim() === '' ? [] : [phone.trim()],
});

/**
 * Article 4: « celui-ci est remplacé par le client de la commande ». The first address and number become the order's, unless they are
 * there; what the order does not say stays, and so does what people added.
 */
export function overwritten(person: Person, contact: OrderContact): Person {
  const { firstName, lastName, emails, phones } = personOf(contact);
  return {
    ...person,
    ...(firstName + lastName === '' ? {} : { firstName, lastName }),
    emails: withFirst(person.emails, emails, isEmail),
    phones: withFirst(person.phones, phones, (one, other) => isPhone(one, other, person.countries)),
  };
}

function withFirst(
  all: readonly string[],
  [value]: readonly string[],
  isIt: (one: string, other: string) => boolean,
): string[] {
  return value === undefined || all.some((one) => isIt(one, value)) ? [...all] : [value, ...all.slice(1)];
}
