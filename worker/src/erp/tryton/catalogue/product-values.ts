/** What a product of ours is in Tryton: a template with one variant; and what any product of Tryton is to us. */
import { productOf } from '../../../model/order-key.js';
import type { Product } from '../../../model/product.js';
import type { Row } from '../client/client.js';
import type { Needed } from './product-needs.js';
import { trimmed } from '../client/texts.js';
import { decimal } from '../client/values.js';

export type ProductRow = Row<{
  code: string | null;
  name: string | null;
  description: string | null;
  categories: number[];
  'identifiers.': { type: string | null; code: string | null }[];
}>;

export const productFields = ['code', 'name', 'description', 'categories', 'identifiers.type', 'identifiers.code'];

/** What a sale needs to know besides. */
export interface Trade {
  /** Services are not kept in stock: shipping, fees. */
  type?: 'goods' | 'service';
  /** Net, with four decimals at most. */
  listPrice?: string;
  /** By its id; where the configuration names none. */
  accountCategory?: number | undefined;
}

/**
 * Our key is the code: Tryton lets no two active products have the same. It is the template's and the variant's code together; each is
 * said, because where one is empty Tryton may be set up to number it.
 */
export function templateOf(key: string, product: Product, needed: Needed, trade: Trade): object {
  const { type = 'goods', listPrice = '0', accountCategory } = trade;
  const { unit, sold } = needed;
  const cut = key.lastIndexOf('.') + 1 || 1;
  const variant = {
    suffix_code: key.slice(cut),
    description: product.description === '' ? null : product.description,
    cost_price: decimal('0'),
    identifiers: [['create', product.sku.trim() === '' ? [] : [{ code: product.sku.trim() }]]],
  };
  return {
    code: key.slice(0, cut),
    name: product.name.trim() || product.sku.trim() || key,
    type,
    default_uom: unit,
    list_price: decimal(listPrice),
    cost_price_method: 'fixed',
    categories: [['add', product.category === '' ? [] : [Number(product.category)]]],
    products: [['create', [variant]]],
    ...(accountCategory === undefined ? {} : { account_category: accountCategory }),
    ...(sold ? { salable: true, sale_uom: unit } : {}),
  };
}

/** The SKU of a product that people made is its first identifier of no standard, else its code. */
export function productFrom({ code, name, description, categories, 'identifiers.': identifiers }: ProductRow): Product {
  const ours = productOf(trimmed(code));
  const sku = trimmed(identifiers.find(({ type }) => type === null || type === '')?.code);
  return {
    name: trimmed(name),
    description: trimmed(description),
    sku: sku === '' && ours === undefined ? trimmed(code) : sku,
    code: ours?.id ?? trimmed(code),
    category: categories.length === 0 ? '' : String(Math.min(...categories)),
  };
}

/** Whether it is known by this SKU: by any of its identifiers, a bar code, too. */
export function hasSku(row: ProductRow, sku: string): boolean {
  return productFrom(row).sku === sku || row['identifiers.'].some(({ code }) => trimmed(code) === sku);
}
