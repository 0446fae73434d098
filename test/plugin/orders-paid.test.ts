/** Whether an order is paid, and what its caption says then. */
import { beforeAll, describe, expect, it } from 'vitest';
import { changeSettings, forgetEverything, phpIn } from '../setup/shop.js';
import { ask, makeOrder, snapshot, stateOf, tellStates } from './orders.js';
import { store } from '../setup/own-shop.js';

describe('paid', () => {
  beforeAll(() => forgetEverything(store));

  it.each([
    ['bacs', 'pending', false, ''],
    ['bacs', 'on-hold', false, ''],
    // The admin saw the transfer and moved the order on.
    ['bacs', 'processing', true, 'shop'],
    ['mollie_wc_gateway_ideal', 'processing', true, 'shop'],
    // Paid at the door: processing is not paid, completed is (article 3).
    ['cod', 'processing', false, ''],
    ['cod', 'completed', true, 'shop'],
    ['', 'completed', true, 'shop'],
    ['bacs', 'failed', false, ''],
    // Invoice, cheque, delivery by another name: WooCommerce dates them as paid, and nobody has paid.
    ['cheque', 'processing', false, ''],
    ['igfw_invoice_gateway', 'processing', false, ''],
    ['dpd_cod', 'processing', false, ''],
    ['igfw_invoice_gateway', 'completed', true, 'shop'],
  ])('%s, %s: %s', async (payment_method, status, paid, paid_by) => {
    const { id } = await makeOrder({ payment_method });
    await phpIn(store, `wc_get_order( ${id} )->update_status( '${status}' );`);
    expect(await snapshot(id)).toMatchObject({
      status,
      paid,
      paid_by,
      paid_status: ['processing', 'completed'].includes(status),
    });
  });

  it('is not what waits for an invoice by its name, unless the admin says so, and the caption goes with it', async () => {
    const custom = { payment_method: 'custom', payment_method_title: 'Facture à 30 jours', status: 'processing' };
    const { id } = await makeOrder(custom);
    expect(await snapshot(id)).toMatchObject({ paid: false, caption: expect.stringContaining('To be paid') as string });
    await changeSettings(store, { sales: { gateways: { custom: 'money', mollie_card: 'later' } } });
    expect(await snapshot(id)).toMatchObject({ paid: true, caption: expect.not.stringContaining('To be') as string });
    const { id: card } = await makeOrder({ payment_method: 'mollie_card', status: 'processing' });
    expect(await snapshot(card)).toMatchObject({ paid: false });
    await changeSettings(store, { sales: { gateways: {} } });
    expect(await snapshot(card)).toMatchObject({ paid: true });
  });

  it('is a transaction without a date, in a status of the shop’s own', async () => {
    const { id } = await makeOrder({ payment_method: 'mollie_card', transaction_id: 'tr_7', status: 'pending' });
    const told = await ask<object>(
      `add_filter( 'wc_order_statuses', fn( $all ) => $all + array( 'wc-packed' => 'Packed' ) );
      $order = wc_get_order( ${id} ); $order->set_status( 'packed' ); $order->save();
      return ErpBridge\\Orders\\Snapshots::of( array( ${id} ) )['orders'][0];`,
    );
    expect(told).toMatchObject({ status: 'packed', paid: true, paid_at: null, paid_by: 'shop' });
  });

  it.each([
    // Mollie names its payment when the customer is sent to it, Stripe a direct debit that has not come, or was refused.
    ['mollie_wc_gateway_ideal', 'pending'],
    ['mollie_wc_gateway_banktransfer', 'on-hold'],
    ['stripe_sepa_debit', 'failed'],
    ['mollie_wc_gateway_ideal', 'cancelled'],
  ])('is no transaction that was only begun: %s, %s', async (payment_method, status) => {
    const { id } = await makeOrder({ payment_method, transaction_id: 'tr_7', status });
    expect(await snapshot(id)).toMatchObject({ status, paid: false, paid_by: '', paid_at: null });
    expect((await snapshot(id)).caption).toContain('To be paid');
  });

  it('is what the ERP says, and what a filter makes of it', async () => {
    const { id } = await makeOrder({ payment_method: 'cod', status: 'processing' });
    await tellStates(stateOf(id));
    expect(await snapshot(id)).toMatchObject({ paid: false, paid_by: '' });
    await phpIn(store, `ErpBridge\\Sales\\Sales::save( ${id}, array( 'paid_by' => 'erp' ) );`);
    expect(await snapshot(id)).toMatchObject({ paid: true, paid_by: 'erp' });
    const filtered = `add_filter( 'erp_bridge_order_is_paid', '__return_false' ); return ErpBridge\\Payment\\Payment::is_paid( wc_get_order( ${id} ) );`;
    expect(await ask(filtered)).toBe(false);
  });

  it('decides on the caption, which comes in the language of the order', async () => {
    await changeSettings(store, { sales: { texts: { fr: { caption_paid: 'Payé', caption_unpaid: 'À payer' } } } });
    const { id } = await makeOrder({ meta_data: [{ key: 'wpml_language', value: 'fr' }] });
    expect(await snapshot(id)).toMatchObject({ language: 'fr', caption: 'À payer' });
    await phpIn(store, `wc_get_order( ${id} )->update_status( 'completed' );`);
    expect(await snapshot(id)).toMatchObject({ caption: 'Payé' });
  });
});
