/** Deleting the plugin: what it leaves, as the admin answered on the page Documents. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeSettings, forgetEverything, phpIn } from '../setup/shop.js';
import { makeAccounts, pdf, upload } from './documents.js';
import { store } from '../setup/own-shop.js';

const uninstall = (): Promise<string> =>
  phpIn(
    store,
    `define( 'WP_UNINSTALL_PLUGIN', 'erp-bridge' ); global $wpdb;
    $folder = ErpBridge\\Documents\\Storage::directory(); $before = count( glob( "$folder/??/*.pdf" ) );
    require ErpBridge\\Platform\\Plugin::path( 'uninstall.php' );
    // The stand-in's own tables are no business of the plugin's.
    $tables = array_values( array_filter( $wpdb->get_col( "SHOW TABLES LIKE '%erp\\_bridge\\_%'" ), fn( $table ) => ! str_contains( $table, 'stand_in' ) ) );
    $options = $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE 'erp\\_bridge\\_%' AND option_name NOT LIKE '%stand\\_in%'" );
    echo wp_json_encode( array( 'before' => $before, 'after' => count( glob( "$folder/??/*.pdf" ) ), 'tables' => $tables, 'options' => $options, 'pruning' => wp_next_scheduled( 'erp_bridge_prune_changes' ),
      'role' => get_role( 'erp_bridge_worker' ), 'settings' => get_option( 'erp_bridge_settings' ), 'customers' => count( get_users( array( 'role' => 'customer' ) ) ), 'workers' => count( get_users( array( 'search' => 'erp-bridge-worker-*' ) ) ) ) );
    array_map( 'unlink', glob( "$folder/??/*.pdf" ) );`,
  );
const install = (): Promise<string> => phpIn(store, `ErpBridge\\Install::activate(); echo 'installed';`);

async function documents(): Promise<void> {
  await makeAccounts({ Una: 'U' });
  await phpIn(
    store,
    `wp_insert_user( array( 'user_login' => 'erp-bridge-worker', 'user_email' => 'name@uninstall.test', 'user_pass' => 'x', 'role' => 'customer' ) ); ErpBridge\\Connection\\ApiKeys::create( true );`,
  );
  await upload('Una', 'invoice.U1', {}, pdf('first'));
  await upload('Una', 'invoice.U1', {}, pdf('second'));
}

beforeAll(() => forgetEverything(store));
afterAll(() => install());

it.each([
  ['keep', 2],
  ['delete', 0],
])('with "%s" leaves %i files, no table, no role, no setting, and every customer', async (answer, left) => {
  await install();
  await changeSettings(store, { documents: { on_uninstall: answer } });
  await documents();
  const found = JSON.parse(await uninstall()) as Record<string, unknown>;
  expect(found).toEqual({
    before: 2,
    after: left,
    tables: [],
    options: [],
    pruning: false,
    role: null,
    settings: false,
    // One of them has the sign-in name that the worker's user had wanted.
    customers: 2,
    workers: 0,
  });
});
