<?php
/**
 * Plugin Name: ERP Bridge local store
 * Description: Writes every mail into a file, one JSON object a line, and sends none.
 */

defined( 'ABSPATH' ) || exit;

// Last of all filters: a mail that somebody else has stopped is none.
add_filter(
	'pre_wp_mail',
	static function ( $stopped, array $mail ): bool {
		if ( null !== $stopped ) {
			return (bool) $stopped;
		}
		$mail['time'] = gmdate( 'Y-m-d\TH:i:s\Z' );
		file_put_contents( ERP_BRIDGE_STORE_MAIL_LOG, wp_json_encode( $mail ) . "\n", FILE_APPEND | LOCK_EX );
		return true;
	},
	PHP_INT_MAX,
	2
);
