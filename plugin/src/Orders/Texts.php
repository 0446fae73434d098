<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

use ErpBridge\Settings\Settings;
use WC_Order;

/** Captions on the document: one for paid, one for to-be-paid orders, per language (article 3). */
final class Texts {
	public static function caption( WC_Order $order ): string {
		$name  = Payment::is_paid( $order ) ? 'caption_paid' : 'caption_unpaid';
		$texts = Settings::get( 'sales', 'texts' );
		return $texts[ Language::of( $order ) ][ $name ] ?? '';
	}
}
