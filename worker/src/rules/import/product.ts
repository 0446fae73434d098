/**
 * What an order's lines sell, for the ERP's catalogue. Article 4: « Tous les nouveaux produits ajoutés à la commande sont importés avec la commande dans
 * le catalogue »; « Les données sont importées dans les champs : Nom, Description, SKU (et/ou Code — si fourni par l'intégration) ». The unit is
 * always the piece, so nothing is said of one; the line keeps its quantity and price, whatever becomes of its product.
 *
 * - Without a SKU, or with one that two of the shop's products have, a product is identified by its number: it is never taken for
 *   another one. So it is with names. The ERP gets the SKU as the shop has it, doubled or not: it is the shop's to correct.
 * - One that was deleted since keeps what the ERP has of it, by its link. Where there is none, the line goes with its name alone:
 *   nobody knows any more what it was, and a product is not made from a line.
 * - A bundle's parts, at a price of 0, are lines like any other: their goods leave the stock.
 * - A variation is a product of its own, with its own SKU, name and number; its category is its product's.
 */
import type { ForeignId } from '../../model/order-key.js';
import type { OrderLine } from '../../model/order.js';
import type { Particulars } from '../../model/particulars.js';
import type { CategoryPath, Product, ShopProduct } from '../../model/product.js';
import { categoryOf } from './category.js';

/** « Identifier les produits par » */
export type IdentifyBy = 'sku' | 'name' | 'id';

export interface SoldProduct {
  /** Of the product, or of the variation: what its key and its link are made of. */
  id: ForeignId;
  by: IdentifyBy;
  /** It cannot be identified by what the settings say; so its number has to do, which may be another product's code by chance. */
  makeshift: boolean;
  find: { sku: string } | { code: string } | { name: string };
  product: Omit<Product, 'category'>;
  category: CategoryPath;
}

export type LineProduct = { line: ForeignId } & ({ sold: SoldProduct } | Gone);

interface Gone {
  /** The number of what was deleted since; 0 where there was never one. */
  gone: ForeignId;
}

interface Ways {
  by: IdentifyBy;
  particulars: Pick<Particulars, 'sku' | 'id'>;
  /** The shop's. */
  language: string;
}

/** What has to be known of a line. */
type SoldLine = Pick<OrderLine, 'id' | 'kind' | 'product_id' | 'variation_id' | 'gone_id' | 'name'>;

/** @param products What the source says of them, and of those that they are variations of. */
export function productsOf(lines: readonly SoldLine[], products: readonly ShopProduct[], ways: Ways): LineProduct[] {
  const known = new Map(products.map((product) => [String(product.id), product]));
  return lines
    .filter(({ kind }) => kind === 'product')
    .map((line) => {
      const id = line.gone_id || line.variation_id || line.product_id || 0;
      const product = line.gone_id ? undefined : known.get(String(id));
      if (product === undefined) return { line: line.id, gone: id };
      return { line: line.id, sold: soldProduct(product, line, [...known.values()], ways) };
    });
}

function soldProduct(
  shop: ShopProduct,
  line: SoldLine,
  all: readonly ShopProduct[],
  { by: wanted, particulars, language }: Ways,
): SoldProduct {
  const [id, sku] = [String(shop.id), shop.sku.trim()];
  const makeshift = wanted !== 'id' && !isItsOwn(shop, wanted, all);
  const by = makeshift ? 'id' : wanted;
  // Somebody has to be able to tell it from others.
  const name = shop.name.trim() || line.name.trim() || sku || id;
  const values = { sku: '', code: '', [particulars.id]: id, [particulars.sku]: sku };
  const field = by === 'name' ? undefined : particulars[by];
  const parent = all.find((one) => String(one.id) === String(shop.parent_id));
  const categories = shop.categories.length > 0 ? shop.categories : (parent?.categories ?? []);
  return {
    id: shop.id,
    by,
    makeshift,
    find: field === undefined ? { name } : field === 'sku' ? { sku: values.sku } : { code: values.code },
    product: { name, description: shop.description.trim(), ...values },
    category: categoryOf(categories, language),
  };
}

/** Whether no other of the shop's products has the same. */
function isItsOwn(shop: ShopProduct, by: 'sku' | 'name', all: readonly ShopProduct[]): boolean {
  const value = shop[by].trim();
  return value !== '' && !all.some((one) => String(one.id) !== String(shop.id) && one[by].trim() === value);
}
