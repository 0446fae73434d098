<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Sales;

use Automattic\WooCommerce\Utilities\OrderUtil;
use ErpBridge\Platform\Table;

/** Orders that should be in the ERP and are not (article 4: whoever waits too long is told of). */
final class Stuck {
	private const STATES = array( 'waiting', 'held', 'refused', 'failed' );

	/** Those wait for nothing that could be mended: their moment comes, or the article leaves them out. */
	private const EXPECTED = array( 'moment_not_reached', 'order_without_products', 'order_without_contact', 'order_needs_both' );

	/**
	 * Since when the order has been kept from the ERP; null: it is not.
	 *
	 * @param \stdClass|null $before The order's row.
	 */
	public static function since( ?\stdClass $before, string $state, string $reason ): ?string {
		$is = static fn( string $state, string $reason ): bool => in_array( $state, self::STATES, true ) && ! in_array( $reason, self::EXPECTED, true );
		if ( ! $is( $state, $reason ) ) {
			return null;
		}
		$was = null !== $before && $is( $before->state, $before->reason );
		return $was ? $before->waiting_since ?? $before->updated_at : Table::now();
	}

	/**
	 * The oldest first.
	 *
	 * @param int $before Kept from the ERP since before this moment.
	 * @param int $placed Only those placed since are sent to the ERP.
	 * @param int $limit  How many are named.
	 * @return array{ids: list<int>, count: int}
	 */
	public static function longer( int $before, int $placed, int $limit ): array {
		global $wpdb;
		$moment = Table::quote( gmdate( 'Y-m-d H:i:s', $before ) );
		$since  = Table::quote( gmdate( 'Y-m-d H:i:s', $placed ) );
		$sales  = Table::name( 'sales' );
		$states = Table::in( self::STATES );
		$known  = "SELECT order_id FROM $sales WHERE state IN ($states) AND reason NOT IN (" . Table::in( self::EXPECTED ) . ") AND COALESCE( waiting_since, updated_at ) < $moment";
		// An order that the worker never said a word of. Who asked for it by hand wants it, however old it is.
		$unknown = 'SELECT o.id AS order_id FROM (' . self::orders() . ") o LEFT JOIN $sales erp_sale ON erp_sale.order_id = o.id
			WHERE COALESCE( erp_sale.state, '' ) = '' AND (
				( COALESCE( erp_sale.placed_at, o.placed ) >= $since AND COALESCE( erp_sale.placed_at, o.placed ) < $moment ) OR erp_sale.requested_at < $moment
			)";
		$all     = "$known UNION $unknown";
		return array(
			'ids'   => array_map( 'intval', $wpdb->get_col( "SELECT order_id FROM ( $all ) stuck ORDER BY order_id LIMIT " . (int) $limit ) ),
			'count' => (int) $wpdb->get_var( "SELECT COUNT(*) FROM ( $all ) stuck" ),
		);
	}

	/** Those that are placed and not over, wherever WooCommerce keeps them. */
	private static function orders(): string {
		global $wpdb;
		$statuses = Table::in( array_map( static fn( string $status ): string => "wc-$status", array_keys( OrderStatuses::all() ) ) );
		return OrderUtil::custom_orders_table_usage_is_enabled()
			? "SELECT id, date_created_gmt AS placed FROM {$wpdb->prefix}wc_orders WHERE type = 'shop_order' AND status IN ($statuses)"
			: "SELECT ID AS id, post_date_gmt AS placed FROM {$wpdb->posts} WHERE post_type = 'shop_order' AND post_status IN ($statuses)";
	}
}
