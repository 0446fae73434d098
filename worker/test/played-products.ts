/** What a played source of orders has of products: it answers with those that the asked orders' lines sell. */
import type { OrderSnapshot } from '../src/model/order.js';
import type { ShopProduct } from '../src/model/product.js';

export const testProduct = (change: Partial<ShopProduct> = {}): ShopProduct => ({
  id: 7,
  parent_id: 0,
  name: 'T-shirt',
  description: 'Made of cotton.',
  sku: 'TEE',
  categories: [['Clothing', 'T-shirts']],
  ...change,
});

/** Each once, and the products of variations; without those that are not there. */
export function soldOn<P extends ShopProduct>(orders: readonly OrderSnapshot[], all: ReadonlyMap<P['id'], P>): P[] {
  const ids = orders.flatMap(({ lines }) =>
    lines.flatMap(({ product_id, variation_id }) => [product_id, variation_id]),
  );
  const sold = ids.flatMap((id) => all.get(id) ?? []);
  return [...new Set([...sold, ...sold.flatMap(({ parent_id }) => all.get(parent_id) ?? [])])];
}
