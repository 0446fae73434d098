/** E-mails, telephones and names of parties, as everything reads them that has to do with people. */
import type { OrderContact } from '../../../model/contact.js';

export interface Mechanism {
  id: number;
  type: string;
  value: string | null;
  /** Whose it is, where it is not the party's own. */
  name: string | null;
  active: boolean | number;
}

export const mechanismFields = ['type', 'value', 'name', 'active'].map((field) => `contact_mechanisms.${field}`);

export const phoneTypes: readonly string[] = ['phone', 'mobile'];

/** Tryton has one field for a person's name. */
export function personOf(name: string): Pick<OrderContact, 'firstName' | 'lastName'> {
  const [, first = '', last = name] = /^(\S+)\s+(.+)$/.exec(name) ?? [];
  return { firstName: first, lastName: last };
}
