/** The shop's own pages on both stores: checkout, pay page, the customer's orders, and the staff's screens of orders. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phpIn, setPassword } from '../setup/shop.js';
import { openBrowser, screenshot, signInAsAdmin, signInAsCustomer } from './browser.js';
import { payForOrder, placeOrder } from './checkout.js';
import { store } from '../setup/own-shop.js';

const password = 'e2e-only-Password-1';
let browser: Browser;
let product: number;

const php = async (code: string): Promise<unknown> =>
  JSON.parse((await phpIn(store, `echo '@@' . wp_json_encode( ${code} );`)).split('@@')[1] ?? 'null');
const order = (id: number): Promise<unknown> =>
  php(`( function ( $o ) { return array( 'status' => $o->get_status(), 'total' => $o->get_total(), 'note' => $o->get_customer_note(), 'by' => $o->get_created_via(),
    'paid' => null !== $o->get_date_paid(), 'name' => $o->get_billing_first_name(), 'payment' => $o->get_payment_method(), 'mail' => $o->get_billing_email(),
    'customer' => $o->get_customer_id() > 0 ); } )( wc_get_order( ${id} ) )`);
async function inPage<T>(use: (page: Page) => Promise<T>): Promise<T> {
  const page = await browser.newPage();
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}

beforeAll(async () => {
  browser = await openBrowser();
  product = (await php(`wc_get_product_id_by_sku( 'KEN-250' )`)) as number;
});
afterAll(() => browser.close());

describe(`the shop's pages on ${store.store}`, () => {
  it.each([
    ['bacs', { status: 'on-hold', paid: false }],
    ['cod', { status: 'processing', paid: false }],
    ['test_card', { status: 'processing', paid: true }],
  ] as const)('take an order paid by %s', async (pay, expected) => {
    const id = await inPage(async (page) => {
      const number = await placeOrder(page, store.url, {
        product,
        email: 'guest@checkout.test',
        note: 'Ring "twice" & wait\nplease',
        pay,
      });
      await screenshot(page, `order-received-${pay}`);
      return number;
    });
    expect(await order(id)).toEqual({
      ...expected,
      total: '13.61',
      note: 'Ring "twice" & wait\nplease',
      by: 'checkout',
      name: 'Zoé',
      payment: pay,
      mail: 'guest@checkout.test',
      customer: false,
    });
  });

  it('take a payment for an order that waits for it, once', async () => {
    const [id, url] =
      (await php(`( function () { $o = wc_create_order(); $o->add_product( wc_get_product( ${product} ), 1 );
      $o->set_billing_country( 'FR' ); $o->set_billing_email( 'guest@checkout.test' ); $o->calculate_totals(); return array( $o->get_id(), $o->get_checkout_payment_url() ); } )()`)) as [
        number,
        string,
      ];
    await inPage((page) => payForOrder(page, url, 'test_card'));
    expect(await order(id)).toMatchObject({ status: 'processing', paid: true, payment: 'test_card' });
    await inPage(async (page) => {
      await page.goto(url);
      expect(await page.locator('#place_order').count()).toBe(0);
      expect(await page.locator('body').innerText()).toContain('cannot be paid for');
    });
  });

  it('show customers their own orders, with a way to pay', async () => {
    const id =
      (await php(`( function () { $id = wc_create_new_customer( 'buyer@checkout.test', '', 'x' ); $o = wc_create_order( array( 'customer_id' => $id ) );
      $o->add_product( wc_get_product( ${product} ), 2 ); $o->calculate_totals(); return $o->get_id(); } )()`)) as number;
    await setPassword(store, 'buyer@checkout.test', password);
    await inPage(async (page) => {
      await signInAsCustomer(page, store.url, 'buyer@checkout.test', password);
      await page.goto(`${store.url}/my-account/orders/`);
      await screenshot(page, 'my-orders');
      expect(await page.locator('.woocommerce-orders-table__row').count()).toBe(1);
      expect(await page.locator('.woocommerce-orders-table .button.pay').getAttribute('href')).toContain(
        `order-pay/${id}`,
      );
      await page.locator('.woocommerce-orders-table .button.view').click();
      await page.waitForURL(new RegExp(`/view-order/${id}/`));
      expect(await page.locator('.woocommerce-order-details').innerText()).toContain('Kenya AA 250 g');
      const mine = await placeOrder(page, store.url, { product, email: 'buyer@checkout.test', pay: 'bacs' });
      expect(await order(mine)).toMatchObject({ customer: true, status: 'on-hold' });
      const others = await php(`wc_create_order()->get_id()`);
      await page.goto(`${store.url}/my-account/view-order/${others as number}/`);
      expect(await page.locator('.woocommerce-order-details').count()).toBe(0);
    });
  });
});

describe(`the staff's screens of orders on ${store.store}`, () => {
  const probe = join(store.wordpress, 'wp-content', 'mu-plugins', 'orders-probe.php');
  const screen = 'woocommerce_page_wc-orders';
  beforeAll(() => {
    writeFileSync(
      probe,
      `<?php
      add_filter( 'manage_${screen}_columns', fn( $columns ) => $columns + array( 'probe' => 'Probe' ) );
      add_action( 'manage_${screen}_custom_column', function ( $column, $order ) { if ( 'probe' === $column ) { echo 'probe ' . $order->get_id(); } }, 10, 2 );
      add_filter( 'bulk_actions-${screen}', fn( $actions ) => $actions + array( 'probe_send' => 'Send' ) );
      add_filter( 'handle_bulk_actions-${screen}', fn( $url, $action, $ids ) => 'probe_send' === $action ? add_query_arg( 'probe_sent', implode( '-', $ids ), $url ) : $url, 10, 3 );
      add_action( 'woocommerce_order_list_table_restrict_manage_orders', fn( $type ) => print '<select name="probe" id="probe"><option value="">Any</option><option value="x">X</option></select>' );
      add_filter( 'woocommerce_order_list_table_prepare_items_query_args', fn( $args ) => empty( $_GET['probe'] ) ? $args : $args + array( 'meta_query' => array( array( 'key' => 'probe', 'value' => $_GET['probe'] ) ) ) );
      add_action( 'add_meta_boxes', function ( $screen ) { if ( '${screen}' === $screen ) { add_meta_box( 'probe-box', 'Probe', fn( $order ) => print 'box of ' . $order->get_id(), $screen, 'side' ); } } );
      add_action( 'woocommerce_process_shop_order_meta', fn( $id ) => wc_get_order( $id )->add_order_note( 'saved by hand' ) );`,
    );
  });
  afterAll(() => {
    rmSync(probe, { force: true });
  });

  it('show what extensions add: a column, a filter, a bulk action, a box', async () => {
    const id = (await php(
      `( function () { $o = wc_create_order(); $o->update_meta_data( 'probe', 'x' ); $o->save(); return $o->get_id(); } )()`,
    )) as number;
    await inPage(async (page) => {
      await signInAsAdmin(page, store.url, store.adminUser, store.adminPassword);
      await page.goto(`${store.url}/wp-admin/admin.php?page=wc-orders`);
      await screenshot(page, 'admin-orders');
      expect(await page.locator(`#order-${id} td.probe`).innerText()).toBe(`probe ${id}`);
      await page.selectOption('#probe', 'x');
      await page.click('#order-query-submit');
      await page.waitForURL(/probe=x/);
      expect(await page.locator('#the-list tr').count()).toBe(1);
      await page.check(`#cb-select-${id}`);
      await page.selectOption('#bulk-action-selector-top', 'probe_send');
      await page.click('#doaction');
      await page.waitForURL(new RegExp(`probe_sent=${id}(&|$)`));
      await page.goto((await php(`wc_get_order( ${id} )->get_edit_order_url()`)) as string);
      await screenshot(page, 'admin-order');
      expect(await page.locator('#probe-box').innerText()).toContain(`box of ${id}`);
      await page.locator('#order_status').selectOption('wc-on-hold', { force: true });
      // WordPress takes it out of the address again as soon as the page is there.
      await Promise.all([page.waitForURL(/message=1/), page.locator('button.save_order').first().click()]);
    });
    expect(await order(id)).toMatchObject({ status: 'on-hold' });
    expect(await php(`wp_list_pluck( wc_get_order_notes( array( 'order_id' => ${id} ) ), 'content' )`)).toContain(
      'saved by hand',
    );
  });
});
