<?php
/**
 * Whoever had registered with the worker's sign-in name before the key was made got the worker's role beside the own one, and with it, by the
 * own password, every customer's account. Such an account loses role and key; the page Connection makes a user and a key of their own.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

use ErpBridge\Connection\ApiKeys;

defined( 'ABSPATH' ) || exit;

return static function (): void {
	global $wpdb;
	foreach ( get_users( array( 'role' => ApiKeys::ROLE ) ) as $user ) {
		if ( 'erp-bridge-worker' === $user->user_login && count( $user->roles ) > 1 ) {
			$user->remove_role( ApiKeys::ROLE );
			$wpdb->delete( $wpdb->prefix . 'woocommerce_api_keys', array( 'user_id' => $user->ID ) );
			\WP_Session_Tokens::get_instance( $user->ID )->destroy_all();
		}
	}
};
