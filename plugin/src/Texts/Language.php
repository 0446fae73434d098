<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Texts;

use ErpBridge\Settings\Settings;
use WC_Order;

/** The language of an order's document and e-mail: WPML's or Polylang's, else the customer's own, else the country's, else the shop's. */
final class Language {
	public static function of( WC_Order $order ): string {
		return LanguageChoice::of(
			(string) $order->get_meta( 'wpml_language' ),
			self::of_polylang( $order ),
			$order->get_customer_id() > 0 ? (string) get_user_meta( $order->get_customer_id(), 'locale', true ) : '',
			LanguageChoice::of_country( $order->get_billing_country() ),
			self::of_shop()
		);
	}

	/** What is written in where an order has no language, or one that has no texts. */
	public static function of_shop(): string {
		// Not that of the user whose request this is.
		return LanguageChoice::of( (string) Settings::get( 'sales', 'default_language' ), get_locale() );
	}

	private static function of_polylang( WC_Order $order ): string {
		$said = function_exists( 'pll_get_post_language' ) ? pll_get_post_language( $order->get_id() ) : '';
		return is_string( $said ) ? $said : '';
	}
}
