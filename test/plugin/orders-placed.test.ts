/** When an order was placed: that date counts, not when its basket was begun. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeSettings, forgetEverything, phpIn } from '../setup/shop.js';
import { api, call } from './client.js';
import { ask, makeOrder, makeProduct, snapshot, storages, useStorage, wc } from './orders.js';
import { itIf, ONLY_REAL } from '../setup/needs.js';
import { store } from '../setup/own-shop.js';

const began = '2020-05-05T10:00:00Z';

describe.each(storages)('with orders in %s storage', (storage) => {
  let product = 0;
  beforeAll(async () => {
    await forgetEverything(store);
    await useStorage(storage);
    product = await makeProduct(`placed-${storage}`, '10');
  });
  afterAll(async () => {
    await forgetEverything(store);
    await useStorage('hpos');
  });

  /** An order in that status, begun long ago; what is done with it then. */
  const begun = (status: string, code = ''): Promise<number> =>
    ask<number>(
      `$order = new WC_Order(); $order->set_status( '${status}' ); $order->add_product( wc_get_product( ${product} ), 1 ); $order->set_date_created( '${began}' ); $order->save();
      $order = wc_get_order( $order->get_id() ); ${code} return $order->get_id();`,
    );
  const place = `$order->set_status( 'pending' ); $order->save();`;
  const ids = async (since: string): Promise<number[]> =>
    (await call<{ ids: number[] }>(store, 'GET', `${api}/orders/ids`, undefined, { since })).body.ids;
  const isNow = (moment: string): void => {
    expect(Math.abs(Date.now() - Date.parse(moment))).toBeLessThan(120_000);
  };

  it.each(['checkout-draft', 'auto-draft'])('a %s is placed when it becomes an order', async (draft) => {
    const id = await begun(draft, place);
    const told = await snapshot(id);
    isNow(told.placed_at);
    expect(told.created_at).toBe(began);
    expect(await ids('2021-01-01T00:00:00Z')).toContain(id);
    expect(await ids('2999-01-01T00:00:00Z')).not.toContain(id);
    // Once: what happens to it later does not place it again.
    const again = await ask<string>(
      `global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}erp_bridge_sales SET placed_at = '2026-01-01 00:00:00' WHERE order_id = ${id}" );
      $order = wc_get_order( ${id} ); $order->update_status( 'processing' ); $order->update_status( 'completed' ); return '';`,
    );
    expect(again).toBe('');
    expect((await snapshot(id)).placed_at).toBe('2026-01-01T00:00:00Z');
  });

  it('the date that staff gives it counts, with the placing or afterwards', async () => {
    const at = '2023-03-03T09:00:00Z';
    const date = `$order->set_date_created( '${at}' );`;
    const atOnce = await begun('auto-draft', `${date} ${place}`);
    const later = await begun(
      'checkout-draft',
      `${place} $order = wc_get_order( $order->get_id() ); ${date} $order->save();`,
    );
    for (const id of [atOnce, later]) {
      expect((await snapshot(id)).placed_at).toBe(at);
      expect(await ids('2023-01-01T00:00:00Z')).toContain(id);
    }
  });

  it('an order that was none before is placed when it was made', async () => {
    const id = await begun('processing');
    expect(await snapshot(id)).toMatchObject({ placed_at: began, created_at: began });
    expect(await ids('2021-01-01T00:00:00Z')).not.toContain(id);
  });

  itIf(!store.store.startsWith('stand-in'), ONLY_REAL)(
    'an order of long ago stays one when it is copied, or comes back from the trash',
    async () => {
      const id = await begun('processing');
      const sync = (on: 'yes' | 'no') =>
        phpIn(store, `update_option( 'woocommerce_custom_orders_table_data_sync_enabled', '${on}' );`);
      const synchronizer = 'Automattic\\WooCommerce\\Internal\\DataStores\\Orders\\DataSynchronizer';
      await sync('yes');
      try {
        await phpIn(store, `wc_get_container()->get( ${synchronizer}::class )->process_batch( array( ${id} ) );`);
        expect(await ask(`return get_post_type( ${id} );`)).toBe('shop_order');
        expect((await snapshot(id)).placed_at).toBe(began);
        await phpIn(store, `wc_get_order( ${id} )->delete(); wc_get_order( ${id} )->untrash();`);
        await phpIn(store, `wc_get_order( ${id} )->update_status( 'completed' );`);
        expect(await snapshot(id)).toMatchObject({ status: 'completed', placed_at: began });
        expect(await ids('2021-01-01T00:00:00Z')).not.toContain(id);
      } finally {
        // Else its two copies would differ.
        await phpIn(store, `wc_get_order( ${id} )->delete( true );`);
        await sync('no');
      }
    },
  );

  it('the texts name the day on which it was placed', async () => {
    const id = await begun('checkout-draft', place);
    const day = await ask<string>(
      `return ErpBridge\\Texts\\PlaceholderValues::of( 'order_date', wc_get_order( ${id} ), null ) === wp_date( get_option( 'date_format' ) ) ? 'today' : 'another';`,
    );
    expect(day).toBe('today');
  });

  it.each(['Pacific/Kiritimati', 'Pacific/Auckland', 'Pacific/Pago_Pago', 'Europe/Paris'])(
    'the texts name the ERP’s days as they are, and the order’s as in the shop: %s',
    async (zone) => {
      const [due, placed] = await ask<[string, string]>(
        `update_option( 'timezone_string', '${zone}' ); update_option( 'date_format', 'Y-m-d' );
        $order = new WC_Order(); $order->set_date_created( ( new DateTimeImmutable( '2026-01-01 00:30', wp_timezone() ) )->getTimestamp() );
        $told = fn( $name ) => ErpBridge\\Texts\\PlaceholderValues::of( $name, $order, (object) array( 'due_date' => '2026-12-31' ) );
        $days = array( $told( 'due_date' ), $told( 'order_date' ) ); delete_option( 'timezone_string' ); update_option( 'date_format', 'F j, Y' ); return $days;`,
      );
      expect([due, placed]).toEqual(['2026-12-31', '2026-01-01']);
    },
  );

  describe('without a creation date', () => {
    const undated = async (code = ''): Promise<number> => {
      const id = await begun('processing', code);
      const clear =
        storage === 'hpos'
          ? `UPDATE {$wpdb->prefix}wc_orders SET date_created_gmt = NULL WHERE id = ${id}`
          : `UPDATE {$wpdb->posts} SET post_date = '0000-00-00 00:00:00', post_date_gmt = '0000-00-00 00:00:00' WHERE ID = ${id}`;
      await phpIn(
        store,
        `global $wpdb; $wpdb->query( "SET SESSION sql_mode = ''" ); $wpdb->query( "${clear}" ); wp_cache_flush();`,
      );
      return id;
    };

    // Texts that name the day ask for it, too.
    beforeAll(() => changeSettings(store, { sales: { texts: { en: { caption_unpaid: '{order_date}' } } } }));

    it.each([
      ['its payment', `$order->set_date_paid( '2024-01-02T03:04:05Z' );`],
      ['its completion', `$order->set_date_paid( null ); $order->set_date_completed( '2024-01-02T03:04:05Z' );`],
      [
        'its first note',
        `$order->set_date_paid( null ); global $wpdb; $wpdb->query( "DELETE FROM {$wpdb->comments} WHERE comment_post_ID = " . $order->get_id() );
        $note = $order->add_order_note( 'x' ); $order->add_order_note( 'y' ); $wpdb->update( $wpdb->comments, array( 'comment_date_gmt' => '2024-01-02 03:04:05' ), array( 'comment_ID' => $note ) );`,
      ],
    ])('%s tells when it was placed, for good', async (_what, code) => {
      const id = await undated(`${code} $order->save();`);
      expect(await snapshot(id)).toMatchObject({ created_at: null, placed_at: '2024-01-02T03:04:05Z' });
      expect(await ids('2999-01-01T00:00:00Z')).toContain(id);
      // WooCommerce dates it with the next save.
      await phpIn(store, `wc_get_order( ${id} )->save();`);
      expect((await snapshot(id)).placed_at).toBe('2024-01-02T03:04:05Z');
    });

    it('nor a payment, completion or note has the date of its last change', async () => {
      const id = await undated(`$order->set_date_paid( null ); $order->save();`);
      const changed = storage === 'hpos' ? 'wc_orders SET date_updated_gmt' : 'posts SET post_modified_gmt';
      await phpIn(
        store,
        `global $wpdb; $wpdb->query( "DELETE FROM {$wpdb->comments} WHERE comment_post_ID = ${id}" );
        $wpdb->query( "UPDATE {$wpdb->prefix}${changed} = '2024-05-06 07:08:09' WHERE ID = ${id}" ); wp_cache_flush();`,
      );
      expect((await snapshot(id)).placed_at).toBe('2024-05-06T07:08:09Z');
    });

    it('nor any date at all has that of the first look', async () => {
      const id = await undated(`$order->set_date_paid( null ); $order->save();`);
      const changed = storage === 'hpos' ? 'wc_orders SET date_updated_gmt = NULL' : 'posts SET post_modified_gmt = 0';
      await phpIn(
        store,
        `global $wpdb; $wpdb->query( "SET SESSION sql_mode = ''" ); $wpdb->query( "DELETE FROM {$wpdb->comments} WHERE comment_post_ID = ${id}" );
        $wpdb->query( "UPDATE {$wpdb->prefix}${changed} WHERE ID = ${id}" ); wp_cache_flush();`,
      );
      const { placed_at } = await snapshot(id);
      isNow(placed_at);
      expect((await snapshot(id)).placed_at).toBe(placed_at);
    });

    it('a refund without one has its order’s', async () => {
      const { id } = await makeOrder({ status: 'processing', line_items: [{ product_id: product, quantity: 1 }] });
      await wc('POST', `orders/${String(id)}/refunds`, { api_refund: false, amount: '1' });
      await phpIn(
        store,
        storage === 'hpos'
          ? `global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}wc_orders SET date_created_gmt = NULL, date_updated_gmt = NULL WHERE parent_order_id = ${id}" ); wp_cache_flush();`
          : `global $wpdb; $wpdb->query( "SET SESSION sql_mode = ''" ); $wpdb->query( "UPDATE {$wpdb->posts} SET post_date_gmt = 0, post_modified_gmt = 0, post_date = 0, post_modified = 0 WHERE post_parent = ${id}" ); wp_cache_flush();`,
      );
      const { placed_at, refunds } = await snapshot(id);
      expect(refunds).toMatchObject([{ created_at: placed_at }]);
    });
  });
});
