/** Article 4: "Une commande n'est pas transférée si elle ne contient aucun produit, ne précise pas de client ou …". */
import type { OrderSnapshot } from '../../model/order.js';

export type Ineligible = 'order_without_products' | 'order_without_contact';

/** → why the order cannot be transferred; undefined where it can. The phone may stand with the delivery address. */
export function ineligible(order: Pick<OrderSnapshot, 'lines' | 'billing' | 'shipping'>): Ineligible | undefined {
  if (!order.lines.some(({ kind }) => kind === 'product')) return 'order_without_products';
  const { billing, shipping } = order;
  if (![billing.email, billing.phone, shipping.phone].some((text) => text.trim() !== ''))
    return 'order_without_contact';
  return undefined;
}
