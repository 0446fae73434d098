<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

/** The shop's orders that documents name, through WooCommerce's own objects (HPOS and classic storage alike). */
final class Orders {
	/**
	 * The order pages of this customer; an ERP's number that happens to be somebody else's order leads nowhere.
	 *
	 * @param list<int> $ids
	 * @return array<int, string> Address by order id.
	 */
	public static function urls( array $ids, int $user_id ): array {
		$ids = array_values( array_unique( array_filter( $ids ) ) );
		if ( ! $ids || $user_id <= 0 || ! function_exists( 'wc_get_orders' ) ) {
			return array();
		}
		$urls   = array();
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
				$urls[ $order->get_id() ] = $order->get_view_order_url();
			}
		}
		return $urls;
	}
}
