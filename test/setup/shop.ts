/** What tests do to the shop from inside, as its owner could: run PHP in it, set a password, start from nothing. */
import { attachStore } from '../store/store.js';

interface Shop {
  dataDir: string;
}

export const phpIn = (shop: Shop, code: string): Promise<string> => attachStore(shop.dataDir).php(code);

const quoted = (text: string): string => `base64_decode( '${Buffer.from(text).toString('base64')}' )`;

/** Accounts are made without a password that anybody knows; this stands for the customer's "Lost your password?". */
export async function setPassword(shop: Shop, email: string, password: string): Promise<void> {
  const answer = await phpIn(
    shop,
    `$user = get_user_by( 'email', ${quoted(email)} ); if ( $user ) { wp_set_password( ${quoted(password)}, $user->ID ); echo 'set'; }`,
  );
  if (answer !== 'set') throw new Error(`No account has the e-mail ${email}.`);
}

/** An account that somebody registered shows nothing of the ERP's; this stands for its owner opening the link that is mailed to the address. */
export async function proveEmail(shop: Shop, email: string): Promise<void> {
  const answer = await phpIn(
    shop,
    `$user = get_user_by( 'email', ${quoted(email)} ); if ( $user ) { ErpBridge\\Accounts\\ProvenEmail::prove( $user->ID ); echo 'proven'; }`,
  );
  if (answer !== 'proven') throw new Error(`No account has the e-mail ${email}.`);
}

/** Changes settings as the admin's pages do; a flow is off on a new shop. */
export async function changeSettings(shop: Shop, changes: Record<string, Record<string, unknown>>): Promise<void> {
  const answer = await phpIn(
    shop,
    `$e = ErpBridge\\Settings\\Settings::change( json_decode( ${quoted(JSON.stringify(changes))}, true ), null ); echo $e ? $e->get_error_message() : 'changed';`,
  );
  if (answer !== 'changed') throw new Error(answer);
}

/**
 * Removes every account, staff aside, every order and every document, which a file's earlier tests made; both flows to the shop
 * are on, all else as new.
 */
export async function forgetEverything(shop: Shop): Promise<void> {
  await phpIn(
    shop,
    `require_once ABSPATH . 'wp-admin/includes/user.php';
    global $wpdb;
    foreach ( array( 'documents', 'document_versions' ) as $table ) {
      foreach ( $wpdb->get_col( "SELECT path FROM {$wpdb->prefix}erp_bridge_$table" ) as $path ) {
        @unlink( ErpBridge\\Documents\\Storage::directory() . '/' . $path );
      }
    }
    foreach ( get_users( array( 'fields' => 'ID', 'role__not_in' => array( 'administrator', 'erp_bridge_worker' ) ) ) as $id ) { wp_delete_user( (int) $id ); }
    $all = array_merge( array_keys( wc_get_order_statuses() ), array( 'trash', 'auto-draft' ) );
    foreach ( wc_get_orders( array( 'type' => 'shop_order', 'status' => $all, 'limit' => -1 ) ) as $order ) { $order->delete( true ); }
    ErpBridge\\Orders\\ChangeHooks::tell_later();
    foreach ( WC()->mailer()->get_emails() as $email ) { delete_option( $email->get_option_key() ); }
    foreach ( array( 'settings', 'previews', 'order_looks', 'imports', 'swept' ) as $option ) { delete_option( "erp_bridge_$option" ); }
    foreach ( ErpBridge\\Platform\\Table::NAMES as $table ) { $wpdb->query( "DELETE FROM {$wpdb->prefix}erp_bridge_{$table}" ); }`,
  );
  await changeSettings(shop, { accounts: { enabled: true }, documents: { enabled: true } });
}
