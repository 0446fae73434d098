/**
 * An order brings its customer and its products into the ERP (article 4): « En même temps que la commande, le client est importé »;
 * « Tous les nouveaux produits ajoutés à la commande sont importés avec la commande ». Its sale then names what was found or made.
 */
import { orderOf, refundOf } from '../model/order-key.js';
import { SaleProblem } from '../model/problem.js';
import type { Sale } from '../model/sale.js';
import { ContactsAlong } from './along-contacts.js';
import { ProductsAlong } from './along-products.js';
import type { OrderContext } from './lane.js';

/** What the sale is with the ERP's ids in it, or why it has to wait. */
export type Along = Map<string, Sale | SaleProblem>;

/** → nothing of the sales that bring nothing along: where it is switched off, or the ERP keeps neither people nor products. */
export async function bringAlong(sales: readonly Sale[], context: OrderContext): Promise<Along> {
  const along: Along = new Map();
  const { erp, settings, sources } = context;
  if (!settings.imports.enabled) return along;
  for (const source of sources) {
    const theirs = sales.filter(({ key }) => (orderOf(key) ?? refundOf(key))?.source === source.name);
    if (theirs.length === 0) continue;
    const contacts = erp.contacts && new ContactsAlong(erp.contacts, source, context);
    const products = erp.products && (await ProductsAlong.of(theirs, erp.products, source, context));
    for (const sale of theirs) along.set(sale.key, await brought(sale, contacts, products));
  }
  return along;
}

async function brought(
  sale: Sale,
  contacts: ContactsAlong | undefined,
  products: ProductsAlong | undefined,
): Promise<Sale | SaleProblem> {
  try {
    const withContact = contacts ? await contacts.with(sale) : sale;
    return products ? await products.with(withContact) : withContact;
  } catch (error) {
    if (error instanceof SaleProblem) return error;
    throw error;
  }
}
