<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Imports;

use Automattic\WooCommerce\Utilities\OrderUtil;
use ErpBridge\Platform\Table;

/**
 * The shop's orders as they are now beside what the last look says of each: SQL of a relation (id, number, placed, standing, reason,
 * params). An order of which it says nothing, or that was changed since, is `unseen`.
 */
final class LookedAt {
	/** Baskets, and orders that somebody begins to write, are no orders yet. */
	private const DRAFTS = array( 'auto-draft', 'draft', 'checkout-draft', 'wc-checkout-draft', 'new' );

	public static function relation( string $source, string $scope ): string {
		return OrderLooks::OWN === $source ? self::own( $scope ) : self::other( $source, $scope );
	}

	/** The shop cannot count the orders of another source: they are those that the look has. */
	private static function other( string $source, string $scope ): string {
		global $wpdb;
		$looks = Table::name( 'order_looks' );
		return $wpdb->prepare( "SELECT order_id AS id, number, placed_at AS placed, standing, reason, params FROM $looks WHERE source = %s AND scope = %s", $source, $scope );
	}

	private static function own( string $scope ): string {
		$orders = self::orders();
		$sales  = Table::name( 'sales' );
		$looks  = Table::name( 'order_looks' );
		$own    = Table::quote( OrderLooks::OWN );
		$scoped = Table::quote( $scope );
		$since  = OrderLooks::since( OrderLooks::OWN, $scope );
		$placed = self::placed();
		// Beyond the look's scope nothing is unseen; a trashed order is only counted where the look has it.
		$where = "( look.id IS NOT NULL OR ( shop.status <> 'trash'" . ( null === $since ? '' : " AND $placed >= " . Table::quote( $since ) ) . ' ) )';
		$fresh = '( look.id IS NOT NULL AND ( look.modified_at IS NULL OR shop.modified IS NULL OR look.modified_at = shop.modified ) )';
		return "SELECT shop.id AS id, look.number AS number,
			CASE WHEN $fresh AND look.placed_at IS NOT NULL THEN look.placed_at ELSE $placed END AS placed,
			CASE WHEN $fresh THEN look.standing ELSE 'unseen' END AS standing,
			CASE WHEN $fresh THEN look.reason ELSE '' END AS reason,
			CASE WHEN $fresh THEN look.params ELSE '{}' END AS params
			FROM ( $orders ) shop
			LEFT JOIN $sales sale ON sale.order_id = shop.id
			LEFT JOIN $looks look ON look.shop_id = shop.id AND look.scope = $scoped AND look.source = $own
			WHERE $where";
	}

	/** Of both kinds of storage; of a date that was never written the changes tell when. */
	private static function orders(): string {
		global $wpdb;
		$drafts = Table::in( self::DRAFTS );
		$valid  = static fn( string $column ): string => "CASE WHEN $column >= '1000-01-01 00:00:00' THEN $column ELSE NULL END";
		if ( OrderUtil::custom_orders_table_usage_is_enabled() ) {
			$created = $valid( 'date_created_gmt' );
			return "SELECT id, status, $created AS created, COALESCE( " . $valid( 'date_updated_gmt' ) . ", $created ) AS modified FROM {$wpdb->prefix}wc_orders WHERE type = 'shop_order' AND status NOT IN ($drafts)";
		}
		$created = $valid( 'post_date_gmt' );
		return "SELECT ID AS id, post_status AS status, $created AS created, COALESCE( " . $valid( 'post_modified_gmt' ) . ", $created ) AS modified FROM {$wpdb->posts} WHERE post_type = 'shop_order' AND post_status NOT IN ($drafts)";
	}

	/** As Sales\Placed says it of one order. */
	private static function placed(): string {
		return "CASE
			WHEN sale.placed_at IS NULL THEN COALESCE( shop.created, shop.modified )
			WHEN sale.begun_at IS NOT NULL AND shop.created <> sale.begun_at THEN shop.created
			WHEN sale.begun_at IS NULL AND shop.created < sale.placed_at THEN shop.created
			ELSE sale.placed_at END";
	}
}
