/** The change feed: nothing that happens to an order may be missing in it, whoever does it and wherever orders are kept. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { api, call } from './client.js';
import {
  address,
  ask,
  changes,
  makeOrder,
  makeProduct,
  snapshot,
  snapshots,
  stateOf,
  storages,
  toldBy,
  useStorage,
  wc,
} from './orders.js';
import { describeIf, ONLY_REAL } from '../setup/needs.js';
import { store } from '../setup/own-shop.js';

const real = !store.store.startsWith('stand-in');

describe.each(storages)('with orders in %s storage', (storage) => {
  let product = 0;

  beforeAll(async () => {
    await forgetEverything(store);
    await useStorage(storage);
    product = await makeProduct(`feed-${storage}`, '10');
  });
  afterAll(async () => {
    await forgetEverything(store);
    await useStorage('hpos');
  });

  const order = async (more: object = {}): Promise<number> =>
    (await makeOrder({ line_items: [{ product_id: product, quantity: 2 }], ...more })).id;

  const inPhp = (id: number, code: string) => () =>
    phpIn(store, `$order = wc_get_order( ${id} ); ${code}`).then(() => undefined);

  it('numbers each change, page by page, from wherever the reader stopped', async () => {
    const before = (await changes()).last;
    const first = await order();
    const second = await order();
    const { changes: rows, last, oldest } = await changes(before);
    expect(new Set(rows.map(({ order_id }) => order_id))).toEqual(new Set([first, second]));
    expect(rows.map(({ seq }) => seq)).toEqual([...rows.map(({ seq }) => seq)].sort((a, b) => a - b));
    expect(last).toBe(rows.at(-1)?.seq);
    expect(oldest).toBeLessThanOrEqual(rows[0]?.seq ?? 0);
    expect(rows[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const page = await changes(before, 2);
    expect(page).toMatchObject({ changes: rows.slice(0, 2), last });
    expect((await changes(page.changes[1]?.seq)).changes).toEqual(rows.slice(2));
    expect((await changes(last)).changes).toEqual([]);
  });

  it('tells of a new order with its lines: who reads at the last row reads them all', async () => {
    let id = 0;
    const told = await toldBy(async () => (id = await order()));
    expect(told.get(id)?.[0]).toBe('created');
    expect(told.get(id)?.at(-1)).toBe('updated');
    // In one request of PHP the row of the new order comes before its lines are stored, another one after.
    const seen = await ask<number[]>(
      `$seen = array(); $look = function ( $id ) use ( &$seen ) { $seen[] = count( ErpBridge\\Orders\\Snapshots::of( array( $id ) )['orders'][0]['lines'] ?? array() ); };
      $order = new WC_Order(); $order->add_product( wc_get_product( ${product} ), 1 ); $order->set_status( 'pending' );
      add_action( 'woocommerce_after_order_object_save', function ( $order ) use ( $look ) { $look( $order->get_id() ); }, PHP_INT_MAX );
      $order->save(); return $seen;`,
    );
    expect(seen.at(-1)).toBe(1);
  });

  it('tells of whatever is done to an order, and of no other order', async () => {
    const work: Record<string, [kind: string, code: string]> = {
      'an update': ['updated', `$order->set_customer_note( 'Back door' ); $order->save();`],
      'a new status': ['status', `$order->update_status( 'processing' );`],
      'a payment': ['status', `$order->payment_complete( 'tr_1' );`],
      'a note': ['note', `$order->add_order_note( 'Called the customer.' );`],
      'a note that goes': ['note', `$note = $order->add_order_note( 'x' ); $mark(); wc_delete_order_note( $note );`],
      'a line stored alone': [
        'updated',
        `foreach ( $order->get_items() as $item ) { $item->set_quantity( 5 ); $item->save(); }`,
      ],
      'a line deleted alone': ['updated', `foreach ( $order->get_items() as $item ) { $item->delete( true ); }`],
      'the trash': ['trashed', `$order->delete( false );`],
      deleting: ['deleted', `$order->delete( true );`],
      'deleting from the trash': ['deleted', `$order->delete( false ); $mark(); wc_get_order( $id )->delete( true );`],
      'a refund': ['refunded', `wc_create_refund( array( 'order_id' => $id, 'amount' => 1, 'reason' => 'Broken' ) );`],
      'a refund of a line': [
        'refunded',
        `$item = current( $order->get_items() ); wc_create_refund( array( 'order_id' => $id, 'amount' => 3, 'line_items' => array( $item->get_id() => array( 'qty' => 1, 'refund_total' => 3 ) ) ) );`,
      ],
    };
    const told = await ask<Record<string, { mine: string[]; others: number }>>(
      `global $wpdb; $table = ErpBridge\\Platform\\Table::name( 'changes' ); $told = array();
      $mark = function () use ( &$from, $wpdb, $table ) { ErpBridge\\Orders\\ChangeHooks::tell_later(); $from = (int) $wpdb->get_var( "SELECT MAX(seq) FROM $table" ); };
      ${Object.entries(work)
        .map(
          ([
            name,
            [, code],
          ]) => `$order = new WC_Order(); $order->set_status( 'on-hold' ); $order->add_product( wc_get_product( ${product} ), 2 );
          $order->set_total( 20 ); $order->save(); $id = $order->get_id(); $mark(); ${code} ErpBridge\\Orders\\ChangeHooks::tell_later();
          $rows = $wpdb->get_results( "SELECT * FROM $table WHERE seq > $from ORDER BY seq" );
          $mine = array_filter( $rows, fn( $row ) => (int) $row->order_id === $id );
          $told['${name}'] = array( 'mine' => array_column( $mine, 'kind' ), 'others' => count( $rows ) - count( $mine ) );`,
        )
        .join('\n')}
      return $told;`,
    );
    for (const [name, [kind]] of Object.entries(work)) {
      expect(told[name]?.mine, name).toContain(kind);
      expect(told[name]?.others, name).toBe(0);
    }
  });

  it('tells of the way back from the trash, when it is over', async () => {
    const id = await order({ status: 'processing' });
    const seen = await ask<string[]>(
      `wc_get_order( ${id} )->delete( false ); $seen = array(); $order = wc_get_order( ${id} );
      add_filter( 'query', function ( $sql ) use ( &$seen ) { if ( preg_match( '/INSERT INTO \\S+erp_bridge_changes/', $sql ) ) { $seen[] = wc_get_order( ${id} )->get_status(); } return $sql; } );
      ${storage === 'classic' ? `wp_untrash_post( ${id} );` : '$order->untrash();'} ErpBridge\\Orders\\ChangeHooks::tell_later(); return $seen;`,
    );
    expect(seen.at(-1)).toBe('processing');
    expect((await snapshot(id)).status).toBe('processing');
  });

  it('tells of a refund that is deleted, through the API and in PHP, when it is gone', async () => {
    const id = await order();
    const refund = () =>
      wc<{ id: number }>('POST', `orders/${id}/refunds`, { amount: '1', api_refund: false, reason: 'Broken' });
    const first = await refund();
    const overApi = await toldBy(() => wc('DELETE', `orders/${id}/refunds/${first.id}`, undefined, { force: 'true' }));
    expect(overApi.get(id)).toContain('refund_deleted');
    const second = await refund();
    const left = await ask<number[]>(
      `$left = array(); add_filter( 'query', function ( $sql ) use ( &$left ) { global $wpdb;
        if ( preg_match( '/INSERT INTO \\S+erp_bridge_changes/', $sql ) ) { $left[] = wc_get_order( ${second.id} ) ? 1 : 0; } return $sql; } );
      wc_get_order( ${second.id} )->delete( true ); ErpBridge\\Orders\\ChangeHooks::tell_later(); return $left;`,
    );
    expect(left[0]).toBe(1);
    expect(left.at(-1)).toBe(0);
  });

  it('keeps drafts to itself until they are placed', async () => {
    const { last } = await changes();
    const id = Number(
      await phpIn(
        store,
        `$order = new WC_Order(); $order->set_status( 'checkout-draft' ); $order->add_product( wc_get_product( ${product} ), 1 ); echo $order->save();`,
      ),
    );
    expect((await changes(last)).changes).toEqual([]);
    expect(await snapshots({ ids: String(id) })).toEqual({ orders: [], missing: [id] });
    const told = await toldBy(inPhp(id, `$order->set_status( 'pending' ); $order->save();`));
    expect(told.get(id)).toContain('created');
    expect((await snapshot(id)).lines).toHaveLength(1);
  });

  it('forgets with a deleted order what became of it', async () => {
    const id = await order();
    await phpIn(
      store,
      `ErpBridge\\Sales\\Sales::save( ${id}, array( 'state' => 'sent' ) ); ErpBridge\\Sales\\History::add( ${id}, 'sent' );`,
    );
    await wc('DELETE', `orders/${id}`, undefined, { force: 'true' });
    expect(
      await ask(
        `global $wpdb; return array( ErpBridge\\Sales\\Sales::row( ${id} ), ErpBridge\\Sales\\History::of( ${id} ) );`,
      ),
    ).toEqual([null, []]);
  });

  it('makes up for a process that died between saving the order and telling', async () => {
    const id = await order();
    // As if nobody had been told of a change a minute ago.
    const moved =
      storage === 'hpos'
        ? `UPDATE {$wpdb->prefix}wc_orders SET date_updated_gmt = '$then' WHERE id = ${id}`
        : `UPDATE {$wpdb->posts} SET post_modified_gmt = '$then', post_modified = '" . get_date_from_gmt( $then ) . "' WHERE ID = ${id}`;
    await phpIn(
      store,
      `global $wpdb; $then = gmdate( 'Y-m-d H:i:s', time() - 60 ); $wpdb->query( "${moved}" );
      $wpdb->query( "UPDATE {$wpdb->prefix}erp_bridge_changes SET at = '2001-01-01 00:00:00'" ); wp_cache_flush();`,
    );
    const sweep = (): Promise<string> => phpIn(store, `update_option( 'erp_bridge_swept', time() - 400 );`);
    await sweep();
    const rows = (await changes()).changes.filter(({ order_id }) => order_id === id);
    const young = rows.filter(({ at }) => !at.startsWith('2001'));
    expect(young.map(({ kind }) => kind)).toEqual(['updated']);
    // Once is enough.
    await sweep();
    expect((await changes(young[0]?.seq)).changes.filter(({ order_id }) => order_id === id)).toEqual([]);
  });
});

describe('the feed', () => {
  it('throws old rows away once a day, never the newest', async () => {
    const { id } = await makeOrder();
    await phpIn(
      store,
      `global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}erp_bridge_changes SET at = '2001-01-01 00:00:00'" );`,
    );
    const { last } = await changes();
    expect(
      await ask(
        `return array( (bool) wp_next_scheduled( 'erp_bridge_prune_changes' ), wp_get_schedule( 'erp_bridge_prune_changes' ) );`,
      ),
    ).toEqual([true, 'daily']);
    await phpIn(store, `do_action( 'erp_bridge_prune_changes' );`);
    expect((await changes()).changes.map(({ seq }) => seq)).toEqual([last]);
    await phpIn(store, `ErpBridge\\Orders\\Changes::add( ${id}, 'requested' );`);
    expect(await changes(last)).toMatchObject({ changes: [{ order_id: id, kind: 'requested' }], oldest: last });
  });

  it('does not hold up a shop whose table is broken', async () => {
    const made = await ask<number>(
      `global $wpdb; $table = ErpBridge\\Platform\\Table::name( 'changes' ); $wpdb->suppress_errors(); $wpdb->query( "ALTER TABLE $table RENAME TO {$table}_away" );
      try { $order = new WC_Order(); $order->set_status( 'pending' ); return $order->save(); } finally { $wpdb->query( "ALTER TABLE {$table}_away RENAME TO $table" ); }`,
    );
    expect((await snapshot(made)).status).toBe('pending');
  });

  it('is for the worker', async () => {
    const path = `${store.url}/wp-json${api}`;
    expect((await fetch(`${path}/changes`)).status).toBe(401);
    expect((await fetch(`${path}/orders?ids=1`)).status).toBe(401);
    const states = { states: [stateOf(1)] };
    const headers = { 'Content-Type': 'application/json' };
    const posted = await fetch(`${path}/orders/states`, { method: 'POST', headers, body: JSON.stringify(states) });
    expect(posted.status).toBe(401);
    const refused = await ask<number[]>(
      `$id = wp_insert_user( array( 'user_login' => 'feed-customer', 'user_pass' => 'x', 'role' => 'customer' ) ); wp_set_current_user( $id );
      $status = array(); foreach ( array( array( 'GET', '/changes' ), array( 'GET', '/orders' ), array( 'POST', '/orders/states' ) ) as list( $method, $path ) ) {
        $request = new WP_REST_Request( $method, '/wc-erp-bridge/v1' . $path ); $request->set_param( 'ids', array( 1 ) );
        $request->set_param( 'states', array( array( 'order_id' => 1, 'state' => 'sent', 'reason' => '', 'params' => array(), 'document' => null, 'difference' => '', 'qr' => null ) ) );
        $status[] = rest_do_request( $request )->get_status(); } return $status;`,
    );
    expect(refused).toEqual([403, 403, 403]);
    expect((await call(store, 'GET', `${api}/orders`)).status).toBe(400);
    expect((await call(store, 'GET', `${api}/changes`, undefined, { limit: '1001' })).status).toBe(400);
    const many = Array.from({ length: 101 }, (_, n) => n + 1).join(',');
    expect((await call(store, 'GET', `${api}/orders`, undefined, { ids: many })).status).toBe(400);
  });
});

// The stand-in has no checkout.
describeIf(real, ONLY_REAL)('an order placed', () => {
  let product = 0;
  beforeAll(async () => {
    await forgetEverything(store);
    product = await makeProduct('checkout', '10', { virtual: true });
  });

  const placed = async (work: () => Promise<unknown>): Promise<void> => {
    const told = await toldBy(work);
    const [id] = [...told.keys()];
    expect(told.size).toBe(1);
    expect(told.get(id ?? 0)).toEqual(expect.arrayContaining(['created', 'status']));
    expect(await snapshot(id ?? 0)).toMatchObject({
      status: 'on-hold',
      billing: { email: 'anne@orders.test' },
      lines: [{ product_id: product, quantity: '1' }],
    });
  };

  it('in the block checkout is told', () =>
    placed(async () => {
      const blocks = `${store.url}/wp-json/wc/store/v1`;
      const cart = await fetch(`${blocks}/cart`);
      const headers = { 'Cart-Token': cart.headers.get('cart-token') ?? '', 'Content-Type': 'application/json' };
      const post = async (path: string, body: unknown): Promise<void> => {
        const answer = await fetch(`${blocks}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
        expect(answer.ok, await answer.text()).toBe(true);
      };
      await post('cart/add-item', { id: product, quantity: 1 });
      const billing_address = { ...address, email: 'anne@orders.test' };
      await post('checkout', { billing_address, payment_method: 'bacs' });
    }));

  it('in the classic checkout is told', () =>
    placed(async () => {
      const cookies = new Map<string, string>();
      const visit = async (path: string, body?: URLSearchParams): Promise<string> => {
        const answer = await fetch(`${store.url}${path}`, {
          redirect: 'manual',
          headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
          ...(body === undefined ? {} : { method: 'POST', body }),
        });
        for (const cookie of answer.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
          cookies.set(name, value);
        }
        return answer.text();
      };
      await visit(`/?add-to-cart=${product}`);
      const page = await visit(new URL(await phpIn(store, `echo wc_get_checkout_url();`)).pathname);
      const nonce = /name="woocommerce-process-checkout-nonce" value="([^"]+)"/.exec(page)?.[1] ?? '';
      const billing = { ...address, email: 'anne@orders.test' };
      const form = new URLSearchParams({
        ...Object.fromEntries(Object.entries(billing).map(([name, value]) => [`billing_${name}`, value])),
        payment_method: 'bacs',
        'woocommerce-process-checkout-nonce': nonce,
      });
      expect(await visit('/?wc-ajax=checkout', form)).toContain('"result":"success"');
    }));
});
