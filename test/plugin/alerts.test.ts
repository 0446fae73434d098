/** Article 4: whoever is silent or waits for too long is told of, once by e-mail, and until it is mended in wp-admin. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeSettings, forgetEverything, phpIn } from '../setup/shop.js';
import { ask, invoice, makeOrder, stateOf, tellStates, useStorage, storages, wc } from './orders.js';
import { store } from '../setup/own-shop.js';

const hours = 3600;

beforeAll(async () => {
  await forgetEverything(store);
});
afterAll(async () => {
  await changeSettings(store, {
    sales: { enabled: false, since: '' },
    imports: { alert_email: false, alert_hours: 24 },
  });
  await forgetEverything(store);
});
beforeEach(async () => {
  await forgetEverything(store);
  await phpIn(store, `delete_option( 'erp_bridge_incidents' );`);
  await phpIn(
    store,
    `wp_insert_user( array( 'user_login' => 'a-packer', 'user_email' => 'packer@alerts.test', 'user_pass' => 'x', 'role' => 'customer' ) );`,
  );
  const since = '2020-01-01T00:00:00Z';
  await changeSettings(store, { sales: { enabled: true, since }, imports: { alert_email: true, alert_hours: 24 } });
  await seen(0);
});

/** The worker reported so long ago. */
const seen = (ago: number): Promise<string> =>
  phpIn(
    store,
    `update_option( 'erp_bridge_worker_state', array( 'worker' => array( 'id' => 'w' ), 'seen_at' => time() - ${String(ago)} ), false );`,
  );
const now = (): Promise<Record<string, string>> => ask(`return (object) ErpBridge\\Alerts\\Incidents::now();`);
const placedAgo = async (ago: number, more: object = {}): Promise<number> => {
  const { id } = await makeOrder({ status: 'processing', ...more });
  await phpIn(
    store,
    `$order = wc_get_order( ${String(id)} ); $order->set_date_created( time() - ${String(ago)} ); $order->save();`,
  );
  return id;
};
/** The worker said so long ago what it says of the order. */
const waits = async (
  ago: number,
  state: 'waiting' | 'held' | 'refused' | 'failed',
  reason: string,
): Promise<number> => {
  const { id } = await makeOrder({ status: 'processing' });
  await tellStates(stateOf(id, { state, reason }));
  await phpIn(
    store,
    `ErpBridge\\Sales\\Sales::save( ${String(id)}, array( 'waiting_since' => gmdate( 'Y-m-d H:i:s', time() - ${String(ago)} ) ) );`,
  );
  return id;
};
/** What the hour's look sends. */
const look = (): Promise<{ to: string; subject: string; message: string }[]> =>
  ask(
    `$GLOBALS['sent'] = array();
    add_filter( 'pre_wp_mail', function ( $done, $mail ) { $GLOBALS['sent'][] = array( 'to' => $mail['to'], 'subject' => $mail['subject'], 'message' => wp_strip_all_tags( $mail['message'] ) ); return true; }, 10, 2 );
    do_action( 'erp_bridge_watch' );
    return $GLOBALS['sent'];`,
  );
const notices = (screen: string, user = 1): Promise<string> =>
  ask(
    `wp_set_current_user( ${user === 1 ? '1' : `get_user_by( 'login', 'a-packer' )->ID`} );
    require_once ABSPATH . 'wp-admin/includes/admin.php';
    set_current_screen( '${screen}' );
    ob_start();
    ErpBridge\\Alerts\\Notice::render();
    return ob_get_clean();`,
  );

describe('a worker', () => {
  it.each([
    [23, false],
    [25, true],
  ])('that has been silent for %s hours: %s', async (silent, told) => {
    await seen(silent * hours);
    expect('worker' in (await now())).toBe(told);
  });

  it('is missed only where something is switched on, and after hours that somebody chose', async () => {
    await seen(25 * hours);
    await changeSettings(store, { imports: { alert_hours: 48 } });
    expect(await now()).toEqual({});
    await changeSettings(store, { imports: { alert_hours: 0 } });
    await seen(1000 * hours);
    expect(await now()).toEqual({});
    const off = { enabled: false };
    await changeSettings(store, { sales: off, accounts: off, documents: off, imports: { alert_hours: 24 } });
    expect(await now()).toEqual({});
    await phpIn(store, `delete_option( 'erp_bridge_worker_state' );`);
    await changeSettings(store, { sales: { enabled: true } });
    // Nobody has connected it yet: the page Overview says so.
    expect(await now()).toEqual({});
  });
});

