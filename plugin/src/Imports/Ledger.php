<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Imports;

use Automattic\WooCommerce\Utilities\OrderUtil;
use ErpBridge\Platform\Table;
use ErpBridge\Sales\SaleWords;
use WC_Order;

/** What the last look says of each order, and how many of each day are where: what the shop has is always the sum of it. */
final class Ledger {
	private const STANDINGS = array( 'known', 'new', 'left_out', 'waiting', 'refused', 'held', 'unseen' );

	/**
	 * @param array<string, string> $filters Values of source, scope, standing, reason, from, to, search; empty ones do not filter.
	 * @return array{items: list<array<string, mixed>>, total: int, groups: list<array<string, mixed>>}
	 */
	public static function page( array $filters, int $page, int $per_page ): array {
		global $wpdb;
		$orders = '( ' . LookedAt::relation( $filters['source'], $filters['scope'] ) . ' ) orders';
		$where  = '1 = 1' . ShopDays::within( 'placed', $filters['from'], $filters['to'] ) . self::found( $filters['search'] );
		$groups = $wpdb->get_results( "SELECT standing, reason, COUNT(*) AS n, MIN(params) AS params FROM $orders WHERE $where GROUP BY standing, reason ORDER BY n DESC, standing, reason" );
		foreach ( array( 'standing', 'reason' ) as $column ) {
			$where .= '' === $filters[ $column ] ? '' : " AND $column = " . Table::quote( $filters[ $column ] );
		}
		$rows = $wpdb->get_results( "SELECT * FROM $orders WHERE $where ORDER BY placed DESC, id DESC" . $wpdb->prepare( ' LIMIT %d OFFSET %d', $per_page, ( $page - 1 ) * $per_page ) );
		return array(
			'items'  => array_map( static fn( \stdClass $row ): array => self::item( $row, OrderLooks::OWN === $filters['source'] ), $rows ),
			'total'  => (int) $wpdb->get_var( "SELECT COUNT(*) FROM $orders WHERE $where" ),
			'groups' => array_map( array( self::class, 'group' ), $groups ),
		);
	}

	/** @return list<array<string, int|string>> By day or month of the shop, the latest first. */
	public static function periods( string $source, string $by, string $from, string $to ): array {
		global $wpdb;
		$orders  = '( ' . LookedAt::relation( $source, 'ledger' ) . ' ) orders';
		$hour    = ShopDays::hours( 'placed' );
		$rows    = $wpdb->get_results( "SELECT $hour AS hour, standing, COUNT(*) AS n FROM $orders WHERE placed IS NOT NULL" . ShopDays::within( 'placed', $from, $to ) . " GROUP BY $hour, standing" );
		$nothing = array( 'in_shop' => 0 ) + array_fill_keys( self::STANDINGS, 0 );
		/** @var array<string, array<string, int>> $counts By period. */
		$counts = array();
		foreach ( $rows as $row ) {
			$period = ShopDays::of( $row->hour, $by );

			$counts[ $period ]                   ??= $nothing;
			$counts[ $period ]['in_shop']         += (int) $row->n;
			$counts[ $period ][ $row->standing ] += (int) $row->n;
		}
		krsort( $counts );
		return array_map( static fn( string $period, array $its ): array => array( 'period' => $period ) + $its, array_keys( $counts ), $counts );
	}

	private static function found( string $search ): string {
		global $wpdb;
		if ( '' === $search ) {
			return '';
		}
		return $wpdb->prepare( ' AND ( number LIKE %s OR CAST( id AS CHAR ) = %s )', '%' . $wpdb->esc_like( $search ) . '%', $search );
	}

	/** @return array<string, mixed> */
	private static function item( \stdClass $row, bool $own ): array {
		$number = (string) $row->number;
		return array(
			'order_id'  => (string) $row->id,
			'number'    => '' === $number ? self::number( (string) $row->id, $own ) : $number,
			'placed_at' => Table::iso( $row->placed ) ?? '',
			'edit_url'  => $own ? self::edit_url( (int) $row->id ) : null,
			'standing'  => $row->standing,
			'reason'    => $row->reason,
			'message'   => '' === $row->reason ? '' : SaleWords::reason( $row->reason, (array) json_decode( $row->params, true ) ),
		);
	}

	/** As people know it: another plugin may count orders in its own way. */
	private static function number( string $id, bool $own ): string {
		try {
			$order = $own ? wc_get_order( (int) $id ) : null;
			return $order instanceof WC_Order ? (string) $order->get_order_number() : $id;
		} catch ( \Throwable ) {
			// An order that another plugin breaks is still one of which nothing is known.
			return $id;
		}
	}

	public static function edit_url( int $order_id ): string {
		return OrderUtil::get_order_admin_edit_url( $order_id );
	}

	/** @return array{standing: string, reason: string, message: string, count: int} */
	private static function group( \stdClass $row ): array {
		$params = '1' === (string) $row->n ? (array) json_decode( $row->params, true ) : array();
		return array(
			'standing' => $row->standing,
			'reason'   => $row->reason,
			'message'  => '' === $row->reason ? '' : (string) preg_replace( '/\{\w+\}\.?/', '…', SaleWords::reason( $row->reason, $params ) ),
			'count'    => (int) $row->n,
		);
	}
}
