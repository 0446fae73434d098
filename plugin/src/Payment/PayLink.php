<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Payment;

use ErpBridge\Sales\Sales;
use ErpBridge\Settings\Settings;
use WC_Order;

/** WooCommerce's own page to pay for an order, with whatever payment methods the shop has (article 3: Mollie, Payconiq). */
final class PayLink {
	public static function hooks(): void {
		add_filter( 'woocommerce_valid_order_statuses_for_payment', array( self::class, 'statuses' ), 10, 2 );
	}

	/** '' where there is nothing to pay online. */
	public static function of( WC_Order $order ): string {
		return Settings::get( 'sales', 'pay_link' ) && ! Payment::is_paid( $order ) && $order->needs_payment() ? $order->get_checkout_payment_url() : '';
	}

	/**
	 * An order that waits for a transfer is "on hold", and WooCommerce takes no other payment for it. Once it has a document
	 * that is not paid, it does.
	 *
	 * @param list<string>   $statuses In which an order can be paid.
	 * @param WC_Order|mixed $order    Other plugins call this filter with what they have.
	 * @return list<string>
	 */
	public static function statuses( array $statuses, mixed $order = null ): array {
		if ( ! $order instanceof WC_Order || ! $order->has_status( 'on-hold' ) || ! Settings::get( 'sales', 'pay_link' ) ) {
			return $statuses;
		}
		$sale = Sales::row( $order->get_id() );
		if ( null !== $sale && 'final' === $sale->doc_state && '1' !== $sale->doc_paid && ! Payment::is_paid( $order, $sale ) ) {
			$statuses[] = 'on-hold';
		}
		return $statuses;
	}
}
