<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\MyDocuments;

use WC_Order;

/** The shop's orders that documents name, through WooCommerce's own objects (HPOS and classic storage alike). */
final class OrdersOfCustomer {
	/**
	 * The orders of this customer; an ERP's number that happens to be somebody else's order leads nowhere.
	 *
	 * @param list<int> $ids
	 * @return array<int, WC_Order> By id.
	 */
	public static function of( array $ids, int $user_id ): array {
		$ids = array_values( array_unique( array_filter( $ids ) ) );
		if ( ! $ids || $user_id <= 0 || ! function_exists( 'wc_get_orders' ) ) {
			return array();
		}
		$found  = array();
		$orders = wc_get_orders(
			array(
				'post__in'    => $ids,
				'customer_id' => $user_id,
				'limit'       => -1,
				'type'        => 'shop_order',
			)
		);
		foreach ( is_array( $orders ) ? $orders : array() as $order ) {
			if ( in_array( $order->get_id(), $ids, true ) ) {
				$found[ $order->get_id() ] = $order;
			}
		}
		return $found;
	}
}
