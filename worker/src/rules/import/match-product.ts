/**
 * Which of the ERP's products one of the shop's is. Article 4: « Le système compare les produits avec ceux existants en fonction de la valeur
 * sélectionnée dans le champ « Identifier les produits par » (nom, SKU ou ID, selon l'intégration). Si les valeurs correspondent, le produit n'est
 * pas dupliqué. »
 */
import type { Kept } from '../../model/kept.js';
import type { Product } from '../../model/product.js';
import type { ReasonCode } from '../../reasons/reasons.js';
import type { Held, Match } from './match.js';
import type { SoldProduct } from './product.js';

export interface FoundProducts {
  /** The ERP's id of what it is linked with already. */
  linked?: string | undefined;
  found: readonly Kept<Product>[];
  /**
   * Ids of those that another of the shop's products is: two with one SKU do not become one. By number, those of other sources, too: their
   * numbers have nothing to do with the shop's.
   */
  others: ReadonlySet<string>;
}

export function matchProduct(
  sold: Pick<SoldProduct, 'by' | 'makeshift' | 'find' | 'product'>,
  { linked, found, others }: FoundProducts,
): Match<Product> {
  if (linked !== undefined) return { use: linked };
  const all = found.filter((one) => !others.has(one.id) && (sold.by !== 'name' || isSameName(one, sold)));
  const [only, second] = all;
  if (only === undefined) return { create: true };
  if (second !== undefined) return held('product_several', sold, all);
  // The ERP may number its own products as the shop does: 12 is another thing there.
  if (sold.makeshift && !isSameName(only, sold)) return held('product_code_taken', sold, all);
  return { use: only.id, how: sold.by === 'id' ? 'code' : sold.by };
}

/** Case and accents count: two names are two products, where nothing else tells. */
const isSameName = ({ value }: Kept<Product>, { product }: Pick<SoldProduct, 'product'>): boolean =>
  value.name.trim() === product.name.trim();

function held(
  reason: Extract<ReasonCode, `product_${string}`>,
  { find, product }: Pick<SoldProduct, 'find' | 'product'>,
  candidates: Kept<Product>[],
): Held<Product> {
  const [value = ''] = Object.values(find) as string[];
  const found = candidates.map((one) => called(one.value)).join('; ');
  return { held: { reason, params: { name: product.name, value, found } }, candidates };
}

/** As people tell products from each other. */
const called = ({ name, sku, code }: Product): string => [name, sku, code].filter((part) => part !== '').join(', ');
