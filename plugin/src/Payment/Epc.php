<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Payment;

use WC_Order;

/** What a banking app reads from the QR code of an order that is still to be paid. */
final class Epc {
	/** Nobody pays these any more. */
	private const OVER = array( 'cancelled', 'refunded', 'trash' );

	/**
	 * '' where there is nothing to pay, or no way to: another currency than the euro, no bank account.
	 *
	 * @param WC_Order $order
	 * @param string   $number Of its document, for a transfer without a structured communication.
	 */
	public static function payload( WC_Order $order, string $number = '' ): string {
		if ( 'EUR' !== $order->get_currency() || $order->has_status( self::OVER ) || Payment::is_paid( $order ) ) {
			return '';
		}
		return EpcText::of( BankAccount::get(), self::due( $order ), Communication::of( $order ), $number );
	}

	/** What is left to pay of an unpaid order, in cents: what was refunded before is not asked for. */
	public static function due( WC_Order $order ): int {
		return Cents::from( Amount::money( $order->get_total() ) ) - Refunds::total( $order );
	}
}
