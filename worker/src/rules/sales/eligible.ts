/** Article 4: "Une commande n'est pas transférée si elle ne contient aucun produit, ne précise pas de client ou …", where its source's particulars say so. */
import type { OrderSnapshot } from '../../model/order.js';
import type { Particulars } from '../../model/particulars.js';

export type Ineligible = 'order_without_products' | 'order_without_contact';

/** → why the order cannot be transferred; undefined where it can. */
export function ineligible(
  order: Pick<OrderSnapshot, 'lines' | 'billing' | 'shipping'>,
  { requires, phoneFrom }: Pick<Particulars, 'requires' | 'phoneFrom'>,
): Ineligible | undefined {
  if (requires.includes('product') && !order.lines.some(({ kind }) => kind === 'product'))
    return 'order_without_products';
  const ways = [order.billing.email, ...phoneFrom.map((where) => order[where].phone)];
  return requires.includes('contact') && !ways.some((text) => text.trim() !== '') ? 'order_without_contact' : undefined;
}
