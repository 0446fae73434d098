/**
 * By what who ordered can be reached (article 4): « numéro de téléphone, email ». What is no e-mail and no phone is as if nobody had
 * written anything, for it tells nobody from anybody else.
 */
import type { OrderSnapshot } from '../model/order.js';
import type { Particulars } from '../model/particulars.js';
import { readEmail } from './email.js';
import { readPhone } from './phone.js';

type Addresses = Pick<OrderSnapshot, 'billing' | 'shipping'>;

/** '' where there is none. */
export function emailIn({ billing }: Pick<OrderSnapshot, 'billing'>): string {
  const read = readEmail(billing.email);
  return 'email' in read ? read.email : '';
}

/**
 * « Le numéro de téléphone est tiré des informations de livraison ou de paiement figurant dans la commande. »
 * @param country The shop's: where the address has none, and for numbers that its own country does not have.
 * @returns In international form; '' where there is none.
 */
export function phoneIn(order: Addresses, { phoneFrom }: Pick<Particulars, 'phoneFrom'>, country: string): string {
  for (const where of phoneFrom) {
    const address = order[where];
    const phone = readPhone(address.phone, [address.country, country]);
    if (phone !== undefined) return phone.number;
  }
  return '';
}
