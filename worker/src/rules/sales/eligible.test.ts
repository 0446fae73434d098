/** Article 4: which orders are not transferred. */
import { describe, expect, it } from 'vitest';
import { line, testOrder } from '../../../test/test-order.js';
import { woocommerce } from '../../shops/woocommerce/particulars.js';
import { ineligible, type Ineligible } from './eligible.js';

const order = (email: string, phone: string, country = 'FR'): ReturnType<typeof testOrder> =>
  testOrder({
    billing: { ...testOrder().billing, email, phone, country },
    shipping: { ...testOrder().shipping, phone: '' },
  });
const [either, both] = (['either', 'both'] as const).map((need) => ({ need, country: 'FR' }));

describe('« Une commande n’est pas transférée si elle ne contient aucun produit »', () => {
  it.each<[string, ReturnType<typeof line>[], Ineligible | undefined]>([
    ['no line', [], 'order_without_products'],
    ['shipping and fees', [line({ kind: 'shipping' }), line({ kind: 'fee' })], 'order_without_products'],
    ['a product that was deleted since', [line({ product_id: 0, gone_id: 7 })], undefined],
    ['a product that costs nothing', [line({ subtotal: '0', total: '0', taxes: [] })], undefined],
  ])('%s', (_what, lines, why) => {
    expect(ineligible(testOrder({ lines }), woocommerce)).toBe(why);
  });
});

describe('« ou si le profil du client ne contient pas d’adresse email ou de numéro de téléphone »', () => {
  it.each<[email: string, phone: string, either: Ineligible | undefined, both: Ineligible | undefined]>([
    ['a@b.fr', '01 23 45 67 89', undefined, undefined],
    ['a@b.fr', '', undefined, 'order_needs_both'],
    ['', '01 23 45 67 89', undefined, 'order_needs_both'],
    ['a@b.fr', '123', undefined, 'order_needs_both'],
    ['nobody', '01 23 45 67 89', undefined, 'order_needs_both'],
    ['', '', 'order_without_contact', 'order_without_contact'],
    [' ', '\t', 'order_without_contact', 'order_without_contact'],
    ['none', 'none', 'order_without_contact', 'order_without_contact'],
    ['@', '0', 'order_without_contact', 'order_without_contact'],
    ['a@b', '+33', 'order_without_contact', 'order_without_contact'],
  ])('“%s” and “%s”: %s; where both are needed: %s', (email, phone, one, two) => {
    expect(ineligible(order(email, phone), woocommerce, either)).toBe(one);
    expect(ineligible(order(email, phone), woocommerce, both)).toBe(two);
  });
  it('a number without a country is one of the shop’s', () => {
    expect(ineligible(order('', '01 23 45 67 89', ''), woocommerce, either)).toBeUndefined();
    expect(ineligible(order('', '01 23 45 67 89', ''), woocommerce)).toBe('order_without_contact');
  });
  it('nothing is asked of a source that does not ask for it', () => {
    const particulars = { ...woocommerce, requires: [] };
    expect(ineligible(order('', ''), particulars, both)).toBeUndefined();
    expect(ineligible({ ...order('', ''), lines: [] }, particulars, both)).toBeUndefined();
  });
});
