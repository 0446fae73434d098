/**
 * Invariant 7 on the shop's own arithmetic: whatever a cart holds, the lines of the order that WooCommerce makes of it add up to its
 * total, and those of its refunds to what was given back. The carts are the same in every run.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { creditNoteOf, isMismatch, saleOf } from '../../worker/src/rules/sales/sale.js';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { makeProduct, snapshots } from '../plugin/orders.js';
import { describeIf, ONLY_REAL } from '../setup/needs.js';
import { store } from '../setup/own-shop.js';

const carts = 15;
const taxClasses = ['', 'reduced-rate', 'super-reduced-rate'];
const prices = ['0.75', '12.90', '3.333', '19.99', '7.77', '1.05', '2.50', '10', '99.95'];

/** Carts with coupons, shipping, fees (some of them a percentage); of each order some lines are given back, as the admin does it. */
const shopping = (products: number[]): string => `
  mt_srand( 7 );
  wc_load_cart();
  WC()->customer->set_billing_country( 'FR' );
  WC()->customer->set_shipping_country( 'FR' );
  $fees = array();
  $cost = 0;
  add_action( 'woocommerce_cart_calculate_fees', function ( $cart ) use ( &$fees ) { foreach ( $fees as $i => $f ) { $cart->add_fee( "Fee $i", $f[0], true, $f[1] ); } } );
  add_filter( 'woocommerce_package_rates', function () use ( &$cost ) { return array( 'flat' => new WC_Shipping_Rate( 'flat', 'Flat', $cost, WC_Tax::calc_shipping_tax( $cost, WC_Tax::get_shipping_tax_rates() ), 'flat_rate' ) ); }, 99 );
  add_filter( 'woocommerce_cart_needs_shipping', '__return_true' );
  $products = array( ${products.join(',')} );
  $ids = array();
  for ( $n = 0; $n < ${String(carts)}; $n++ ) {
    WC()->cart->empty_cart();
    for ( $i = mt_rand( 1, 5 ); $i > 0; $i-- ) { WC()->cart->add_to_cart( $products[ mt_rand( 0, 8 ) ], mt_rand( 1, 7 ) ); }
    $net = WC()->cart->get_cart_contents_total();
    $fees = array( array(), array( array( 3.00, 'super-reduced-rate' ) ), array( array( -2.5, '' ) ), array( array( $net * 0.012, '' ), array( $net * 0.0037, 'reduced-rate' ) ) )[ $n % 4 ];
    $cost = $n % 3 ? mt_rand( 100, 1500 ) / 100 : 3.00;
    foreach ( array( 'percent', 'fixed_cart', 'fixed_product' ) as $type ) { if ( 0 === mt_rand( 0, 3 ) ) { WC()->cart->apply_coupon( "cart-$type" ); } }
    wc_clear_notices();
    WC()->session->set( 'chosen_shipping_methods', array( 'flat' ) );
    WC()->shipping()->reset_shipping();
    WC()->cart->calculate_totals();
    $id    = WC()->checkout()->create_order( array( 'payment_method' => 'bacs', 'billing_country' => 'FR', 'billing_email' => 'cart@orders.test' ) );
    $ids[] = $id;
    $order = wc_get_order( $id );
    $lines = array();
    $sum   = 0;
    foreach ( $order->get_items( array( 'line_item', 'fee', 'shipping' ) ) as $item_id => $item ) {
      if ( mt_rand( 0, 1 ) || (float) $item->get_total() <= 0 ) { continue; }
      $of    = max( 1, (int) $item->get_quantity() );
      $back  = mt_rand( 1, $of );
      $total = round( $item->get_total() / $of * $back, 2 );
      $taxes = array_map( static fn( $tax ) => round( (float) $tax / $of * $back, 2 ), array_filter( $item->get_taxes()['total'] ) );
      $lines[ $item_id ] = array( 'qty' => 'line_item' === $item->get_type() ? $back : 0, 'refund_total' => $total, 'refund_tax' => $taxes );
      $sum += $total + array_sum( $taxes );
    }
    if ( $lines && $sum <= $order->get_total() ) { wc_create_refund( array( 'order_id' => $id, 'amount' => round( $sum, 2 ), 'line_items' => $lines ) ); }
    if ( $n % 2 ) { wc_get_order( $id )->calculate_totals(); }
  }
  echo 'ids=' . implode( ',', $ids );`;

describeIf(store.store !== 'stand-in', ONLY_REAL)('orders of real carts', () => {
  const products: number[] = [];
  const setOptions = (included: string, atSubtotal: string): Promise<string> =>
    phpIn(
      store,
      `update_option( 'woocommerce_prices_include_tax', '${included}' ); update_option( 'woocommerce_tax_round_at_subtotal', '${atSubtotal}' );`,
    );

  beforeAll(async () => {
    await forgetEverything(store);
    for (const [n, price] of prices.entries())
      products.push(
        await makeProduct(`cart-${String(n)}-${String(Date.now())}`, price, { tax_class: taxClasses[n % 3] }),
      );
    await phpIn(
      store,
      `foreach ( array( 'percent' => '13', 'fixed_cart' => '7.01', 'fixed_product' => '0.33' ) as $type => $amount ) { $c = new WC_Coupon(); $c->set_code( "cart-$type" ); $c->set_discount_type( $type ); $c->set_amount( $amount ); $c->save(); }`,
    );
  });
  afterAll(async () => {
    await setOptions('no', 'no');
    await forgetEverything(store);
  });

  it.each([
    ['no', 'no'],
    ['no', 'yes'],
    ['yes', 'no'],
    ['yes', 'yes'],
  ])('add up: prices with tax %s, rounded at the subtotal %s', { timeout: 120_000 }, async (included, atSubtotal) => {
    await setOptions(included, atSubtotal);
    const ids = /ids=([\d,]+)$/.exec(await phpIn(store, shopping(products)))?.[1] ?? '';
    const { orders } = await snapshots({ ids });
    expect(orders).toHaveLength(carts);
    expect(orders.map((order) => saleOf(order, 'invoice')).filter(isMismatch)).toEqual([]);
    const creditNotes = orders.flatMap((order) => order.refunds.map((refund) => creditNoteOf(order, refund, 'sale.1')));
    expect(creditNotes.length).toBeGreaterThan(3);
    expect(creditNotes.filter(isMismatch)).toEqual([]);
  });
});
