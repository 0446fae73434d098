/** Whole orders as the worker reads them: every amount as it is stored, in both storages, in one request. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { account, one } from './accounts.js';
import {
  address,
  ask,
  makeOrder,
  makeProduct,
  snapshot,
  snapshots,
  storages,
  useStorage,
  wc,
  type ShopOrder,
} from './orders.js';
import { store } from '../setup/own-shop.js';

interface Rate {
  id: number;
}

describe.each(storages)('with orders in %s storage', (storage) => {
  let [standard, reduced, withTax, second]: Rate[] = [];
  let [plain, food] = [0, 0];

  beforeAll(async () => {
    await forgetEverything(store);
    await useStorage(storage);
    const rate = (name: string, percent: string, more: object): Promise<Rate> =>
      wc<Rate>('POST', 'taxes', { country: 'BE', rate: percent, name, shipping: true, ...more });
    standard = await rate('TVA 21 %', '21.0000', { class: 'standard' });
    reduced = await rate('TVA 6 %', '6.0000', { class: 'reduced-rate' });
    // Two rates at once, the second on top of the first.
    withTax = await rate('Base', '5.0000', { class: 'super-reduced-rate' });
    second = await rate('On top', '9.9750', { class: 'super-reduced-rate', priority: 2, compound: true });
    plain = await makeProduct(`plain-${storage}`, '10.01');
    food = await makeProduct(`food-${storage}`, '3.33', { tax_class: 'reduced-rate' });
    await phpIn(
      store,
      `$coupon = new WC_Coupon(); $coupon->set_code( 'ten-${storage}' ); $coupon->set_discount_type( 'percent' ); $coupon->set_amount( 10 ); $coupon->save();`,
    );
  });
  afterAll(async () => {
    await forgetEverything(store);
    await useStorage('hpos');
    await phpIn(store, `update_option( 'woocommerce_prices_include_tax', 'no' );`);
    for (const rate of [standard, reduced, withTax, second])
      await wc('DELETE', `taxes/${rate?.id ?? 0}`, undefined, { force: 'true' });
  });

  it.each(['no', 'yes'])('tells every line with its taxes (prices include tax: %s)', async (inclusive) => {
    await phpIn(store, `update_option( 'woocommerce_prices_include_tax', '${inclusive}' );`);
    const double = await makeProduct(`double-${storage}-${inclusive}`, '7.77', { tax_class: 'super-reduced-rate' });
    const made = await makeOrder({
      line_items: [
        { product_id: plain, quantity: 3 },
        {
          product_id: food,
          quantity: 1,
          meta_data: [
            { key: 'Engraving', value: 'Zoé & Léa' },
            { key: '_hidden', value: 'no' },
          ],
        },
        { product_id: double, quantity: 2 },
      ],
      shipping_lines: [{ method_id: 'flat_rate', method_title: 'Colis', total: '4.95' }],
      fee_lines: [
        { name: 'Gift wrap', total: '1.50', tax_class: '' },
        { name: 'Rebate', total: '-2.00', tax_status: 'none' },
      ],
      coupon_lines: [{ code: `ten-${storage}` }],
      customer_note: 'Ring twice.\nThank you!',
    });
    const shop = await wc<ShopOrder>('GET', `orders/${made.id}`);
    const told = await snapshot(made.id);
    expect(told).toMatchObject({
      id: made.id,
      number: made.number,
      status: 'pending',
      currency: 'EUR',
      decimals: 2,
      prices_include_tax: inclusive === 'yes',
      paid: false,
      paid_by: '',
      paid_at: null,
      paid_status: false,
      requested: false,
      requested_at: null,
      finalize: false,
      customer: { user_id: 0, erp_key: '', tiers_key: '', tiers_code: '' },
      billing: { ...address, email: 'anne@orders.test' },
      shipping: address,
      note: 'Ring twice.\nThank you!',
      payment: { method: 'bacs', title: 'Direct bank transfer', transaction_id: '' },
      refunds: [],
    });
    expect(Object.keys(told.billing).sort()).toEqual([...Object.keys(address), 'email'].sort());
    expect(told.url).toContain(String(made.id));
    expect(told.lines.map(({ kind }) => kind)).toEqual(['product', 'product', 'product', 'shipping', 'fee', 'fee']);
    expect(told.lines[0]).toMatchObject({ product_id: plain, sku: `plain-${storage}`, quantity: '3', meta: [] });
    expect(told.lines[1]?.meta).toEqual([{ key: 'Engraving', value: 'Zoé & Léa' }]);
    // The amounts are those of WooCommerce's own API, digit by digit; what it sends rounded we have whole.
    const stored = await ask<Record<string, { subtotal: string; total: string; taxes: Record<string, string> }>>(
      `$items = array(); foreach ( wc_get_order( ${made.id} )->get_items( array( 'line_item', 'shipping', 'fee' ) ) as $id => $item ) {
        $items[ $id ] = array( 'subtotal' => $item instanceof WC_Order_Item_Product ? $item->get_subtotal() : $item->get_total(), 'total' => $item->get_total(), 'taxes' => (object) array_filter( $item->get_taxes()['total'], fn( $tax ) => '' !== (string) $tax ) );
      } return $items;`,
    );
    const digits = (amount: string): string => amount.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
    for (const line of told.lines) {
      const item = stored[line.id];
      expect(digits(line.subtotal)).toBe(digits(String(item?.subtotal)));
      expect(digits(line.total)).toBe(digits(String(item?.total)));
      expect(Object.fromEntries(line.taxes.map(({ rate_id, amount }) => [rate_id, digits(amount)]))).toEqual(
        Object.fromEntries(Object.entries(item?.taxes ?? {}).map(([id, amount]) => [id, digits(String(amount))])),
      );
    }
    expect(told.lines[0]?.total).toMatch(inclusive === 'yes' ? /^\d+\.\d{3,}$/ : /^\d+\.\d{2,}$/);
    expect(told.lines[2]?.taxes.map(({ rate_id }) => rate_id)).toEqual([withTax?.id, second?.id]);
    expect(told.lines[5]).toMatchObject({ total: '-2.00', quantity: '1', product_id: 0 });
    const rates = new Map(told.taxes.map((tax) => [tax.rate_id, tax]));
    expect(rates.get(standard?.id ?? 0)).toMatchObject({ rate: '21', label: 'TVA 21 %', compound: false });
    expect(rates.get(reduced?.id ?? 0)).toMatchObject({ rate: '6' });
    expect(rates.get(second?.id ?? 0)).toMatchObject({ rate: '9.975', compound: true });
    expect(told.coupons).toMatchObject([
      { code: `ten-${storage}`, discount: expect.stringMatching(/^\d+\.\d+$/) as string },
    ]);
    expect(told.totals).toEqual({
      total: shop.total,
      tax: shop.total_tax,
      discount: shop.discount_total,
      shipping: shop.shipping_total,
    });
  });

  it('tells refunds with their lines as what the customer got back, the oldest first', async () => {
    await phpIn(store, `update_option( 'woocommerce_prices_include_tax', 'no' );`);
    const made = await makeOrder({
      status: 'processing',
      line_items: [{ product_id: plain, quantity: 3 }],
      shipping_lines: [{ method_id: 'flat_rate', method_title: 'Colis', total: '5.00' }],
    });
    const [line] = made.line_items;
    const [shipping] = made.shipping_lines;
    await wc('POST', `orders/${made.id}/refunds`, {
      api_refund: false,
      reason: 'Broken',
      amount: '18.17',
      line_items: [
        { id: line?.id, quantity: 1, refund_total: 10.01, refund_tax: [{ id: standard?.id, refund_total: 2.1 }] },
        { id: shipping?.id, quantity: 1, refund_total: 5, refund_tax: [{ id: standard?.id, refund_total: 1.06 }] },
      ],
    });
    await wc('POST', `orders/${made.id}/refunds`, { api_refund: false, amount: '2.50', reason: 'Sorry' });
    const { refunds, totals } = await snapshot(made.id);
    expect(refunds).toMatchObject([
      {
        reason: 'Broken',
        total: '18.17',
        tax: '3.16',
        lines: [
          {
            kind: 'product',
            sku: `plain-${storage}`,
            quantity: '1',
            total: '10.01',
            taxes: [{ rate_id: standard?.id, amount: '2.10' }],
          },
          { kind: 'shipping', quantity: '1', total: '5.00', taxes: [{ rate_id: standard?.id, amount: '1.06' }] },
        ],
      },
      { reason: 'Sorry', total: '2.50', tax: '0.00', lines: [] },
    ]);
    expect(totals.total).toBe(made.total);
  });

  it('tells notes, variations, and products that are gone', async () => {
    const parent = await wc('POST', 'products', {
      name: 'Shirt',
      type: 'variable',
      sku: `shirt-${storage}`,
      attributes: [{ name: 'Colour', variation: true, visible: true, options: ['Blue', 'Red'] }],
    });
    // The stand-in has no variations.
    const variation = store.store.startsWith('stand-in')
      ? undefined
      : await wc('POST', `products/${parent.id}/variations`, {
          regular_price: '25',
          sku: `shirt-blue-${storage}`,
          attributes: [{ name: 'Colour', option: 'Blue' }],
        });
    const gone = await makeProduct(`gone-${storage}`, '1');
    const made = await makeOrder({
      line_items: [
        { product_id: gone, quantity: 1 },
        ...(variation === undefined ? [] : [{ product_id: parent.id, variation_id: variation.id, quantity: 1 }]),
      ],
    });
    await wc('POST', `orders/${made.id}/notes`, { note: 'Packed.' });
    await wc('POST', `orders/${made.id}/notes`, { note: 'On its way!', customer_note: true });
    await wc('DELETE', `products/${gone}`, undefined, { force: 'true' });
    const told = await snapshot(made.id);
    expect(told.lines[0]).toMatchObject({ product_id: 0, variation_id: 0, sku: '', name: `Product gone-${storage}` });
    // The worker finds by it what the ERP was told of the product.
    if (variation !== undefined) expect(told.lines[0]?.gone_id).toBe(gone);
    if (variation !== undefined) {
      expect(told.lines[1]).toMatchObject({
        product_id: parent.id,
        variation_id: variation.id,
        sku: `shirt-blue-${storage}`,
        meta: [{ key: 'Colour', value: 'Blue' }],
        gone_id: 0,
      });
      await wc('DELETE', `products/${parent.id}/variations/${variation.id}`, undefined, { force: 'true' });
      expect((await snapshot(made.id)).lines[1]).toMatchObject({ gone_id: variation.id });
    }
    const notes = told.notes.filter(({ text }) => ['Packed.', 'On its way!'].includes(text));
    expect(notes.map(({ text, customer }) => [text, customer])).toEqual([
      ['Packed.', false],
      ['On its way!', true],
    ]);
  });

  it('tells who the customer is in the ERP, and who asked', async () => {
    const { user_id } = await one(account('Orders', { tiers_key: 'tiers.O', tiers_code: 'O' }));
    const made = await makeOrder({ customer_id: user_id, line_items: [{ product_id: plain, quantity: 1 }] });
    await phpIn(
      store,
      `ErpBridge\\Sales\\Sales::save( ${made.id}, array( 'requested_at' => '2026-01-02 03:04:05', 'finalize_at' => '2026-01-02 03:04:06' ) );`,
    );
    expect(await snapshot(made.id)).toMatchObject({
      customer: { user_id, erp_key: account('Orders').erp_key, tiers_key: 'tiers.O', tiers_code: 'O' },
      requested: true,
      requested_at: '2026-01-02T03:04:05Z',
      finalize: true,
    });
  });

  it('pages by id since a moment, the trashed ones too, and says which are missing', async () => {
    const ids: number[] = [];
    for (let n = 0; n < 3; ++n) ids.push((await makeOrder({ line_items: [{ product_id: plain, quantity: 1 }] })).id);
    const [first = 0, middle = 0, last = 0] = ids;
    await phpIn(
      store,
      `$order = wc_get_order( ${first} ); $order->set_date_created( '2020-01-01T00:00:00Z' ); $order->save();`,
    );
    await wc('DELETE', `orders/${middle}`);
    const since = '2021-01-01T00:00:00Z';
    const numbers = ({ orders }: { orders: { id: number }[] }): number[] => orders.map(({ id }) => id);
    const page = await snapshots({ after_id: String(first - 1), limit: '1', since });
    expect([numbers(page), page.last_id]).toEqual([[middle], middle]);
    expect(page.orders[0]?.status).toBe('trash');
    const next = await snapshots({ after_id: String(middle), limit: '2', since });
    expect([numbers(next), next.last_id]).toEqual([[last], 0]);
    expect(numbers(await snapshots({ after_id: String(first - 1), limit: '100' }))).toEqual(ids);
    expect(await snapshots({ after_id: String(last), limit: '100', since })).toEqual({
      orders: [],
      missing: [],
      last_id: 0,
    });
    const some = await snapshots({ ids: [last, 999999, first, last].join(',') });
    expect([numbers(some), some.missing]).toEqual([[last, first], [999999]]);
    // An order is there, whatever became of the plugin that made its status.
    const setStatus = (status: string): Promise<string> =>
      phpIn(
        store,
        storage === 'hpos'
          ? `global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}wc_orders SET status = '${status}' WHERE id = ${last}" ); wp_cache_flush();`
          : `global $wpdb; $wpdb->query( "UPDATE {$wpdb->posts} SET post_status = '${status}' WHERE ID = ${last}" ); wp_cache_flush();`,
      );
    await setStatus('wc-away');
    expect(await snapshots({ ids: String(last) })).toMatchObject({ orders: [{ id: last }], missing: [] });
    await setStatus(store.store.startsWith('stand-in') ? 'pending' : 'wc-pending');
  });

  it('reads a page in a number of queries that does not grow with it', async () => {
    const order = (): Promise<ShopOrder> =>
      makeOrder({ line_items: [plain, food].map((product_id) => ({ product_id, quantity: 1 })) });
    const ids = [(await order()).id, (await order()).id];
    const copies = await ask<number[]>(
      `$ids = array(); for ( $n = 0; $n < 18; $n++ ) { $order = new WC_Order(); foreach ( array( ${plain}, ${food} ) as $id ) { $order->add_product( wc_get_product( $id ), 1 ); } $order->set_status( 'pending' ); $ids[] = $order->save(); } return $ids;`,
    );
    const queries = await ask<number[]>(
      `global $wpdb; ErpBridge\\Orders\\Snapshots::of( array( ${ids[0]} ) ); $counts = array();
      foreach ( array( array( ${ids.join(',')} ), array( ${[...ids, ...copies].join(',')} ) ) as $some ) { wp_cache_flush(); $before = $wpdb->num_queries; ErpBridge\\Orders\\Snapshots::of( $some ); $counts[] = $wpdb->num_queries - $before; } return $counts;`,
    );
    // The stand-in reads each order by itself; WooCommerce does not.
    if (!store.store.startsWith('stand-in')) expect((queries[1] ?? 0) - (queries[0] ?? 0)).toBeLessThanOrEqual(2);
    expect(queries[1]).toBeGreaterThan(0);
  });
});
