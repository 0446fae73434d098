/** Another plugin that breaks on one order: the others are told, and what it did is told in words. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeIf, ONLY_REAL } from '../setup/needs.js';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { api, call } from './client.js';
import { ask, invoice, makeOrder, makeProduct, snapshots, stateOf, storages, useStorage } from './orders.js';
import { store } from '../setup/own-shop.js';
import type { OrderStateResult, Orders } from '../../worker/src/shops/woocommerce/orders.js';

/** What a hook of another plugin does to the order whose note says so. */
const plugin = `<?php
add_filter( 'woocommerce_order_get_customer_note', 'breaker_reads', 10, 2 );
add_action( 'woocommerce_pre_payment_complete', function ( $id ) { breaker_reads( wc_get_order( $id )->get_customer_note( 'edit' ) ); } );
function breaker_reads( $note ) {
	if ( ! str_contains( $_SERVER['REQUEST_URI'] ?? '', 'wc-erp-bridge' ) ) {
		return $note;
	}
	switch ( $note ) {
		case 'throw': throw new Error( 'No <b>price</b> &amp; no weight' );
		case 'die': wp_die( '<p>Not <b>allowed</b></p>' );
		case 'exit': echo 'Something'; exit;
		case 'redirect': wp_redirect( 'https://elsewhere.example/' ); exit;
		case 'missing': breaker_is_not_there_at_all(); break;
		case 'fatal': eval( 'function breaker_reads() {}' ); break;
		case 'refuse': throw new Exception( 'No payment' );
		case 'memory': ini_set( 'memory_limit', memory_get_usage( true ) + 8e6 ); str_repeat( 'x', 99999999999 ); break;
		case 'print': echo '<b>Notice</b>'; break;
	}
	return $note;
}`;

const inAPlugin = (code: string): Promise<string> =>
  phpIn(
    store,
    `$file = WPMU_PLUGIN_DIR . '/breaker.php'; ${code === '' ? 'unlink( $file );' : `file_put_contents( $file, base64_decode( '${Buffer.from(code).toString('base64')}' ) );`} if ( function_exists( 'opcache_reset' ) ) { opcache_reset(); }`,
  );

// Only it has the hooks by which another plugin breaks an order.
const real = store.store !== 'stand-in';

