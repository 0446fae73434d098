<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Emails;

/** WooCommerce → Settings → Emails shows each e-mail with what could stand in it: ours are about documents, not only about orders. */
final class Previews {
	public static function hooks(): void {
		add_filter( 'woocommerce_prepare_email_for_preview', array( self::class, 'prepare' ) );
	}

	public static function prepare( \WC_Email $email ): \WC_Email {
		if ( $email instanceof CustomerEmail ) {
			$email->show_example();
		}
		return $email;
	}
}
