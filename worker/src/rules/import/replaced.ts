/** Article 4: the contact « est remplacé par le client de la commande »; what was there before is in the journal (old → new). */
import type { OrderContact } from '../../model/contact.js';
import { normaliseEmail } from '../email.js';

export interface Replaced {
  field: keyof OrderContact;
  old: string;
  new: string;
}

const fields = ['firstName', 'lastName', 'email', 'phone'] as const;

/** What is lost: where the ERP had nothing, or the order says nothing, nothing is. */
export function replaced(before: OrderContact, now: OrderContact): Replaced[] {
  return fields
    .map((field) => ({ field, old: before[field].trim(), new: now[field].trim() }))
    .filter((one) => one.old !== '' && one.new !== '' && !isSame(one));
}

const isSame = ({ field, ...values }: Replaced): boolean =>
  field === 'email' ? normaliseEmail(values.old) === normaliseEmail(values.new) : values.old === values.new;

/** For a sentence of the journal. */
export const changesIn = (all: readonly Replaced[]): string => all.map((one) => `${one.old} → ${one.new}`).join('; ');
