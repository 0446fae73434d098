/** A deactivated customer cannot order: signed in with an open cart, or signed out under the same e-mail. */
import { beforeAll, describe, expect, it } from 'vitest';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { account, one, php } from './accounts.js';
import { store } from '../setup/own-shop.js';

const address = {
  first_name: 'Zoé',
  last_name: 'Müller',
  address_1: '1 rue X',
  city: 'Paris',
  postcode: '75001',
  country: 'FR',
  phone: '0102030405',
};

beforeAll(() => forgetEverything(store));

it('is told so by the classic checkout, which creates no order', async () => {
  const made = await one(account('Cart'));
  await one(account('Cart', { active: false }));
  const refused = (email: string) =>
    php(`( function () { $errors = new WP_Error(); do_action( 'woocommerce_after_checkout_validation', array( 'billing_email' => '${email}' ), $errors );
      return $errors->get_error_messages(); } )()`);
  expect(JSON.stringify(await refused('CART@accounts.test'))).toContain('deactivated');
  expect(await refused('somebody-else@accounts.test')).toEqual([]);
  const asUser = await php(
    `( function () { try { return apply_filters( 'woocommerce_checkout_customer_id', ${made.user_id} ); } catch ( Exception $e ) { return $e->getMessage(); } } )()`,
  );
  expect(asUser).toContain('deactivated');
});

describe('the checkout block', () => {
  async function order(email: string): Promise<{ status: number; text: string }> {
    const product = await phpIn(
      store,
      `update_option( 'woocommerce_enable_guest_checkout', 'yes' ); update_option( 'woocommerce_cod_settings', array( 'enabled' => 'yes' ) );
      $p = new WC_Product_Simple(); $p->set_name( 'Thing' ); $p->set_regular_price( '10' ); $p->set_virtual( true ); echo $p->save();`,
    );
    const api = `${store.url}/wp-json/wc/store/v1`;
    const cart = await fetch(`${api}/cart`);
    const headers = { 'Cart-Token': cart.headers.get('cart-token') ?? '', 'Content-Type': 'application/json' };
    const added = await fetch(`${api}/cart/add-item`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ id: Number(product), quantity: 1 }),
    });
    expect(added.status, await added.text()).toBe(201);
    const body = JSON.stringify({ billing_address: { ...address, email }, payment_method: 'cod' });
    const answer = await fetch(`${api}/checkout`, { method: 'POST', headers, body });
    return { status: answer.status, text: await answer.text() };
  }

  it('refuses the e-mail of a deactivated account with a sentence, and takes others', async () => {
    await one(account('Block'));
    await one(account('Block', { active: false }));
    const refused = await order('block@accounts.test');
    expect(refused.status, refused.text).toBe(403);
    expect(refused.text).toContain('deactivated');
    const taken = await order('block-guest@accounts.test');
    expect(taken.status, taken.text).toBe(200);
    const orders = await php(
      `array_map( fn( $o ) => $o->get_status(), wc_get_orders( array( 'limit' => -1, 'billing_email' => 'block@accounts.test', 'status' => array_keys( wc_get_order_statuses() ) ) ) )`,
    );
    // WooCommerce throws its drafts away by itself.
    expect(new Set(orders as string[])).toEqual(new Set(['checkout-draft']));
  });
});
