<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

use Automattic\WooCommerce\Utilities\OrderUtil;
use ErpBridge\Platform\Table;

/** Numbers of orders, page by page. No order is made for it, so none can be in the way. */
final class OrderIds {
	/**
	 * All in which an order can be that was placed.
	 *
	 * @return list<string>
	 */
	public static function statuses(): array {
		return array_values( array_diff( array_merge( array_keys( wc_get_order_statuses() ), array( 'trash' ) ), array( 'wc-checkout-draft' ) ) );
	}

	/** @return array<string, mixed> */
	public static function page_of( int $limit ): array {
		return array(
			'type'    => 'shop_order',
			'status'  => self::statuses(),
			'orderby' => 'ID',
			'order'   => 'ASC',
			'limit'   => $limit,
		);
	}

	/**
	 * The orders placed since a moment, and those of which nobody knows when.
	 *
	 * @return array{ids: list<int>, last_id: int} `last_id`: where the next page begins; 0 after the last.
	 */
	public static function after( int $after_id, int $limit, ?int $since ): array {
		$in_own_tables = OrderUtil::custom_orders_table_usage_is_enabled();
		$hook          = $in_own_tables ? 'woocommerce_orders_table_query_clauses' : 'posts_clauses';
		$narrow        = static function ( array $clauses, object $query ) use ( $in_own_tables, $after_id, $since ): array {
			$posts             = $GLOBALS['wpdb']->posts;
			$clauses['where'] .= $in_own_tables
				? self::condition( $query->get_table_name( 'orders' ), 'id', 'date_created_gmt', $after_id, $since )
				: self::condition( $posts, 'ID', 'post_date_gmt', $after_id, $since );
			return $clauses;
		};
		add_filter( $hook, $narrow, 10, 2 );
		try {
			$ids = array_map( 'intval', array_values( wc_get_orders( array( 'return' => 'ids' ) + self::page_of( $limit ) ) ) );
		} finally {
			remove_filter( $hook, $narrow );
		}
		return array(
			'ids'     => $ids,
			'last_id' => count( $ids ) === $limit ? (int) end( $ids ) : 0,
		);
	}

	/**
	 * When they were changed last, in UTC.
	 *
	 * @param list<int> $ids
	 * @return array<int, string> By order.
	 */
	public static function modified( array $ids ): array {
		global $wpdb;
		$list = Table::in( $ids );
		$rows = OrderUtil::custom_orders_table_usage_is_enabled()
			? $wpdb->get_results( "SELECT id, date_updated_gmt AS at FROM {$wpdb->prefix}wc_orders WHERE id IN ($list)" )
			: $wpdb->get_results( "SELECT ID AS id, post_modified_gmt AS at FROM {$wpdb->posts} WHERE ID IN ($list)" );
		return array_map( 'strval', array_column( $rows, 'at', 'id' ) );
	}

	private static function condition( string $table, string $id, string $date, int $after_id, ?int $since ): string {
		$behind = " AND $table.$id > $after_id";
		if ( null === $since ) {
			return $behind;
		}
		$moment = Table::quote( gmdate( 'Y-m-d H:i:s', $since ) );
		$placed = 'SELECT 1 FROM ' . Table::name( 'sales' ) . " erp_sale WHERE erp_sale.order_id = $table.$id AND erp_sale.placed_at >= $moment";
		return "$behind AND ( $table.$date >= $moment OR $table.$date IS NULL OR $table.$date < '1000-01-01 00:00:00' OR EXISTS ( $placed ) )";
	}
}
