/** Which hooks fire, in which order and how often: the change feed hangs on them. */
import { describe, expect, it } from 'vitest';
import { phpIn } from '../setup/shop.js';
import { store } from '../setup/own-shop.js';

const HOOKS = [
  'woocommerce_new_order',
  'woocommerce_update_order',
  'woocommerce_order_status_changed',
  'woocommerce_order_status_on-hold',
  'woocommerce_order_status_processing',
  'woocommerce_order_status_completed',
  'woocommerce_order_status_refunded',
  'woocommerce_payment_complete',
  'woocommerce_order_partially_refunded',
  'woocommerce_order_fully_refunded',
  'woocommerce_refund_created',
  'woocommerce_refund_deleted',
  'woocommerce_order_refunded',
  'woocommerce_pre_delete_order_refund',
  'woocommerce_new_customer_note',
  'woocommerce_order_note_added',
  'woocommerce_order_note_deleted',
  'woocommerce_before_trash_order',
  'woocommerce_trash_order',
  'woocommerce_untrash_order',
  'woocommerce_before_delete_order',
  'woocommerce_delete_order',
];

/** What is done, in the names of hooks without `woocommerce_`; `+n` says how many lines the order has in that moment. */
const EXPECTED = {
  'create with a status': ['new_order +0', 'update_order', 'update_order', 'update_order'],
  hold: ['update_order', 'order_status_on-hold', 'order_note_added', 'order_status_changed'],
  pay: ['order_note_added', 'update_order', 'order_status_processing', 'order_status_changed', 'payment_complete'],
  'save nothing': ['update_order'],
  'meta data, a second later': ['update_order'],
  'meta data, in the same second': [],
  'note for the customer': ['new_customer_note', 'order_note_added'],
  'delete the note': ['order_note_deleted'],
  'refund a part': ['order_partially_refunded', 'update_order', 'refund_created', 'order_refunded'],
  // Nobody is told but who listens before: only the shop's own screen fires woocommerce_refund_deleted.
  'delete the refund': ['pre_delete_order_refund'],
  'refund all': [
    'order_fully_refunded',
    'update_order',
    'order_status_refunded',
    'order_note_added',
    'order_status_changed',
    'update_order',
    'refund_created',
    'order_refunded',
  ],
  trash: ['before_trash_order', 'trash_order'],
  untrash: ['untrash_order', 'order_status_refunded', 'order_note_added', 'order_status_changed'],
  delete: ['before_delete_order', 'pre_delete_order_refund', 'delete_order'],
  'a draft': ['order_note_added', 'order_status_changed'],
  'a draft becomes an order': ['new_order +0', 'order_status_changed'],
};

const CODE = `
  $GLOBALS['seen'] = array();
  foreach ( json_decode( '${JSON.stringify(HOOKS)}' ) as $hook ) {
    add_filter( $hook, static function ( ...$args ) use ( $hook ) {
      // Mails are noted, too; they are not what this is about.
      if ( 'woocommerce_order_note_added' === $hook && str_starts_with( get_comment( $args[0] )->comment_content, 'Email' ) ) { return $args[0]; }
      $lines = 'woocommerce_new_order' === $hook ? ' +' . count( $args[1]->get_items() ) : '';
      $GLOBALS['seen'][] = substr( $hook, 12 ) . $lines;
      return $args[0];
    }, 1, 4 );
  }
  $out  = array();
  $done = static function ( string $what ) use ( &$out ) { $out[ $what ] = $GLOBALS['seen']; $GLOBALS['seen'] = array(); };
  $product = new WC_Product_Simple(); $product->set_name( 'Hooked' ); $product->set_regular_price( '10' ); $product->save();
  $order = wc_create_order(); $order->add_product( $product, 2 ); $order->set_billing_email( 'hooks@example.test' ); $order->calculate_totals(); $order->save(); $done( 'create with a status' );
  $order->update_status( 'on-hold' ); $done( 'hold' );
  $order->payment_complete( 'tx' ); $done( 'pay' );
  $order = wc_get_order( $order->get_id() ); $order->save(); $done( 'save nothing' );
  sleep( 1 ); $order->update_meta_data( 'k', 'v' ); $order->save_meta_data(); $done( 'meta data, a second later' );
  $order->set_date_modified( time() + 5 ); $order->save(); $GLOBALS['seen'] = array();
  $order->update_meta_data( 'k', 'w' ); $order->save_meta_data(); $done( 'meta data, in the same second' );
  $note = $order->add_order_note( 'hello', 1 ); $done( 'note for the customer' );
  wc_delete_order_note( $note ); $done( 'delete the note' );
  $refund = wc_create_refund( array( 'order_id' => $order->get_id(), 'amount' => '2' ) ); $done( 'refund a part' );
  $refund->delete( true ); $done( 'delete the refund' );
  wc_create_refund( array( 'order_id' => $order->get_id(), 'amount' => wc_get_order( $order->get_id() )->get_total() ) ); $done( 'refund all' );
  $id = $order->get_id();
  // Again where a second passed in the untrashing: its meta data are a change of their own then, as above.
  for ( $tries = 0, $second = 0; $tries < 10 && $second !== time(); $tries++ ) {
    wc_get_order( $id )->delete(); $done( 'trash' );
    usleep( 1000 + (int) ( 1000000 * ( 1 - fmod( microtime( true ), 1 ) ) ) ); $second = time();
    wc_get_order( $id )->untrash(); $done( 'untrash' );
  }
  wc_get_order( $id )->delete( true ); $done( 'delete' );
  $draft = new WC_Order(); $draft->set_status( 'checkout-draft' ); $draft->save(); $done( 'a draft' );
  $draft->set_status( 'pending' ); $draft->save(); $done( 'a draft becomes an order' );
  echo '@@' . wp_json_encode( $out );`;

describe(`order hooks on ${store.store}, ${store.db}`, () => {
  it('fire in the order that the change feed relies on', async () => {
    const printed = await phpIn(store, CODE);
    expect(JSON.parse(printed.split('@@')[1] ?? '')).toEqual(EXPECTED);
  });
});
