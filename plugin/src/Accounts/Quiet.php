<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

/** What must not happen for each account of a batch: e-mails to customers but the one about a changed address, and counting all users of the shop. */
final class Quiet {
	private const CREATED = 'woocommerce_created_customer';

	/** What WooCommerce does then, at once or (its feature "Deferred emails") later. */
	private const MAILS = array(
		'now'   => array( 'WC_Emails', 'send_transactional_email' ),
		'later' => array( 'WC_Emails', 'queue_transactional_email' ),
	);

	public static function during( bool $notify, callable $work ): void {
		$no    = '__return_false';
		$alone = array( EmailChange::class, 'alone' );
		// The sync sees itself to what an account has for its e-mail.
		remove_action( 'profile_update', array( Provisional::class, 'changed' ), PHP_INT_MIN );
		add_filter( 'enable_live_network_counts', $no, 1000 );
		add_filter( 'send_email_change_email', array( EmailChange::class, 'is_told' ), 1000, 2 );
		add_filter( 'email_change_email', array( EmailChange::class, 'addressed' ), 1000, 2 );
		add_filter( 'send_password_change_email', $no, 1000 );
		$muted = array();
		if ( ! $notify ) {
			add_filter( 'pre_wp_mail', $alone, 1000 );
			// Else WooCommerce would build each mail before finding that it is not sent, or put it by for later.
			$muted = array_filter( array_map( static fn( array $mails ) => has_action( self::CREATED, $mails ), self::MAILS ), 'is_int' );
			array_walk( $muted, static fn( int $priority, string $name ) => remove_action( self::CREATED, self::MAILS[ $name ], $priority ) );
		}
		try {
			$work();
		} finally {
			array_walk( $muted, static fn( int $priority, string $name ) => add_action( self::CREATED, self::MAILS[ $name ], $priority, 10 ) );
			add_action( 'profile_update', array( Provisional::class, 'changed' ), PHP_INT_MIN, 2 );
			remove_filter( 'pre_wp_mail', $alone, 1000 );
			remove_filter( 'send_password_change_email', $no, 1000 );
			remove_filter( 'email_change_email', array( EmailChange::class, 'addressed' ), 1000 );
			remove_filter( 'send_email_change_email', array( EmailChange::class, 'is_told' ), 1000 );
			remove_filter( 'enable_live_network_counts', $no, 1000 );
		}
		wp_maybe_update_user_counts();
	}
}
