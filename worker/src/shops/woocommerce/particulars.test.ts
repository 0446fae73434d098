/** Article 4's WooCommerce, as data. */
import { expect, it } from 'vitest';
import { woocommerce } from './particulars.js';

it('is what the article says of WooCommerce', () => {
  expect(woocommerce).toMatchObject({
    window: { months: 2, leftOut: ['completed', 'cancelled', 'refunded', 'failed', 'trash'] },
    requires: ['product', 'contact'],
    matchBy: ['phone', 'email'],
    sku: 'sku',
    id: 'code',
    completedNeedsStockOut: true,
    deliveryComment: 'never',
  });
});
