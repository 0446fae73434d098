/**
 * Who ordered, for the ERP's contacts. Article 4: « Les données suivantes sont effectuées : prénom, nom, numéro de téléphone, email. »
 */
import type { OrderContact } from '../../model/contact.js';
import { bytesWritten } from '../../model/key.js';
import type { OrderSnapshot } from '../../model/order.js';
import type { Particulars } from '../../model/particulars.js';
import { hashOf } from '../../model/record.js';
import { oneLine } from '../one-line.js';
import { emailIn, phoneIn } from '../reach.js';

type Order = Pick<OrderSnapshot, 'billing' | 'shipping' | 'customer'>;

/**
 * An account whose e-mail nobody has proven may be anybody's who knows a customer's e-mail and phone. So its contact has neither: who was
 * found by them would be overwritten by a stranger, or the stranger would be taken for him. The order itself has both.
 * @param country The shop's.
 */
export function contactOf(order: Order, particulars: Pick<Particulars, 'phoneFrom'>, country: string): OrderContact {
  const { unproven = false } = order.customer;
  return {
    ...nameIn(order),
    email: unproven ? '' : emailIn(order),
    phone: unproven ? '' : phoneIn(order, particulars, country),
  };
}

/** Who pays, else who gets it; a company where nobody has a name. */
function nameIn({ billing, shipping }: Order): Pick<OrderContact, 'firstName' | 'lastName'> {
  const people = [billing, shipping].map(({ first_name, last_name }) => ({
    firstName: oneLine(first_name),
    lastName: oneLine(last_name),
  }));
  const person = people.find(({ firstName, lastName }) => firstName + lastName !== '');
  return person ?? { firstName: '', lastName: oneLine(billing.company) || oneLine(shipping.company) };
}

const longest = 190;

/**
 * The key under which a contact is made that was not found. Two orders of one guest, read at the same time, have the same; an order
 * whose contact has neither e-mail nor phone has its own.
 */
export function newContactKey(saleKey: string, { email, phone }: OrderContact): string {
  const who = email || phone || saleKey;
  const key = `customer.${bytesWritten(who, /[a-z0-9_-]/)}`;
  return key.length <= longest ? key : `customer.${hashOf(who)}`;
}
