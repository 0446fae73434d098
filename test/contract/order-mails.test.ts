/** Which e-mails WooCommerce sends about an order, to whom and when; which of them are on. */
import { describe, expect, it } from 'vitest';
import { phpIn } from '../setup/shop.js';
import { store } from '../setup/own-shop.js';

const ADMIN = 'admin@example.test';
const CUSTOMER = 'mails@contract.test';

/** The recipient and the e-mail's title; each is noted with the order, too. */
const EXPECTED = {
  'pending to processing': [`${ADMIN}: New order`, `${CUSTOMER}: Processing order`],
  'processing to completed': [`${CUSTOMER}: Completed order`],
  'pending to on-hold': [`${ADMIN}: New order`, `${CUSTOMER}: Order on-hold`],
  'on-hold to processing': [`${CUSTOMER}: Processing order`],
  'pending to completed': [`${ADMIN}: New order`, `${CUSTOMER}: Completed order`],
  'pending to failed': [`${ADMIN}: Failed order`, `${CUSTOMER}: Failed order`],
  'pending to cancelled': [`${ADMIN}: Cancelled order`],
  'a note for the customer': [`${CUSTOMER}: Customer note`],
  'a refund': [`${CUSTOMER}: Refunded order`],
  'sent by hand': [`${CUSTOMER}: Order details`],
  'switched off': [`${ADMIN}: New order`],
};

const CODE = `
  $GLOBALS['sent'] = array();
  add_action( 'woocommerce_email_sent', static function ( $sent, $id, $email ) { $GLOBALS['sent'][] = $email->get_recipient() . ': ' . $email->get_title(); }, 10, 3 );
  $out     = array();
  $take    = static function ( string $what ) use ( &$out ) { sort( $GLOBALS['sent'] ); $out[ $what ] = $GLOBALS['sent']; $GLOBALS['sent'] = array(); };
  $product = new WC_Product_Simple(); $product->set_name( 'Mailed' ); $product->set_regular_price( '10' ); $product->save();
  $make    = static function () use ( $product ) { $order = wc_create_order(); $order->add_product( $product, 1 ); $order->set_billing_email( '${CUSTOMER}' ); $order->calculate_totals(); return $order; };
  $one = $make(); $one->update_status( 'processing' ); $take( 'pending to processing' ); $one->update_status( 'completed' ); $take( 'processing to completed' );
  $two = $make(); $two->update_status( 'on-hold' ); $take( 'pending to on-hold' ); $two->update_status( 'processing' ); $take( 'on-hold to processing' );
  $make()->update_status( 'completed' ); $take( 'pending to completed' );
  $make()->update_status( 'failed' ); $take( 'pending to failed' );
  $make()->update_status( 'cancelled' ); $take( 'pending to cancelled' );
  $one->add_order_note( 'hello', 1 ); $take( 'a note for the customer' );
  wc_create_refund( array( 'order_id' => $one->get_id(), 'amount' => '2' ) ); $take( 'a refund' );
  WC()->mailer()->customer_invoice( $one ); $take( 'sent by hand' );
  $notes = wp_list_pluck( wc_get_order_notes( array( 'order_id' => $one->get_id() ) ), 'content' );`;

const json = async (code: string): Promise<unknown> =>
  JSON.parse((await phpIn(store, `${code} echo '@@' . wp_json_encode( $out );`)).split('@@')[1] ?? '');

describe(`mails about orders on ${store.store}, ${store.db}`, () => {
  it('go when they should, and only those that are on', async () => {
    const off = `update_option( 'woocommerce_customer_processing_order_settings', array( 'enabled' => 'no' ) );`;
    const sent = (await json(`${CODE} $out['notes'] = $notes;`)) as Record<string, string[]>;
    const { notes, ...mails } = sent;
    // E-mails read their settings when a request begins.
    await phpIn(store, off);
    const last = (await json(`${CODE} $out = array( 'switched off' => $out['pending to processing'] );`)) as object;
    await phpIn(store, `delete_option( 'woocommerce_customer_processing_order_settings' );`);
    expect({ ...mails, ...last }).toEqual(EXPECTED);
    expect(notes).toEqual(expect.arrayContaining(['Email "Completed order" sent.', 'Email "Processing order" sent.']));
  });

  it('tell their settings, and let them be changed', async () => {
    const known = await json(`
      $mails = WC()->mailer()->get_emails(); $out = array();
      foreach ( array( 'New_Order', 'Customer_On_Hold_Order', 'Customer_Processing_Order', 'Customer_Completed_Order', 'Customer_Refunded_Order', 'Customer_Note', 'Customer_Invoice' ) as $name ) {
        $mail = $mails[ 'WC_Email_' . $name ]; $out[ $mail->id ] = array( $mail->is_customer_email(), $mail->is_manual(), $mail->is_enabled() );
      }
      $mail = $mails['WC_Email_Customer_Completed_Order']; $mail->update_option( 'enabled', 'no' );
      $out['changed'] = get_option( 'woocommerce_customer_completed_order_settings' )['enabled']; delete_option( 'woocommerce_customer_completed_order_settings' );`);
    const automatic = [true, false, true];
    expect(known).toEqual({
      new_order: [false, false, true],
      customer_on_hold_order: automatic,
      customer_processing_order: automatic,
      customer_completed_order: automatic,
      customer_refunded_order: automatic,
      customer_note: automatic,
      customer_invoice: [true, true, false],
      changed: 'no',
    });
  });
});
