<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Payment;

use Automattic\WooCommerce\Utilities\OrderUtil;
use WC_Order;
use WC_Order_Refund;

/** What was given back of many orders, asked for once. */
final class Refunds {
	/** @var array<int, int> Cents given back of the orders of a page, by order, so that nobody asks for each of them again. */
	private static array $page = array();

	/**
	 * @param list<int> $ids
	 * @return array<int, list<WC_Order_Refund>> By order, the oldest first.
	 */
	public static function of( array $ids ): array {
		$found = array();
		$args  = array(
			'type'    => 'shop_order_refund',
			'orderby' => 'ID',
			'order'   => 'ASC',
			'limit'   => -1,
		);
		$query = OrderUtil::custom_orders_table_usage_is_enabled() ? array( 'parent' => $ids ) : array( 'post_parent__in' => $ids );
		/** @var list<WC_Order_Refund> $refunds The stubs know orders only. */
		$refunds = $ids ? wc_get_orders( $query + $args ) : array();
		foreach ( $refunds as $refund ) {
			$found[ $refund->get_parent_id() ][] = $refund;
		}
		return $found;
	}

	/**
	 * @template T
	 * @param list<int>                         $ids     Orders.
	 * @param array<int, list<WC_Order_Refund>> $refunds As of() found them.
	 * @param callable(): T                     $work    Asks what was given back.
	 * @return T
	 */
	public static function with( array $ids, array $refunds, callable $work ): mixed {
		foreach ( $ids as $id ) {
			self::$page[ $id ] = array_sum( array_map( static fn( WC_Order_Refund $refund ): int => Cents::from( Amount::money( $refund->get_amount() ) ), $refunds[ $id ] ?? array() ) );
		}
		try {
			return $work();
		} finally {
			self::$page = array();
		}
	}

	/** In cents. */
	public static function total( WC_Order $order ): int {
		return self::$page[ $order->get_id() ] ?? Cents::from( Amount::money( $order->get_total_refunded() ) );
	}
}
