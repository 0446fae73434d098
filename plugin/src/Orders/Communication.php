<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

use WC_Order;

/** The reference that a transfer has to carry. */
final class Communication {
	public static function of( WC_Order $order ): string {
		return '';
	}
}
