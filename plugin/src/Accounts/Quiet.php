<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

/** What must not happen for each account of a batch: e-mails to customers, and counting all users of the shop. */
final class Quiet {
	public static function during( bool $notify, callable $work ): void {
		$no    = '__return_false';
		$mails = array( 'WC_Emails', 'send_transactional_email' );
		add_filter( 'enable_live_network_counts', $no, 1000 );
		add_filter( 'send_email_change_email', $no, 1000 );
		add_filter( 'send_password_change_email', $no, 1000 );
		$priority = $notify ? false : has_action( 'woocommerce_created_customer', $mails );
		if ( ! $notify ) {
			add_filter( 'pre_wp_mail', $no, 1000 );
		}
		if ( is_int( $priority ) ) {
			// Else WooCommerce would build each mail before finding that it is not sent.
			remove_action( 'woocommerce_created_customer', $mails, $priority );
		}
		try {
			$work();
		} finally {
			if ( is_int( $priority ) ) {
				add_action( 'woocommerce_created_customer', $mails, $priority, 10 );
			}
			remove_filter( 'pre_wp_mail', $no, 1000 );
			remove_filter( 'send_password_change_email', $no, 1000 );
			remove_filter( 'send_email_change_email', $no, 1000 );
			remove_filter( 'enable_live_network_counts', $no, 1000 );
		}
		wp_maybe_update_user_counts();
	}
}
