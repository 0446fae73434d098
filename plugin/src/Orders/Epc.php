<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

use WC_Order;

/** What a banking app reads from the QR code. */
final class Epc {
	public static function payload( WC_Order $order ): string {
		return '';
	}
}
