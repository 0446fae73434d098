<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

use Automattic\WooCommerce\Utilities\OrderUtil;

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

	public static function in_own_tables(): bool {
		return OrderUtil::custom_orders_table_usage_is_enabled();
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
	 * The orders placed since a moment.
	 *
	 * @return array{ids: list<int>, last_id: int} `last_id`: where the next page begins; 0 after the last.
	 */
	public static function after( int $after_id, int $limit, ?int $since ): array {
		$args    = array( 'return' => 'ids' ) + self::page_of( $limit ) + ( null === $since ? array() : array( 'date_created' => '>=' . $since ) );
		$classic = static fn( string $where ): string => $where . " AND {$GLOBALS['wpdb']->posts}.ID > $after_id";
		if ( self::in_own_tables() ) {
			$args['field_query'] = array(
				array(
					'field'   => 'id',
					'value'   => $after_id,
					'compare' => '>',
				),
			);
		} else {
			add_filter( 'posts_where', $classic );
		}
		$ids = array_map( 'intval', array_values( wc_get_orders( $args ) ) );
		remove_filter( 'posts_where', $classic );
		return array(
			'ids'     => $ids,
			'last_id' => count( $ids ) === $limit ? (int) end( $ids ) : 0,
		);
	}
}
