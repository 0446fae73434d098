<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

use WC_Order;

/** The language of an order's document and e-mail: WPML's or Polylang's, else the customer's own, else the shop's. */
final class Language {
	public static function of( WC_Order $order ): string {
		$known = (string) $order->get_meta( 'wpml_language' );
		if ( '' === $known && function_exists( 'pll_get_post_language' ) ) {
			$known = (string) pll_get_post_language( $order->get_id() );
		}
		if ( '' === $known && $order->get_customer_id() > 0 ) {
			$known = (string) get_user_meta( $order->get_customer_id(), 'locale', true );
		}
		return substr( strtolower( '' === $known ? get_locale() : $known ), 0, 2 );
	}
}
