/** The products of products.csv. */
import { isProblem, isRemark, type ReadProblem } from '../../model/problem.js';
import { productOf } from '../../model/order-key.js';
import type { Product } from '../../model/product.js';
import { productsFormat } from './catalogue-headings.js';
import type { Row } from './csv.js';
import type { Exports } from './exports.js';
import { rowsIfThere } from './optional.js';
import { duplicate, read, required } from './rows.js';
import { Shelf } from './shelf.js';
import { BadValue, readActive } from './values.js';

export interface ListedProduct {
  product: Product;
  active: boolean;
}

export interface ProductList {
  shelf: Shelf<ListedProduct>;
  problems: ReadProblem[];
}

export type By = { sku: string } | { code: string } | { name: string };

export const askedOf = (by: By): string => ('sku' in by ? by.sku : 'code' in by ? by.code : by.name).trim();

const term = (field: string, value: string): string => `${field} ${value.trim()}`;
export const termOf = (by: By): string => term('sku' in by ? 'sku' : 'code' in by ? 'code' : 'name', askedOf(by));
/** By what a product may be found. */
export const termsOf = ({ sku, code, name }: Product): string[] => [
  term('sku', sku),
  term('code', code),
  term('name', name),
];

/** What the journal and sales call a product. */
const longest = 190;

/** @param categoryOf Which category a text of the column means; '' where that is none, or several. */
export async function productsIn(exports: Exports, categoryOf: (text: string) => string): Promise<ProductList> {
  const shelf = new Shelf<ListedProduct>();
  const problems: ReadProblem[] = [];
  for await (const row of rowsIfThere(exports, productsFormat)) {
    if (isRemark(row)) continue;
    const found = isProblem(row)
      ? row
      : read(productsFormat.file, row, () => ({
          ...readProduct(row, categoryOf),
          // A word that nobody has explained says nothing against a product.
          active: readActive(row.values['active'] ?? '', (word) => exports.mapping.activeWord(word)) !== false,
          line: row.line,
        }));
    if (isProblem(found)) problems.push(found);
    else if (shelf.get(found.id) !== undefined) problems.push(duplicate(productsFormat.file, found.line, found.id));
    else shelf.put(found.id, { product: found.product, active: found.active }, termsOf(found.product));
  }
  return { shelf, problems };
}

/**
 * An ERP whose code alone is unique keeps our key there; of a product that people made the SKU is what the column says, else the
 * code.
 */
export function readProduct(row: Row, categoryOf: (text: string) => string): { id: string; product: Product } {
  const id = required(row, 'code');
  if (id.length > longest) throw new BadValue('long_field', { field: 'code', value: id.slice(0, 40) });
  const { name = '', description = '', sku = '', category = '' } = row.values;
  const ours = productOf(id);
  const product = {
    ...{ name, description },
    sku: sku === '' && ours === undefined ? id : sku,
    code: ours?.id ?? id,
    category: categoryOf(category),
  };
  return { id, product };
}