for (const storage of storages)
  describeIf(real, ONLY_REAL)(`with orders in ${storage} storage`, () => {
    let product = 0;
    beforeAll(async () => {
      await forgetEverything(store);
      await useStorage(storage);
      product = await makeProduct(`broken-${storage}`, '10');
      await inAPlugin(plugin);
    });
    afterAll(async () => {
      await inAPlugin('');
      await forgetEverything(store);
      await useStorage('hpos');
    });

    const order = async (note: string): Promise<number> => {
      const { id } = await makeOrder({ line_items: [{ product_id: product, quantity: 1 }] });
      await phpIn(
        store,
        `$order = wc_get_order( ${id} ); $order->set_customer_note( '${note}' ); $order->save(); ErpBridge\\Guard\\BrokenOrders::forget( ${id} );`,
      );
      return id;
    };
    const get = (query: Record<string, string>) => call<Orders>(store, 'GET', `${api}/orders`, undefined, query);
    const numbers = (list: { id: number }[] = []): number[] => list.map(({ id }) => id);

    it.each([
      ['throw', 'No price & no weight'],
      ['die', 'Not allowed'],
      ['missing', 'breaker_is_not_there_at_all'],
    ])('%s: loses only itself, in the same request', async (note, detail) => {
      const [good, bad, last] = [await order('fine'), await order(note), await order('print')];
      const { status, body } = await get({ ids: [good, bad, last].join(',') });
      expect(status).toBe(200);
      expect(numbers(body.orders)).toEqual([good, last]);
      expect(body.missing).toEqual([]);
      expect(body.broken).toMatchObject([{ id: bad, detail: expect.stringContaining(detail) as string }]);
      expect(body.broken?.[0]?.detail).toContain('breaker.php');
      expect(body.broken?.[0]?.detail).not.toContain('<');
      const page = await get({ after_id: String(good - 1) });
      expect([numbers(page.body.orders), numbers(page.body.broken)]).toEqual([[good, last], [bad]]);
    });

    it.each([
      ['exit', 'exit'],
      ['redirect', 'exit'],
      ['fatal', 'Cannot redeclare'],
      ['memory', ''],
    ])('%s: ends a request, which is made again without it', async (note, detail) => {
      const ids = [await order('fine'), await order(note), await order(note), await order('fine')];
      const [good = 0, bad = 0, worse = 0, last = 0] = ids;
      if (note !== 'memory') {
        for (const ended of [bad, worse]) {
          const { status, body } = await get({ ids: ids.join(',') });
          expect([status, body]).toMatchObject([500, { code: 'erp_bridge_order_broken', data: { order_id: ended } }]);
        }
      } else {
        // Perhaps they were only too many at once.
        const { status, body } = await get({ ids: ids.join(',') });
        expect([status, body]).toMatchObject([500, { code: 'erp_bridge_too_many_orders' }]);
        for (const id of [bad, worse]) expect((await get({ ids: String(id) })).status).toBe(500);
      }
      const { status, body } = await get({ ids: ids.join(',') });
      expect(status).toBe(200);
      expect([numbers(body.orders), numbers(body.broken)]).toEqual([
        [good, last],
        [bad, worse],
      ]);
      expect(body.broken?.[0]?.detail).toContain(detail);
      expect(body.broken?.[0]?.detail).not.toMatch(/</);
      // After a while it is tried again, and at once when somebody asks for it.
      await ask(
        `$order = wc_get_order( ${bad} ); $order->set_customer_note( '' ); $order->save(); global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}erp_bridge_broken_orders SET at = '2001-01-01 00:00:00' WHERE order_id = ${bad}" ); return true;`,
      );
      expect(numbers((await snapshots({ ids: String(bad) })).orders)).toEqual([bad]);
    });

    it('are all among the numbers of the orders', async () => {
      const ids = [await order('throw'), await order('exit'), await order('fatal')];
      const first = (ids[0] ?? 0) - 1;
      const page = (query: object) => call(store, 'GET', `${api}/orders/ids`, undefined, { ...query });
      expect((await page({ after_id: String(first) })).body).toEqual({ ids, last_id: 0 });
      expect((await page({ after_id: String(first), limit: '2' })).body).toEqual({
        ids: ids.slice(0, 2),
        last_id: ids[1],
      });
      expect((await page({ since: '2999-01-01T00:00:00Z' })).body).toEqual({ ids: [], last_id: 0 });
      expect((await fetch(`${store.url}/wp-json${api}/orders/ids`)).status).toBe(401);
    });

    it('that cannot even be loaded is not taken for a deleted one', async () => {
      const [good, bad] = [await order('fine'), await order('fine')];
      const told = await ask<Orders>(
        `add_filter( 'woocommerce_order_class', fn( $class, $type, $id ) => $id === ${bad} ? 'Breaker_Order' : $class, 10, 3 );
      class Breaker_Order extends WC_Order { public function set_id( $id ) { if ( $id ) { throw new Exception( 'Wrong order' ); } } public function get_type() { return 'shop_order'; } public function __construct( $order = 0 ) { if ( $order ) { throw new Exception( 'Wrong order' ); } } }
      return ErpBridge\\Orders\\Snapshots::of( array( ${good}, ${bad}, 999999 ) );`,
      );
      expect(told).toMatchObject({ orders: [{ id: good }], missing: [999999] });
      expect(told.broken).toMatchObject([{ id: bad, detail: expect.stringContaining('Wrong order') as string }]);
    });

    it('is paid by the ERP without harm to the others', async () => {
      const ids: number[] = [];
      for (const note of ['fine', 'throw', 'die', 'refuse', 'fine']) ids.push(await order(note));
      const paid = (id: number) => stateOf(id, { state: 'paid', document: invoice(`FA${String(id)}`, { paid: '1' }) });
      const tell = (some: number[]) =>
        call<{ results: OrderStateResult[] }>(store, 'POST', `${api}/orders/states`, { states: some.map(paid) });
      const { status, body } = await tell(ids);
      expect(status).toBe(200);
      expect(body.results).toMatchObject([
        { outcome: 'updated', marked_paid: true },
        { outcome: 'broken', detail: expect.stringContaining('No price & no weight') as string },
        { outcome: 'broken', detail: expect.stringContaining('Not allowed') as string },
        { outcome: 'broken', detail: expect.stringContaining('the notes of the order say why') as string },
        { outcome: 'updated', marked_paid: true },
      ]);
      const killer = await order('exit');
      expect(await tell([killer])).toMatchObject({ status: 500, body: { data: { order_id: killer } } });
      // The mended plugin lets it through.
      await phpIn(store, `$order = wc_get_order( ${killer} ); $order->set_customer_note( '' ); $order->save();`);
      expect((await tell([killer])).body.results).toMatchObject([{ outcome: 'updated', marked_paid: true }]);
    });
  });
