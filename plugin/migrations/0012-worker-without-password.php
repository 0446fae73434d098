<?php
/**
 * The settings took a worker's address with user and password in it. WordPress never called one, and whoever read the settings read the password.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

defined( 'ABSPATH' ) || exit;

return static function (): void {
	$stored = get_option( 'erp_bridge_settings' );
	$url    = $stored['settings']['worker']['webhook_url'] ?? '';
	$clean  = preg_replace( '#^(\w+://)[^/?\#]*@#', '$1', $url );
	if ( $clean !== $url ) {
		$stored['settings']['worker']['webhook_url'] = $clean;
		update_option( 'erp_bridge_settings', $stored );
	}
};
