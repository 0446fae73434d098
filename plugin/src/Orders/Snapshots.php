<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

use ErpBridge\Accounts\Links;
use WC_Order;
use WC_Order_Item_Product;
use WP_Comment;

/** Pages of whole orders. Whatever a page needs is read for all of its orders together. */
final class Snapshots {
	private const DRAFTS = array( 'auto-draft', 'draft', 'checkout-draft' );

	/**
	 * All in which an order can be that was placed.
	 *
	 * @return list<string>
	 */
	public static function statuses(): array {
		return array_values( array_diff( array_merge( array_keys( wc_get_order_statuses() ), array( 'trash' ) ), array( 'wc-checkout-draft' ) ) );
	}

	/**
	 * @param list<int> $ids
	 * @return array{orders: list<array<string, mixed>>, missing: list<int>}
	 */
	public static function of( array $ids ): array {
		$ids    = array_values( array_unique( array_filter( array_map( 'intval', $ids ) ) ) );
		$orders = array();
		foreach ( $ids ? self::query( array( 'post__in' => $ids ) + self::page_of( count( $ids ) ) ) : array() as $order ) {
			$orders[ $order->get_id() ] = $order;
		}
		// An order in a status that its plugin took along is not in any list, but it is there.
		foreach ( array_diff( $ids, array_keys( $orders ) ) as $id ) {
			$order = wc_get_order( $id );
			if ( $order instanceof WC_Order && 'shop_order' === $order->get_type() && ! $order->has_status( self::DRAFTS ) ) {
				$orders[ $id ] = $order;
			}
		}
		return array(
			'orders'  => self::snapshots( array_values( array_intersect_key( array_replace( array_flip( $ids ), $orders ), $orders ) ) ),
			'missing' => array_values( array_diff( $ids, array_keys( $orders ) ) ),
		);
	}

	/**
	 * The orders placed since a moment, by id.
	 *
	 * @return array{orders: list<array<string, mixed>>, missing: list<int>, last_id: int}
	 */
	public static function after( int $after_id, int $limit, ?int $since ): array {
		$args    = self::page_of( $limit ) + ( null === $since ? array() : array( 'date_created' => '>=' . $since ) );
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
		$orders = self::query( $args );
		remove_filter( 'posts_where', $classic );
		$last = end( $orders );
		return array(
			'orders'  => self::snapshots( $orders ),
			'missing' => array(),
			'last_id' => $last && count( $orders ) === $limit ? $last->get_id() : 0,
		);
	}

	public static function in_own_tables(): bool {
		return \Automattic\WooCommerce\Utilities\OrderUtil::custom_orders_table_usage_is_enabled();
	}

	/** @return array<string, mixed> */
	private static function page_of( int $limit ): array {
		return array(
			'type'    => 'shop_order',
			'status'  => self::statuses(),
			'orderby' => 'ID',
			'order'   => 'ASC',
			'limit'   => $limit,
		);
	}

	/**
	 * @param array<string, mixed> $args
	 * @return list<WC_Order>
	 */
	private static function query( array $args ): array {
		return array_values( wc_get_orders( $args ) );
	}

	/**
	 * @param list<WC_Order> $orders
	 * @return list<array<string, mixed>>
	 */
	private static function snapshots( array $orders ): array {
		$ids     = array_map( static fn( WC_Order $order ): int => $order->get_id(), $orders );
		$refunds = Refunds::of( $ids );
		$notes   = self::notes( $ids );
		$sales   = Sales::rows( $ids );
		$users   = array_values( array_unique( array_filter( array_map( static fn( WC_Order $order ): int => $order->get_customer_id(), $orders ) ) ) );
		$links   = $users ? Links::of_users( $users ) : array();
		cache_users( $users );
		self::prime_products( $orders );
		$lines = new Lines();
		$one   = static function ( WC_Order $order ) use ( $refunds, $notes, $sales, $links, $lines ): array {
			$id = $order->get_id();
			return Snapshot::of( $order, $refunds[ $id ] ?? array(), $notes[ $id ] ?? array(), $sales[ $id ] ?? null, $links[ $order->get_customer_id() ][0] ?? null, $lines );
		};
		return Payment::with( $ids, $sales, static fn(): array => Refunds::with( $ids, $refunds, static fn(): array => array_map( $one, $orders ) ) );
	}

	/**
	 * @param list<int> $ids
	 * @return array<int, list<WP_Comment>> By order, the oldest first.
	 */
	private static function notes( array $ids ): array {
		$hidden = array( 'WC_Comments', 'exclude_order_comments' );
		$was    = remove_filter( 'comments_clauses', $hidden, 10 );
		$notes  = array();
		$args   = array(
			'post__in' => $ids,
			'type'     => 'order_note',
			'status'   => 'approve',
			'orderby'  => 'comment_ID',
			'order'    => 'ASC',
		);
		foreach ( $ids ? get_comments( $args ) : array() as $note ) {
			$notes[ (int) $note->comment_post_ID ][] = $note;
		}
		if ( $was ) {
			add_filter( 'comments_clauses', $hidden, 10, 1 );
		}
		return $notes;
	}

	/** @param list<WC_Order> $orders */
	private static function prime_products( array $orders ): void {
		$ids = array();
		foreach ( $orders as $order ) {
			foreach ( $order->get_items() as $item ) {
				if ( $item instanceof WC_Order_Item_Product ) {
					array_push( $ids, $item->get_product_id(), $item->get_variation_id() );
				}
			}
		}
		_prime_post_caches( array_values( array_unique( array_filter( $ids ) ) ) );
	}
}
