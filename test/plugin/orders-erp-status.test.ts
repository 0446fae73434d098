/** Article 4: an order's status follows its sale in the ERP, once for each step, and Completed waits for the goods. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OrderState, StatusToSet } from '../../worker/src/model/order.js';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { ask, invoice, makeOrder, makeProduct, snapshot, stateOf, tellStates, toldBy, wc } from './orders.js';
import { store } from '../setup/own-shop.js';

let product = 0;
let id = 0;

beforeAll(async () => {
  await forgetEverything(store);
  product = await makeProduct('erp-status', '10', { manage_stock: true, stock_quantity: 1000 });
});
beforeEach(async () => {
  id = await placed();
});

const placed = async (more: object = {}): Promise<number> =>
  (await makeOrder({ status: 'on-hold', line_items: [{ product_id: product, quantity: 1 }], ...more })).id;

/** The ERP's answer, and what the worker makes of the admin's table. */
const said = (document: object, status?: StatusToSet): OrderState =>
  stateOf(id, {
    state: 'invoiced',
    document: invoice(`FA${String(id)}`, document),
    ...(status === undefined ? {} : { status }),
  });
const processing: StatusToSet = { to: 'processing', step: 'invoiced' };
const completed: StatusToSet = { to: 'completed', step: 'stock_out' };

const statusOf = async (): Promise<string> => (await snapshot(id)).status;
const moveTo = (status: string) => wc('PUT', `orders/${String(id)}`, { status });
const notes = async (): Promise<string[]> =>
  (await snapshot(id)).notes.map(({ text }) => text).filter((text) => text.includes('ERP Bridge:'));

describe('a status', () => {
  it('is left as it is where the worker says none', async () => {
    await tellStates(said({ paid: '0', stock_out: '1' }));
    expect([await statusOf(), await notes()]).toEqual(['on-hold', []]);
  });

  it('is set once for a step, with a note that says why', async () => {
    expect(await tellStates(said({}, processing))).toMatchObject([{ outcome: 'updated', marked_paid: false }]);
    expect(await statusOf()).toBe('processing');
    expect(await tellStates(said({}, processing))).toMatchObject([{ outcome: 'unchanged' }]);
    expect(await notes()).toEqual([
      `ERP Bridge: The ERP’s document FA${String(id)} is final. Order status changed from On hold to Processing.`,
    ]);
  });

  it('stays as staff set it until the ERP goes on', async () => {
    await tellStates(said({}, processing));
    await moveTo('on-hold');
    // The worker sends the sale again, and cannot for a while: the ERP said nothing new.
    const trouble = {
      ...said({}, processing),
      state: 'failed' as const,
      reason: 'store_error',
      params: { detail: '' },
    };
    for (const state of [said({}, processing), trouble, said({}, processing), said({ total: '13.00' }, processing)])
      await tellStates(state);
    expect(await statusOf()).toBe('on-hold');
    await tellStates(said({ stock_out: '1' }, completed));
    expect(await statusOf()).toBe('completed');
    expect(await notes()).toHaveLength(2);
  });

  it('is not set by another table alone, but by the next step', async () => {
    await tellStates(said({}));
    await tellStates(said({}, processing));
    expect(await statusOf()).toBe('on-hold');
    await tellStates(said({ paid: '1', stock_out: '1' }, completed));
    expect(await statusOf()).toBe('completed');
  });

  it.each(['cancelled', 'refunded', 'failed', 'completed'])('never goes back from “%s”', async (over) => {
    await moveTo(over);
    await tellStates(said({}, processing));
    await tellStates(said({ stock_out: '1' }, { to: 'on-hold', step: 'stock_out' }));
    expect([await statusOf(), await notes()]).toEqual([over, []]);
    // What was not set then is not made up for.
    await moveTo('on-hold');
    await tellStates(said({ stock_out: '1' }, processing));
    expect(await statusOf()).toBe('on-hold');
  });

  it.each(['cancelled', 'refunded', 'trash', 'packed', 'auto-draft'])('is never “%s”', async (to) => {
    await tellStates(said({ stock_out: '1' }, { to, step: 'stock_out' }));
    expect(await statusOf()).toBe('on-hold');
  });

  it('that another plugin stopped is set when it is told again', async () => {
    const file = `file_put_contents( WPMU_PLUGIN_DIR . '/breaks-status.php', "<?php add_action( 'woocommerce_before_order_object_save', function ( \\$order ) { if ( ${String(id)} === \\$order->get_id() ) { throw new Exception( 'no' ); } } );" );`;
    await phpIn(store, `wp_mkdir_p( WPMU_PLUGIN_DIR ); ${file}`);
    expect(await tellStates(said({}, processing))).toMatchObject([{ outcome: 'broken' }]);
    await phpIn(store, `unlink( WPMU_PLUGIN_DIR . '/breaks-status.php' );`);
    expect(await statusOf()).toBe('on-hold');
    await tellStates(said({}, processing));
    expect(await statusOf()).toBe('processing');
  });
});

