/** A key can change accounts that WooCommerce keeps from its shop managers: who makes one, and who uses the routes that it opens. */
import { beforeAll, describe, expect, it } from 'vitest';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { account } from './accounts.js';
import { api } from './client.js';
import { signedIn } from './documents.js';
import { ask, stateOf } from './orders.js';
import { store } from '../setup/own-shop.js';

const people: Record<string, { cookie: string; nonce: string }> = {};

beforeAll(async () => {
  await forgetEverything(store);
  await phpIn(
    store,
    // The stand-in knows no shop managers.
    `get_role( 'shop_manager' ) || add_role( 'shop_manager', 'Shop manager', array( 'read' => true, 'manage_woocommerce' => true, 'edit_users' => true ) );
    foreach ( array( 'shop_manager', 'administrator', 'subscriber', 'customer' ) as $role ) {
      wp_insert_user( array( 'user_login' => "k-$role", 'user_email' => "$role@key.test", 'user_pass' => 'x', 'role' => $role ) ); }`,
  );
  for (const role of ['shop_manager', 'administrator', 'customer']) people[role] = await signedIn(`${role}@key.test`);
});

async function asks(role: string, method: string, path: string, body?: object): Promise<[number, string?]> {
  const { cookie = '', nonce = '' } = people[role] ?? {};
  const answer = await fetch(`${store.url}/wp-json${api}${path}`, {
    method,
    headers: { cookie, 'X-WP-Nonce': nonce, 'Content-Type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const { code, may_make: may } = (await answer.json()) as { code?: string; may_make?: boolean };
  return [answer.status, code ?? (may === undefined ? undefined : `may_make ${String(may)}`)];
}

describe('the key', () => {
  it('is made and replaced by administrators, and by no shop manager, who is told so', async () => {
    expect(await asks('shop_manager', 'GET', '/connection')).toEqual([200, 'may_make false']);
    for (const replace of [false, true])
      expect(await asks('shop_manager', 'POST', '/connection/key', { replace })).toEqual([
        403,
        'erp_bridge_key_needs_administrator',
      ]);
    expect(await asks('customer', 'POST', '/connection/key', {})).toEqual([403, 'erp_bridge_forbidden']);
    expect(await asks('administrator', 'GET', '/connection')).toEqual([200, 'may_make true']);
    expect((await asks('administrator', 'POST', '/connection/key', { replace: true }))[0]).toBe(200);
  });

  it('is no way round either: the worker’s user gets no password, by whomever', async () => {
    const answer = await phpIn(
      store,
      `$answer = get_password_reset_key( get_users( array( 'role' => 'erp_bridge_worker' ) )[0] ); echo is_wp_error( $answer ) ? 'refused' : $answer;`,
    );
    expect(answer).toBe('refused');
    const other = await phpIn(store, `echo strlen( get_password_reset_key( get_user_by( 'login', 'k-customer' ) ) );`);
    expect(other).toBe('20');
  });
});

describe('the worker’s user', () => {
  const worker = `get_users( array( 'role' => 'erp_bridge_worker' ) )`;
  const stranger = `get_user_by( 'login', 'erp-bridge-worker' )`;

  it('is never somebody who registered with its name or e-mail', async () => {
    const found = await ask(
      `require_once ABSPATH . 'wp-admin/includes/user.php'; foreach ( ${worker} as $one ) { wp_delete_user( $one->ID ); }
      $host = wp_parse_url( home_url(), PHP_URL_HOST ); $host = str_contains( $host, '.' ) ? $host : "$host.invalid";
      wp_insert_user( array( 'user_login' => 'erp-bridge-worker', 'user_email' => 'stranger@key.test', 'user_pass' => 'x', 'role' => 'customer' ) );
      wp_insert_user( array( 'user_login' => 'another', 'user_email' => "erp-bridge-worker@$host", 'user_pass' => 'x', 'role' => 'customer' ) );
      foreach ( array( false, true, true ) as $replace ) { ErpBridge\\Connection\\ApiKeys::create( $replace ); }
      global $wpdb; $all = ${worker}; $user_id = (int) $wpdb->get_var( "SELECT user_id FROM {$wpdb->prefix}woocommerce_api_keys ORDER BY key_id DESC LIMIT 1" );
      return array( ${stranger}->roles, user_can( ${stranger}, 'erp_bridge_sync' ), count( $all ), $all[0]->roles, $all[0]->ID === $user_id, count( ErpBridge\\Connection\\ApiKeys::all() ),
        is_wp_error( get_password_reset_key( $all[0] ) ), is_string( get_password_reset_key( ${stranger} ) ) );`,
    );
    expect(found).toEqual([['customer'], false, 1, ['erp_bridge_worker'], true, 1, true, true]);
  });

  it('and whom an earlier version took for it loses role and key', async () => {
    const found = await ask(
      `global $wpdb; ${stranger}->add_role( 'erp_bridge_worker' );
      $wpdb->insert( "{$wpdb->prefix}woocommerce_api_keys", array( 'user_id' => ${stranger}->ID, 'permissions' => 'read_write', 'consumer_key' => 'x', 'consumer_secret' => 'y', 'truncated_key' => 'z' ) );
      $migration = require ErpBridge\\Platform\\Plugin::path( 'migrations/0015-worker-of-its-own.php' ); $migration(); $migration();
      return array( ${stranger}->roles, $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}woocommerce_api_keys WHERE truncated_key = 'z'" ), count( ${worker} ), count( ErpBridge\\Connection\\ApiKeys::all() ) );`,
    );
    expect(found).toEqual([['customer'], '0', 1, 1]);
  });
});

const batch = { accounts: [account('x', { email: 'subscriber@key.test' })] };
const routes: [string, string, object?][] = [
  ['GET', '/ping'],
  ['POST', '/accounts/batch', batch],
  ['POST', '/documents/lookup', {}],
  ['PUT', '/documents'],
  ['PUT', `/documents/invoice.X?type=invoice&number=X&sha256=${'0'.repeat(64)}`],
  ['POST', '/worker/report', { worker: {} }],
  ['POST', '/worker/preview', { id: 'x', lane: 'accounts' }],
  ['GET', '/changes'],
  ['GET', '/orders?ids=1'],
  ['POST', '/orders/states', { states: [stateOf(1)] }],
];

describe.each(routes)('%s %s, which a key opens,', (method, path, body) => {
  it('is closed to shop managers, and to administrators who may not edit users', async () => {
    const restricted = `add_filter( 'user_has_cap', static fn( $caps ) => array( 'edit_users' => false ) + $caps );`;
    const direct = (role: string, before = ''): Promise<string> =>
      phpIn(
        store,
        `${before} wp_set_current_user( get_user_by( 'email', '${role}@key.test' )->ID );
        $path = wp_parse_url( '${path}' ); $request = new WP_REST_Request( '${method}', '${api}' . $path['path'] );
        wp_parse_str( $path['query'] ?? '', $query ); $request->set_query_params( $query );
        $request->set_header( 'Content-Type', 'application/json' ); $request->set_body( base64_decode( '${Buffer.from(JSON.stringify(body ?? {})).toString('base64')}' ) );
        $answer = rest_do_request( $request ); echo $answer->get_status(), ' ', $answer->get_data()['code'] ?? '';`,
      );
    expect(await direct('shop_manager')).toBe('403 erp_bridge_forbidden');
    expect(await direct('administrator', restricted)).toBe('403 erp_bridge_forbidden');
  });
});

it('nothing of that has changed the account', async () => {
  expect(await phpIn(store, `echo get_user_by( 'email', 'subscriber@key.test' )->first_name;`)).toBe('');
});
