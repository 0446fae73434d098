/** A product of an order as the files that the ERP (or its import program) reads. The JSON's schema: docs/product.schema.json. */
import type { CategoryPath, Product } from '../../model/product.js';
import { pathText } from './category-list.js';
import { csv, text } from './csv-text.js';

interface ProductFile {
  key: string;
  revision: number;
  product: Product;
  /** The names of its category on the way down. */
  path: CategoryPath;
}

/** Article 4: « l'unité de mesure pour tous les articles est la pièce ». */
const unit = 'piece';

export function productJson({ key, revision, product, path }: ProductFile): string {
  const { name, description, sku, code, category: category_id } = product;
  const said = { name, description, sku, code, unit, category: path, category_id };
  return `${JSON.stringify({ format: 'erp-bridge.product/1', key, revision, ...said }, null, 2)}\n`;
}

/** The columns, in their order: heading → value. */
const columns: Record<string, (file: ProductFile) => string> = {
  'Référence externe': ({ key }) => key,
  Révision: ({ revision }) => String(revision),
  'Code article': ({ product }) => text(product.sku),
  Code: ({ product }) => text(product.code),
  Désignation: ({ product }) => text(product.name),
  Description: ({ product }) => text(product.description),
  Catégorie: ({ path }) => text(pathText(path)),
  'Code catégorie': ({ product }) => text(product.category),
  Unité: () => 'pièce',
};

export const productCsv = (file: ProductFile): string =>
  csv([Object.keys(columns), Object.values(columns).map((column) => column(file))]);