describe.each(storages)('an order (%s)', (storage) => {
  beforeAll(async () => {
    await forgetEverything(store);
    await useStorage(storage);
  });
  afterAll(async () => {
    await forgetEverything(store);
    await useStorage('hpos');
  });

  it('that the worker never said a word of', async () => {
    const old = await placedAgo(25 * hours);
    await placedAgo(23 * hours);
    for (const status of ['cancelled', 'failed']) await placedAgo(25 * hours, { status });
    const sent = await placedAgo(25 * hours);
    await tellStates(stateOf(sent, { state: 'invoiced', document: invoice('FA1') }));
    expect((await now())['orders']).toBe(
      `Orders have been waiting to reach the ERP for more than 24 hours: #${String(old)}. Open an order to see why and what to do.`,
    );
    await changeSettings(store, { sales: { since: '2999-01-01T00:00:00Z' } });
    expect(await now()).toEqual({});
    await phpIn(
      store,
      `ErpBridge\\Sales\\Sales::save( ${String(old)}, array( 'requested_at' => '2026-01-01 00:00:00' ) );`,
    );
    expect(Object.keys(await now())).toEqual(['orders']);
  });

  it.each([
    ['waiting', 'sale_first', true],
    ['held', 'total_mismatch', true],
    ['refused', 'tryton_final_changed', true],
    ['failed', 'store_error', true],
    ['waiting', 'moment_not_reached', false],
    ['refused', 'order_without_products', false],
  ] as const)('that is %s, because of %s: %s', async (state, reason, told) => {
    await waits(23 * hours, state, reason);
    expect(await now()).toEqual({});
    const id = await waits(25 * hours, state, reason);
    const { orders = '' } = await now();
    expect(orders.includes(`#${String(id)}.`)).toBe(told);
  });
});

it('another reason is the same wait, and one that is over begins anew', async () => {
  const id = await waits(25 * hours, 'held', 'total_mismatch');
  await tellStates(stateOf(id, { state: 'refused', reason: 'x' }));
  expect(Object.keys(await now())).toEqual(['orders']);
  await tellStates(stateOf(id, { state: 'sent' }));
  expect(await now()).toEqual({});
  await tellStates(stateOf(id, { state: 'held', reason: 'total_mismatch' }));
  expect(await now()).toEqual({});
});

it('five are named, and how many more', async () => {
  const ids = [];
  for (let n = 0; n < 7; n += 1) ids.push(await waits(25 * hours, 'held', 'total_mismatch'));
  const names = ids.slice(0, 5).map((id) => `#${String(id)}`);
  expect((await now())['orders']).toContain(`${names.join(', ')} and 2 more.`);
});

describe('the e-mail', () => {
  it('goes to the shop once when it begins, and once when it is over', async () => {
    const id = await waits(25 * hours, 'held', 'total_mismatch');
    expect(await look()).toMatchObject([
      {
        to: expect.stringContaining('@') as string,
        subject: expect.stringContaining('needs your attention') as string,
        message: expect.stringContaining(`#${String(id)}`) as string,
      },
    ]);
    await waits(25 * hours, 'held', 'total_mismatch');
    expect(await look()).toEqual([]);
    // Another thing is another e-mail, about that alone.
    await seen(25 * hours);
    const [second, ...others] = await look();
    expect(others).toEqual([]);
    expect(second?.message).toContain('has not reported since');
    expect(second?.message).not.toContain(`#${String(id)}`);
    await seen(0);
    expect(await look()).toMatchObject([{ message: expect.stringContaining('The worker reports again.') as string }]);
    expect(await look()).toEqual([]);
  });

  it('is not sent unless somebody wants it; nor is that it is over of what it did not tell', async () => {
    await changeSettings(store, { imports: { alert_email: false } });
    await seen(25 * hours);
    expect(await look()).toEqual([]);
    await changeSettings(store, { imports: { alert_email: true } });
    await seen(0);
    expect(await look()).toEqual([]);
    await seen(25 * hours);
    expect(await look()).toHaveLength(1);
    // Switched off is not solved.
    await changeSettings(store, { imports: { alert_hours: 0 } });
    expect(await look()).toEqual([]);
  });
});

describe('the notice', () => {
  it.each(['dashboard', 'woocommerce_page_wc-orders', 'erp-bridge_page_erp-bridge-sales'])(
    'is on %s',
    async (screen) => {
      const id = await waits(25 * hours, 'held', 'total_mismatch');
      expect(await notices(screen)).toBe('');
      await look();
      const html = await notices(screen);
      expect(html).toContain(`#${String(id)}`);
      expect(html).toContain('page=erp-bridge-sales');
      expect(html).not.toContain('is-dismissible');
      expect(await notices(screen, 2)).toBe('');
      expect(await notices('plugins')).toBe('');
      await wc('PUT', `orders/${String(id)}`, { customer_note: 'mended' });
      await tellStates(stateOf(id));
      expect(await notices(screen)).toBe('');
    },
  );

  it('links to our pages only who may open them', async () => {
    await seen(25 * hours);
    await look();
    await phpIn(store, `get_user_by( 'login', 'a-packer' )->add_cap( 'erp_bridge_work_with_orders' );`);
    const html = await notices('dashboard', 2);
    await phpIn(store, `get_user_by( 'login', 'a-packer' )->remove_cap( 'erp_bridge_work_with_orders' );`);
    expect(html).toContain('has not reported since');
    expect(html).not.toContain('href');
  });
});

it('Site Health says it at once', async () => {
  const health = (): Promise<{ status: string; description: string }> =>
    ask(
      `return call_user_func( apply_filters( 'site_status_tests', array() )['direct']['erp_bridge_alerts']['test'] );`,
    );
  expect(await health()).toMatchObject({ status: 'good' });
  await seen(25 * hours);
  expect(await health()).toMatchObject({
    status: 'critical',
    description: expect.stringContaining('erp-bridge serve') as string,
  });
});

it('the hourly look is in the schedule', async () => {
  expect(await ask(`return wp_get_schedule( 'erp_bridge_watch' );`)).toBe('hourly');
});
