/** Every cent of an order: taxes within and on top of prices, rounded line by line or at the end, with coupons and fees. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phpIn } from '../setup/shop.js';
import { signed } from './client.js';
import { store } from '../setup/own-shop.js';

const suffix = randomBytes(4).toString('hex');
const post = async (path: string, body: unknown): Promise<Record<string, unknown>> => {
  const answer = await signed(`wc/v3/${path}`, { method: 'POST', body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body as Record<string, unknown>;
};
const setOptions = (options: Record<string, string>): Promise<string> =>
  phpIn(
    store,
    Object.entries(options)
      .map(([name, value]) => `update_option( 'woocommerce_${name}', '${value}' );`)
      .join(' '),
  );

interface Mode {
  included: 'yes' | 'no';
  atSubtotal: 'yes' | 'no';
}
const MODES: Mode[] = (['no', 'yes'] as const).flatMap((included) =>
  (['no', 'yes'] as const).map((atSubtotal) => ({ included, atSubtotal })),
);
const FIELDS = ['total', 'total_tax', 'cart_tax', 'shipping_tax', 'discount_total', 'discount_tax'] as const;

/** total, total_tax, cart_tax, shipping_tax, discount_total, discount_tax; measured on WooCommerce 11.0.1, modes as above. */
const EXPECTED: Record<string, string[]> = {
  'lines, shipping and a fee': [
    '114.04 10.08 9.10 0.98 0.00 0.00',
    '114.03 10.07 9.09 0.98 0.00 0.00',
    '105.24 9.01 8.03 0.98 0.00 0.00',
    '105.24 9.00 8.02 0.98 0.00 0.00',
  ],
  'a negative fee': [
    '106.79 9.33 8.35 0.98 0.00 0.00',
    '106.79 9.33 8.35 0.98 0.00 0.00',
    '98.01 8.28 7.30 0.98 0.00 0.00',
    '98.02 8.28 7.30 0.98 0.00 0.00',
  ],
  'a percentage and an amount off': [
    '90.51 7.74 6.76 0.98 19.69 2.04',
    '90.50 7.73 6.75 0.98 19.69 2.04',
    '83.76 6.94 5.96 0.98 17.91 1.77',
    '83.75 6.94 5.96 0.98 17.92 1.77',
  ],
  'an amount off each piece': [
    '101.51 8.24 8.24 0.00 4.29 0.55',
    '101.52 8.24 8.24 0.00 4.29 0.55',
    '93.27 7.26 7.26 0.00 3.82 0.47',
    '93.27 7.26 7.26 0.00 3.82 0.47',
  ],
  'half a cent of VAT': [
    '109.53 8.97 8.97 0.00 0.00 0.00',
    '109.52 8.96 8.96 0.00 0.00 0.00',
    '100.72 7.89 7.89 0.00 0.00 0.00',
    '100.73 7.89 7.89 0.00 0.00 0.00',
  ],
  'another country': [
    '102.46 0.00 0.00 0.00 0.00 0.00',
    '102.46 0.00 0.00 0.00 0.00 0.00',
    '94.73 0.00 0.00 0.00 0.00 0.00',
    '94.74 0.00 0.00 0.00 0.00 0.00',
  ],
};

const fr = { country: 'FR', email: 'money@example.test' };
const shipping_lines = [{ method_id: 'flat_rate', method_title: 'DHL', total: '4.90' }];

describe.each(MODES.map((mode, index) => ({ ...mode, index })))(
  'prices with tax: $included, rounded at the subtotal: $atSubtotal',
  ({ included, atSubtotal, index }) => {
    let line_items: { product_id: unknown; quantity: number }[];
    beforeAll(async () => {
      await setOptions({ prices_include_tax: included, tax_round_at_subtotal: atSubtotal });
      const lines: [string, string, number, Record<string, string>?][] = [
        ['12.90', 'super-reduced-rate', 3],
        ['3.333', '', 7],
        ['19.99', 'reduced-rate', 1],
        ['7.77', '', 2, { tax_status: 'none' }],
      ];
      line_items = [];
      for (const [regular_price, tax_class, quantity, others] of lines) {
        const { id } = await post('products', { name: 'Money', regular_price, tax_class, ...others });
        line_items.push({ product_id: id, quantity });
      }
      await phpIn(
        store,
        [
          ['percent', '13'],
          ['fixed_cart', '7.01'],
          ['fixed_product', '0.33'],
        ]
          .map(
            ([type, amount]) =>
              `$c = new WC_Coupon(); $c->set_code( '${type}-${suffix}-${index}' ); $c->set_discount_type( '${type}' ); $c->set_amount( '${amount}' ); $c->save();`,
          )
          .join(' '),
      );
    });
    afterAll(() => setOptions({ prices_include_tax: 'no', tax_round_at_subtotal: 'no' }));

    const coupons = (...types: string[]) => types.map((type) => ({ code: `${type}-${suffix}-${index}` }));
    const cases: Record<string, () => Record<string, unknown>> = {
      'lines, shipping and a fee': () => ({ shipping_lines, fee_lines: [{ name: 'Gift wrap', total: '1.50' }] }),
      'a negative fee': () => ({ shipping_lines, fee_lines: [{ name: 'Discount', total: '-5' }] }),
      'a percentage and an amount off': () => ({ shipping_lines, coupon_lines: coupons('percent', 'fixed_cart') }),
      'an amount off each piece': () => ({ coupon_lines: coupons('fixed_product') }),
      'half a cent of VAT': () => ({ fee_lines: [{ name: 'Books', total: '3.00', tax_class: 'super-reduced-rate' }] }),
      'another country': () => ({ billing: { ...fr, country: 'DE' }, shipping_lines }),
    };
    it.each(Object.keys(cases))('%s', async (name) => {
      const order = await post('orders', { billing: fr, line_items, ...cases[name]?.() });
      expect(FIELDS.map((field) => order[field]).join(' ')).toBe(EXPECTED[name]?.[index]);
    });
  },
);

describe('money of an order that was stored', () => {
  it('has no more decimals in PHP than it needs, whatever the database keeps', async () => {
    const product = await post('products', {
      name: `Stored ${suffix}`,
      regular_price: '12.90',
      tax_class: 'super-reduced-rate',
    });
    const { id } = await post('orders', {
      billing: fr,
      line_items: [{ product_id: product['id'], quantity: 1 }],
      shipping_lines,
    });
    const read = `$o = wc_get_order( ${String(id)} ); echo $o->get_total() . ' ' . $o->get_total_tax() . ' ' . $o->get_shipping_total();`;
    expect(await phpIn(store, read)).toMatch(/^\d+\.\d\d \d+\.\d\d 4\.9$/);
  });
});
