<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Payment;

use ErpBridge\Settings\Settings;
use WC_Order;

/** The reference that a transfer has to carry, so that it finds its order (article 3). The same order always has the same one. */
final class Communication {
	/** Structured, as the settings have it; '' where they have none. */
	public static function of( WC_Order $order ): string {
		return self::from( (string) Settings::get( 'sales', 'communication' ), $order->get_id() );
	}

	/** What the customer is asked to pay with: without a structured one, the number of the document. */
	public static function asked_for( WC_Order $order, string $number ): string {
		$structured = self::of( $order );
		return '' === $structured ? $number : $structured;
	}

	/** A draft's number may still change. */
	public static function number( ?\stdClass $sale ): string {
		return null !== $sale && 'final' === ( $sale->doc_state ?? '' ) ? $sale->doc_number : '';
	}

	/** @param string $kind 'none', 'be' or 'rf'. */
	public static function from( string $kind, int $order_id ): string {
		return match ( $kind ) {
			'be' => Mod97::belgian( $order_id ),
			'rf' => Mod97::creditor_reference( (string) $order_id ),
			default => '',
		};
	}
}
