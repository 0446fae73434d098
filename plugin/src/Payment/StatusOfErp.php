<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Payment;

use ErpBridge\Guard\Broken;
use ErpBridge\Sales\Sales;
use WC_Order;

/**
 * An order's status that is only so because of what the ERP says. WooCommerce takes “processing” and “completed” for paid; what the ERP
 * said in another matter must not come back to it as a payment.
 */
final class StatusOfErp {
	/** The status says nothing of a payment: nobody had paid when it was set. */
	public static function is( WC_Order $order, ?\stdClass $sale ): bool {
		return null !== $sale && '' !== $sale->status_by_erp && $order->has_status( $sale->status_by_erp );
	}

	/**
	 * @param WC_Order  $order
	 * @param \stdClass $sale   The order's row.
	 * @param string    $status Without “wc-”.
	 * @param string    $why    For the order's notes.
	 * @throws Broken Where another plugin does not let it happen.
	 */
	public static function give( WC_Order $order, \stdClass $sale, string $status, string $why ): void {
		$is_paid = Payment::is_paid( $order, $sale );
		$before  = $order->get_status();
		// WooCommerce dates as paid what gets the status that this filter says.
		$undated = static fn(): string => '';
		Sales::save( $order->get_id(), array( 'status_by_erp' => $is_paid ? '' : $status ) );
		if ( ! $is_paid ) {
			add_filter( 'woocommerce_payment_complete_order_status', $undated, PHP_INT_MAX );
		}
		try {
			$done = $order->update_status( $status, $why );
			// WooCommerce keeps to itself that a plugin broke while it saved.
			$after = wc_get_order( $order->get_id() );
			$done  = $done && $after instanceof WC_Order && ! $after->has_status( $before );
		} finally {
			remove_filter( 'woocommerce_payment_complete_order_status', $undated, PHP_INT_MAX );
		}
		if ( ! $done ) {
			/* translators: %s: name of a status. */
			throw new Broken( sprintf( __( 'WooCommerce could not set the status “%s”; the notes of the order say why', 'erp-bridge' ), wc_get_order_status_name( $status ) ) );
		}
	}
}
