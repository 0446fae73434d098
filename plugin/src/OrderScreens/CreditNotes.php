<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\OrderScreens;

use ErpBridge\Payment\Amount;
use ErpBridge\Sales\SaleWords;
use ErpBridge\Worker\Attention;
use WC_Order;

/** Refunds of an order whose credit note does not come by itself, as the worker says of them. */
final class CreditNotes {
	/** @return list<string> A sentence each. */
	public static function unsettled( WC_Order $order ): array {
		$amounts = array();
		foreach ( $order->get_refunds() as $refund ) {
			$amounts[ 'refund.' . $refund->get_id() ] = Amount::shown( (string) $refund->get_amount(), $order->get_currency() );
		}
		if ( ! $amounts ) {
			return array();
		}
		return array_map(
			static fn( \stdClass $row ): string => sprintf(
				/* translators: 1: amount, 2: state, such as "Held", 3: a sentence that says why. */
				__( 'Credit note for the refund of %1$s – %2$s: %3$s', 'erp-bridge' ),
				$amounts[ $row->erp_key ],
				SaleWords::word( $row->state ),
				SaleWords::reason( $row->reason, (array) json_decode( $row->params, true ) )
			),
			Attention::of( 'sales', array_keys( $amounts ) )
		);
	}
}
