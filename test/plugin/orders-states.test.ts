/** What the ERP answers of an order: kept, told in sentences, and, where it says paid, done in the shop, once. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { api, call } from './client.js';
import {
  ask,
  changes,
  historyOf,
  invoice,
  makeOrder,
  makeProduct,
  snapshot,
  stateOf,
  tellStates,
  toldBy,
  wc,
  type ShopOrder,
} from './orders.js';
import { store } from '../setup/own-shop.js';

const row = (id: number) => ask<Record<string, string | null>>(`return ErpBridge\\Sales\\Sales::row( ${id} );`);
const paidNotes = async (id: number): Promise<number> =>
  (await snapshot(id)).notes.filter(({ text }) => text.startsWith('Paid in the ERP')).length;

beforeAll(() => forgetEverything(store));

describe('a state', () => {
  let id = 0;
  beforeEach(async () => {
    id = (await makeOrder()).id;
  });

  it('is kept, and what is new in it is told once', async () => {
    const sent = stateOf(id);
    expect(await tellStates(sent)).toEqual([{ order_id: id, outcome: 'updated', marked_paid: false }]);
    expect(await tellStates(sent)).toEqual([{ order_id: id, outcome: 'unchanged', marked_paid: false }]);
    const draft = stateOf(id, { state: 'draft', document: invoice('FA7', { state: 'draft' }) });
    await tellStates(draft);
    await tellStates(draft);
    const qr = { payload: 'BCD\n002\n1\nSCT', png_base64: 'iVBORw0KGgo=' };
    await tellStates(stateOf(id, { state: 'invoiced', document: invoice('FA7', { stock_out: '1' }), qr }));
    await tellStates(
      stateOf(id, { state: 'invoiced', document: invoice('FA7', { stock_out: '1' }), qr, difference: '14.52' }),
    );
    expect(await historyOf(id)).toEqual([
      'Sent to the ERP, which has not answered yet.',
      'The ERP made a draft of its document FA7.',
      'The ERP’s document FA7 is final.',
      'The goods of FA7 left the ERP’s stock.',
      'The order’s total differs from its final document: it is now 14.52 EUR.',
    ]);
    expect(await row(id)).toMatchObject({
      state: 'invoiced',
      doc_type: 'invoice',
      doc_number: 'FA7',
      doc_state: 'final',
      doc_date: '2026-02-01',
      due_date: '2026-03-03',
      doc_total: '12.10',
      doc_currency: 'EUR',
      doc_paid: '0',
      stock_out: '1',
      difference: '14.52',
      qr_payload: qr.payload,
      qr_png: qr.png_base64,
      paid_by: '',
      requested_at: null,
    });
  });

  it('says why an order does not go on', async () => {
    const params = { moment: 'completed', status: 'pending' };
    await tellStates(stateOf(id, { state: 'waiting', reason: 'moment_not_reached', params }));
    await tellStates(stateOf(id, { state: 'refused', reason: 'order_without_products' }));
    await tellStates(
      stateOf(id, {
        state: 'held',
        reason: 'total_mismatch',
        params: { order_total: '10.00', lines_total: '10.01', difference: '0.01', currency: 'EUR' },
      }),
    );
    await tellStates(stateOf(id, { state: 'withdrawn', reason: 'withdrawn_in_shop', params: { status: 'cancelled' } }));
    const [waiting, refused, held, withdrawn] = await historyOf(id);
    expect(waiting).toMatch(/^Waiting\. The order is “Pending payment”/);
    expect(refused).toMatch(/^Not transferred\. This order contains no product/);
    expect(held).toMatch(/^Held until somebody decides\. .*10\.01 EUR.*0\.01 EUR apart/);
    expect(withdrawn).toMatch(/^Withdrawn\. The order/);
    expect(JSON.parse((await row(id))['params'] ?? '')).toEqual({ status: 'cancelled' });
  });

  it('keeps what was asked and mailed', async () => {
    await phpIn(
      store,
      `ErpBridge\\Sales\\Sales::save( ${id}, array( 'requested_at' => '2026-01-01 00:00:00', 'mail_state' => 'sent', 'mailed_to' => 'a@b.test' ) );`,
    );
    await tellStates(stateOf(id));
    expect(await row(id)).toMatchObject({
      requested_at: '2026-01-01 00:00:00',
      mail_state: 'sent',
      mailed_to: 'a@b.test',
    });
  });

  it('is not a change of the order', async () => {
    const told = await toldBy(() => tellStates(stateOf(id, { state: 'invoiced', document: invoice('FA8') })));
    expect([...told]).toEqual([]);
  });

  it('of an order that is gone is missing, and a wrong one is refused', async () => {
    await wc('DELETE', `orders/${id}`, undefined, { force: 'true' });
    expect(await tellStates(stateOf(id))).toEqual([{ order_id: id, outcome: 'missing', marked_paid: false }]);
    expect(await row(id)).toBeNull();
    for (const wrong of [
      { state: 'lost' },
      { document: { ...invoice('1'), paid: 'yes' } },
      { qr: { payload: '', png_base64: '<svg>' } },
    ]) {
      const body = { states: [{ ...stateOf(id), ...wrong }] };
      expect((await call(store, 'POST', `${api}/orders/states`, body)).status).toBe(400);
    }
  });
});

describe('"paid" from the ERP', () => {
  const paid = (id: number) => stateOf(id, { state: 'paid', document: invoice('FA9', { paid: '1' }) });

  it.each(['pending', 'on-hold', 'failed'])('pays an order that is %s, once, with a note', async (status) => {
    const { id } = await makeOrder();
    await phpIn(store, `wc_get_order( ${id} )->update_status( '${status}' );`);
    expect(await tellStates(paid(id))).toEqual([{ order_id: id, outcome: 'updated', marked_paid: true }]);
    const order = await wc<ShopOrder>('GET', `orders/${id}`);
    expect(order.status).toMatch(/^(processing|completed)$/);
    expect(order.date_paid).not.toBeNull();
    expect(await snapshot(id)).toMatchObject({ paid: true, paid_by: 'erp' });
    const { last } = await changes();
    expect(await tellStates(paid(id))).toEqual([{ order_id: id, outcome: 'unchanged', marked_paid: false }]);
    expect(await paidNotes(id)).toBe(1);
    expect((await changes(last)).changes).toEqual([]);
    expect((await historyOf(id)).filter((text) => text.includes('marked paid'))).toHaveLength(1);
  });

  it('leaves an order on delivery as it is, but for the note', async () => {
    const line_items = [{ product_id: await makeProduct('cod', '10'), quantity: 1 }];
    const { id } = await makeOrder({ payment_method: 'cod', line_items });
    await phpIn(store, `wc_get_order( ${id} )->update_status( 'processing' );`);
    const before = await wc<ShopOrder>('GET', `orders/${id}`);
    expect(before.date_paid).not.toBeNull();
    expect(await tellStates(paid(id))).toMatchObject([{ marked_paid: true }]);
    await tellStates(paid(id));
    expect(await wc<ShopOrder>('GET', `orders/${id}`)).toMatchObject({
      status: 'processing',
      date_paid: before.date_paid,
    });
    expect(await paidNotes(id)).toBe(1);
    expect(await snapshot(id)).toMatchObject({ paid: true, paid_by: 'erp' });
  });

  it.each(['completed', 'cancelled', 'refunded'])('does nothing to an order that is %s', async (status) => {
    const { id } = await makeOrder();
    await phpIn(store, `wc_get_order( ${id} )->update_status( '${status}' );`);
    expect(await tellStates(paid(id))).toMatchObject([{ outcome: 'updated', marked_paid: false }]);
    expect(await snapshot(id)).toMatchObject({ status, paid_by: status === 'completed' ? 'shop' : '' });
    expect(await paidNotes(id)).toBe(0);
  });

  it('is never taken back, and never done again by itself', async () => {
    const { id } = await makeOrder();
    await tellStates(paid(id));
    await tellStates(stateOf(id, { state: 'invoiced', document: invoice('FA9', { paid: '0' }) }));
    expect(await snapshot(id)).toMatchObject({ paid: true, paid_by: 'erp' });
    // The admin has his reasons.
    await phpIn(store, `wc_get_order( ${id} )->update_status( 'on-hold' );`);
    await tellStates(paid(id));
    expect((await snapshot(id)).status).toBe('on-hold');
    expect(await paidNotes(id)).toBe(1);
  });

  it('pays once when it is said by several at once', async () => {
    const { id } = await makeOrder();
    const results = await Promise.all(Array.from({ length: 4 }, () => tellStates(paid(id))));
    expect(results.flat().filter(({ marked_paid }) => marked_paid)).toHaveLength(1);
    expect(await paidNotes(id)).toBe(1);
  });

  it('is made up for where the shop died in the middle', async () => {
    const { id } = await makeOrder();
    await phpIn(store, `ErpBridge\\Sales\\Sales::save( ${id}, array( 'paid_by' => 'marking' ) );`);
    expect(await snapshot(id)).toMatchObject({ paid_by: 'erp' });
    expect(await tellStates(paid(id))).toMatchObject([{ marked_paid: true }]);
    expect((await wc<ShopOrder>('GET', `orders/${id}`)).status).toMatch(/^(processing|completed)$/);
    expect(await paidNotes(id)).toBe(1);
  });
});

it('what our tables say names nobody any more when WooCommerce takes the person out of the order', async () => {
  const { id } = await makeOrder();
  await tellStates(
    stateOf(id, { state: 'held', reason: 'total_mismatch', params: { order_total: '1.00', who: 'Anne' } }),
  );
  await phpIn(
    store,
    `ErpBridge\\Sales\\Sales::save( ${id}, array( 'mailed_to' => 'anne@orders.test', 'qr_payload' => 'BCD' ) );
    ErpBridge\\Sales\\History::add( ${id}, 'mailed', array( 'number' => 'FA1', 'email' => 'anne@orders.test' ) );
    ErpBridge\\Worker\\Attention::mirror( array( array( 'lane' => 'sales', 'erp_key' => 'sale.${id}', 'label' => 'Anne Martin', 'state' => 'held', 'reason' => 'total_mismatch', 'at' => gmdate( 'c' ) ) ) );
    do_action( 'woocommerce_privacy_remove_order_personal_data', wc_get_order( ${id} ) );`,
  );
  const all = await ask<string>(
    `global $wpdb; $all = ''; foreach ( array( 'sales', 'sale_history', 'journal' ) as $table ) { $all .= wp_json_encode( $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}erp_bridge_$table" ) ); } return $all;`,
  );
  expect(all).not.toMatch(/Anne|anne@/);
  expect(await historyOf(id)).toEqual([
    expect.stringContaining('Held'),
    expect.stringMatching(/^FA1 was sent to deleted@/),
  ]);
});
