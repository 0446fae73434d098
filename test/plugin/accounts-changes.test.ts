/** Changed accounts are written all at once; nobody shall be able to tell. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { account, batch } from './accounts.js';
import { store } from '../setup/own-shop.js';

beforeAll(() => forgetEverything(store));

/** What other plugins hang on: all that a changed account fires, in its order. */
const HOOKS = [
  'add_user_meta',
  'added_user_meta',
  'update_user_meta',
  'updated_user_meta',
  'profile_update',
  'wp_update_user',
  'woocommerce_update_customer',
];

interface Told {
  status: number;
  outcomes: string[];
  /** `hook user values`, the account told by its ERP key, row ids left out. */
  hooks: string[];
  /** What is stored, by ERP key: of the users and of their meta, without what every account has of its own. */
  stored: Record<string, unknown>;
}

/** Sends the accounts in one batch; `before` is PHP that runs first, as another plugin would. */
async function send(accounts: object[], before = ''): Promise<Told> {
  const body = Buffer.from(JSON.stringify({ accounts })).toString('base64');
  const said = await phpIn(
    store,
    `global $wpdb;
    wp_set_current_user( 1 );
    ${before}
    $body  = json_decode( base64_decode( '${body}' ), true );
    $links = array_column( $wpdb->get_results( "SELECT user_id, erp_key FROM {$wpdb->prefix}erp_bridge_links" ), 'erp_key', 'user_id' );
    $hooks = array();
    foreach ( array( '${HOOKS.join("', '")}' ) as $hook ) {
      add_action( $hook, function ( ...$all ) use ( $hook, &$hooks, $links ) {
        if ( str_ends_with( $hook, 'user_meta' ) ) {
          $all = array_slice( $all, 'add_user_meta' === $hook ? 0 : 1 );
          // WooCommerce's own time of the change.
          if ( 'last_update' === $all[1] ) return;
        }
        $told = array_map( fn( $one ) => $one instanceof WP_User ? $one->display_name : ( is_array( $one ) ? array_intersect_key( $one, array_flip( array( 'display_name', 'first_name', 'last_name', 'user_email' ) ) ) : ( is_object( $one ) ? get_class( $one ) . $one->get_billing_phone() : $one ) ), array_slice( $all, 1 ) );
        array_walk( $told, fn( &$one ) => is_array( $one ) && ksort( $one ) );
        $hooks[] = "$hook " . $links[ $all[0] ] . ' ' . wp_json_encode( $told );
      }, 1, 10 );
    }
    $request = new WP_REST_Request( 'POST', '/wc-erp-bridge/v1/accounts/batch' );
    $request->set_header( 'Content-Type', 'application/json' );
    $request->set_body( wp_json_encode( $body ) );
    try { $answer = rest_do_request( $request ); } catch ( Throwable $e ) { $answer = new WP_REST_Response( array(), 500 ); }
    wp_cache_flush();
    $stored = array();
    foreach ( $links as $id => $key ) {
      $user = get_userdata( $id );
      $meta = array_map( fn( $values ) => $values, get_user_meta( $id ) );
      unset( $meta['nickname'], $meta['last_update'], $meta['session_tokens'] );
      ksort( $meta );
      $stored[ $key ] = array( 'name' => $user->display_name, 'active' => $user->user_activation_key, 'meta' => $meta );
    }
    echo wp_json_encode( array( 'status' => $answer->get_status(), 'outcomes' => array_column( $answer->get_data()['results'] ?? array(), 'outcome' ), 'hooks' => $hooks, 'stored' => $stored ) );`,
  );
  return JSON.parse(said) as Told;
}

/** Where another plugin filters what WordPress writes, each account is left to WordPress. */
const ONE_BY_ONE = `add_filter( 'insert_user_meta', fn( $meta ) => $meta );`;

const people = ['A', 'B', 'C', 'D'].map((id) => account(id));
const changed = [
  account('A', { last_name: 'O’Brien \\ Müller', phone: '+33 9' }),
  account('B', { phone: '+33 8' }),
  account('C', { billing: { address_1: '1 rue "X"', address_2: '', postcode: '75001', city: 'Paris', country: 'FR' } }),
  account('D'),
];

beforeEach(async () => {
  await forgetEverything(store);
  await batch(...people);
});

describe('a batch of changes', () => {
  it('stores what WordPress would store, account by account, and fires the same hooks', async () => {
    const together = await send(changed);
    await forgetEverything(store);
    await batch(...people);
    const each = await send(changed, ONE_BY_ONE);
    expect(together.outcomes).toEqual(['updated', 'updated', 'updated', 'unchanged']);
    expect(together.outcomes).toEqual(each.outcomes);
    expect(together.stored).toEqual(each.stored);
    expect([...together.hooks].sort()).toEqual([...each.hooks].sort());
    expect(together.hooks.filter((hook) => hook.startsWith('profile_update'))).toHaveLength(1);
    expect(together.hooks.filter((hook) => hook.startsWith('woocommerce_update_customer'))).toHaveLength(2);
  });

  it('costs no more look-ups and writes of our own, however many accounts change', async () => {
    const count = async (ids: string[]): Promise<number> => {
      await forgetEverything(store);
      await batch(...ids.map((id) => account(id)));
      const before = `$GLOBALS['ours'] = 0;
        foreach ( array( 'profile_update', 'woocommerce_update_customer' ) as $hook ) remove_all_actions( $hook );
        add_filter( 'query', function ( $query ) { ++$GLOBALS['ours']; return $query; } );
        register_shutdown_function( fn() => update_option( 'erp_bridge_test_queries', $GLOBALS['ours'], false ) );`;
      await send(
        ids.map((id) => account(id, { phone: '+33 7', last_name: 'New' })),
        before,
      );
      return Number(await phpIn(store, `echo get_option( 'erp_bridge_test_queries' );`));
    };
    const few = await count(['A', 'B']);
    const many = await count(Array.from({ length: 12 }, (_, n) => `M${String(n)}`));
    // What is stored is read account by account by this test itself: three queries each at most.
    expect(many - few).toBeLessThanOrEqual(10 * 3);
  });

  it('is written whole or not at all where another plugin breaks on one of its accounts', async () => {
    const dies = `add_action( 'profile_update', function ( $id ) { throw new RuntimeException( 'broken' ); }, 20 );`;
    const before = await send([]);
    const broken = await send(changed, dies);
    expect(broken.status).toBe(500);
    expect(broken.stored).toEqual(before.stored);
    expect((await send(changed)).outcomes).toEqual(['updated', 'updated', 'updated', 'unchanged']);
  });
});
