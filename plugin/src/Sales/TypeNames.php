<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Sales;

/** What people call the types of document. */
final class TypeNames {
	/** @return array<string, string> By type, in the order of Documents::TYPES. */
	public static function all(): array {
		return array(
			'quote'         => __( 'Quote', 'erp-bridge' ),
			'order'         => __( 'Order', 'erp-bridge' ),
			'delivery_note' => __( 'Delivery note', 'erp-bridge' ),
			'invoice'       => __( 'Invoice', 'erp-bridge' ),
			'credit_note'   => __( 'Credit note', 'erp-bridge' ),
			'other'         => __( 'Other document', 'erp-bridge' ),
		);
	}
}
