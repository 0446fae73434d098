/**
 * Which of the ERP's contacts who ordered is. Article 4: « Si votre base de données de contacts RO App contient déjà un contact avec le même numéro de
 * téléphone (ou email, le cas échéant), celui-ci est remplacé par le client de la commande et n'est pas dupliqué. » « Correspondance par
 * numéro de téléphone ou email. »
 */
import type { OrderContact } from '../../model/contact.js';
import type { Kept } from '../../model/kept.js';
import type { Particulars } from '../../model/particulars.js';
import type { ReasonCode } from '../../reasons/reasons.js';
import { normaliseEmail } from '../email.js';
import type { Held, Match } from './match.js';

export interface FoundContacts {
  /** The ERP's id of whom the account, or the guest, is linked with already. */
  linked?: string | undefined;
  byPhone: readonly Kept<OrderContact>[];
  byEmail: readonly Kept<OrderContact>[];
}

interface Wanted {
  contact: OrderContact;
  /** Nobody has proven the account's e-mail: it is nobody whom the ERP has. */
  unproven?: boolean | undefined;
}

export function matchContact(
  { contact, unproven = false }: Wanted,
  { linked, byPhone, byEmail }: FoundContacts,
  { matchBy }: Pick<Particulars, 'matchBy'>,
): Match<OrderContact> {
  if (linked !== undefined) return { use: linked };
  if (unproven) return { create: true };
  const phones = matchBy.includes('phone') ? byPhone : [];
  const emails = matchBy.includes('email') ? byEmail : [];
  const all = [...new Map([...phones, ...emails].map((one) => [one.id, one])).values()];
  const isIn = (list: FoundContacts['byPhone'], { id }: Kept<OrderContact>): boolean =>
    list.some((one) => one.id === id);
  const hasEmail = (one: Kept<OrderContact>): boolean => isIn(emails, one) || isSameEmail(one.value, contact);
  const hasPhone = (one: Kept<OrderContact>): boolean => isIn(phones, one) || isSamePhone(one.value, contact);
  const both = all.filter((one) => hasEmail(one) && hasPhone(one));
  const [only, second] = both.length > 0 ? both : all;
  if (only === undefined) return { create: true };
  if (both.length === 0 && phones.length > 0 && emails.length > 0) return held('contact_apart', contact, all);
  if (second !== undefined) return held('contact_several', contact, both.length > 0 ? both : all);
  if (hasEmail(only)) return { use: only.id, how: 'email' };
  // A family has one phone: by that alone nobody's data goes to who has another e-mail.
  if (only.value.email.trim() !== '' && contact.email !== '') return held('contact_other_email', contact, all);
  return { use: only.id, how: 'phone' };
}

const isSameEmail = (one: OrderContact, other: OrderContact): boolean =>
  other.email !== '' && normaliseEmail(one.email) === normaliseEmail(other.email);

/** Both in international form. */
const isSamePhone = (one: OrderContact, other: OrderContact): boolean =>
  other.phone !== '' && one.phone.trim() === other.phone;

function held(
  reason: Extract<ReasonCode, `contact_${string}`>,
  contact: OrderContact,
  candidates: Kept<OrderContact>[],
): Held<OrderContact> {
  const { email, phone } = contact;
  const found = candidates.map(({ value }) => called(value)).join('; ');
  return { held: { reason, params: { who: called(contact), email, phone, found } }, candidates };
}

/** As people tell contacts from each other. */
const called = ({ firstName, lastName, email, phone }: OrderContact): string =>
  [`${firstName} ${lastName}`.trim(), email, phone].filter((part) => part !== '').join(', ');