describe('« Le statut Completed ne sera pas défini […] si les produits de la commande ne sont pas sortis de stock »', () => {
  it.each(['', '0'])('the worker may say what it wants (stock out: “%s”)', async (stock_out) => {
    await tellStates(said({ stock_out }, completed));
    expect(await statusOf()).toBe('on-hold');
    await tellStates(said({ stock_out: '1' }, completed));
    expect(await statusOf()).toBe('completed');
  });

  it('nor does a payment in the ERP complete it, whatever other plugins make of payments', async () => {
    const code = `"<?php add_filter( 'woocommerce_payment_complete_order_status', fn() => 'completed', 999 );"`;
    await phpIn(
      store,
      `wp_mkdir_p( WPMU_PLUGIN_DIR ); file_put_contents( WPMU_PLUGIN_DIR . '/completes.php', ${code} );`,
    );
    expect(await tellStates(said({ paid: '1' }))).toMatchObject([{ marked_paid: true }]);
    expect(await snapshot(id)).toMatchObject({ status: 'processing', paid: true, paid_by: 'erp' });
    id = await placed();
    await tellStates(said({ paid: '1', stock_out: '1' }));
    expect(await snapshot(id)).toMatchObject({ status: 'completed', paid: true, paid_by: 'erp' });
    await phpIn(store, `unlink( WPMU_PLUGIN_DIR . '/completes.php' );`);
  });
});

describe('a status that the ERP gave is no payment', () => {
  it.each(['bacs', 'cod', 'mollie_wc_gateway_ideal'])('%s', async (payment_method) => {
    id = await placed({ payment_method, transaction_id: 'tr_1' });
    await moveTo('pending');
    await tellStates(said({}, processing));
    expect(await snapshot(id)).toMatchObject({ status: 'processing', paid: false, paid_by: '', paid_at: null });
    await tellStates(said({ stock_out: '1' }, completed));
    expect(await snapshot(id)).toMatchObject({ status: 'completed', paid: false, paid_by: '', paid_at: null });
    await tellStates(said({ stock_out: '1', paid: '1' }, completed));
    expect(await snapshot(id)).toMatchObject({ status: 'completed', paid: true, paid_by: 'erp' });
  });

  it('but what was paid before stays paid, and what staff set afterwards counts', async () => {
    await moveTo('processing');
    await tellStates(said({ stock_out: '1' }, completed));
    expect(await snapshot(id)).toMatchObject({ status: 'completed', paid: true, paid_by: 'shop' });
    id = await placed();
    await tellStates(said({}, processing));
    await moveTo('on-hold');
    await moveTo('processing');
    expect(await snapshot(id)).toMatchObject({ status: 'processing', paid: true, paid_by: 'shop' });
  });
});

it('the worker hears of the order that changed, and has nothing to send for it', async () => {
  const before = await snapshot(id);
  const told = await toldBy(() => tellStates(said({}, processing)));
  expect([...told.keys()]).toEqual([id]);
  const after = await snapshot(id);
  expect({ ...after.payment, total: after.totals, lines: after.lines }).toEqual({
    ...before.payment,
    total: before.totals,
    lines: before.lines,
  });
  expect(await ask<string>(`return ErpBridge\\Sales\\Sales::row( ${String(id)} )->status_due;`)).toBe('');
});
