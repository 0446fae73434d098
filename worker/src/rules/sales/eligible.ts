/** Article 4: "Une commande n'est pas transférée si elle ne contient aucun produit, ne précise pas de client ou …", where its source's particulars say so. */
import type { OrderSnapshot } from '../../model/order.js';
import type { Particulars } from '../../model/particulars.js';
import { emailIn, phoneIn } from '../reach.js';

export type Ineligible = 'order_without_products' | 'order_without_contact' | 'order_needs_both';

/** What the shop's settings demand besides. */
export interface Demands {
  /** « une adresse email ou un numéro de téléphone »: either is enough, unless somebody wants both. */
  need: 'either' | 'both';
  /** The shop's country. */
  country: string;
}

/** → why the order cannot be transferred; undefined where it can. */
export function ineligible(
  order: Pick<OrderSnapshot, 'lines' | 'billing' | 'shipping'>,
  particulars: Pick<Particulars, 'requires' | 'phoneFrom'>,
  { need, country }: Demands = { need: 'either', country: '' },
): Ineligible | undefined {
  const { requires } = particulars;
  if (requires.includes('product') && !order.lines.some(({ kind }) => kind === 'product'))
    return 'order_without_products';
  if (!requires.includes('contact')) return undefined;
  const ways = [emailIn(order), phoneIn(order, particulars, country)].filter((way) => way !== '');
  if (ways.length === 0) return 'order_without_contact';
  return need === 'both' && ways.length < 2 ? 'order_needs_both' : undefined;
}
