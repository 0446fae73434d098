<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

use Automattic\WooCommerce\Utilities\OrderUtil;
use ErpBridge\Accounts\Links;
use ErpBridge\Guard\Reading;
use ErpBridge\Payment\Payment;
use ErpBridge\Payment\Refunds;
use ErpBridge\Sales\Placed;
use ErpBridge\Sales\Sales;
use WC_Order;
use WC_Order_Item_Product;
use WP_Comment;

/** Pages of whole orders. Whatever a page needs is read for all of its orders together. */
final class Snapshots {
	/**
	 * @param list<int> $ids
	 * @param bool      $products Also what their lines sell.
	 * @return array{orders: list<array<string, mixed>>, missing: list<int>, broken?: list<array{id: int, detail: string}>, products?: list<array<string, mixed>>}
	 */
	public static function of( array $ids, bool $products = false ): array {
		$ids    = array_values( array_unique( array_filter( array_map( 'intval', $ids ) ) ) );
		$answer = self::read( $ids, $products );
		$known  = array_merge( array_column( $answer['orders'], 'id' ), array_column( $answer['broken'] ?? array(), 'id' ) );
		$missing = array_values( array_diff( $ids, $known ) );
		foreach ( $missing as $id ) {
			// No hook saw it go where the plugin was not active.
			if ( ! OrderUtil::get_order_type( $id ) ) {
				Sales::forget( $id );
			}
		}
		return $answer + array( 'missing' => $missing );
	}

	/**
	 * The orders placed since a moment, by id.
	 *
	 * @return array{orders: list<array<string, mixed>>, missing: list<int>, last_id: int, broken?: list<array{id: int, detail: string}>, products?: list<array<string, mixed>>}
	 */
	public static function after( int $after_id, int $limit, ?int $since, bool $products = false ): array {
		$page = OrderIds::after( $after_id, $limit, $since );
		return self::read( $page['ids'], $products ) + array(
			'missing' => array(),
			'last_id' => $page['last_id'],
		);
	}

	/**
	 * @param list<int> $ids
	 * @return array{orders: list<array<string, mixed>>, broken?: list<array{id: int, detail: string}>, products?: list<array<string, mixed>>}
	 */
	private static function read( array $ids, bool $products ): array {
		// WooCommerce would look up how many products each of their categories has, one by one.
		add_filter( 'woocommerce_change_term_counts', '__return_empty_array', PHP_INT_MAX );
		try {
			return self::answer( $ids, $products );
		} finally {
			remove_filter( 'woocommerce_change_term_counts', '__return_empty_array', PHP_INT_MAX );
		}
	}

	/**
	 * @param list<int> $ids
	 * @return array{orders: list<array<string, mixed>>, broken?: list<array{id: int, detail: string}>, products?: list<array<string, mixed>>}
	 */
	private static function answer( array $ids, bool $products ): array {
		$reading = new Reading( $ids, true );
		$orders  = self::load(
			$reading,
			static function ( array $some ): array {
				$found = array();
				foreach ( wc_get_orders( array( 'post__in' => $some ) + OrderIds::page_of( count( $some ) ) ) as $order ) {
					$found[ $order->get_id() ] = $order;
				}
				return $found;
			}
		);
		// In the order asked for.
		$orders = array_intersect_key( array_replace( array_flip( $ids ), $orders ), $orders );
		$sold   = self::products( $reading, $orders );
		Catalogue::prime( $sold );
		$told   = self::snapshots( $reading, $orders );
		return array( 'orders' => $told )
			+ array_filter( array( 'broken' => $reading->broken() ) )
			+ ( $products ? array( 'products' => Catalogue::of( $sold ) ) : array() );
	}

	/**
	 * The orders themselves, by id; without those that are not there.
	 *
	 * @param Reading                                   $reading
	 * @param callable(list<int>): array<int, WC_Order> $query
	 * @return array<int, WC_Order>
	 */
	private static function load( Reading $reading, callable $query ): array {
		$ids    = $reading->ids();
		$orders = $reading->together( $ids, $query );
		// An order in a status that its plugin took along is in no list, but it is there.
		$others = $reading->each( array_values( array_diff( $ids, array_keys( $orders ) ) ), self::load_one( ... ) );
		return array_replace( $orders, array_filter( $others ) );
	}

	/** WooCommerce answers "no such order" where reading one fails; that must not pass for a deleted one. */
	private static function load_one( int $id ): ?WC_Order {
		$throw = static function ( \Throwable $error ): void {
			throw $error;
		};
		add_action( 'woocommerce_caught_exception', $throw );
		try {
			$order = wc_get_order( $id );
		} finally {
			remove_action( 'woocommerce_caught_exception', $throw );
		}
		return $order instanceof WC_Order && 'shop_order' === $order->get_type() && ! $order->has_status( Placed::DRAFTS ) ? $order : null;
	}

	/**
	 * @param Reading              $reading
	 * @param array<int, WC_Order> $orders By id.
	 * @return list<array<string, mixed>>
	 */
	private static function snapshots( Reading $reading, array $orders ): array {
		$ids     = array_keys( $orders );
		$refunds = $reading->together( $ids, array( Refunds::class, 'of' ) );
		$notes   = self::notes( $ids );
		$sales   = Sales::rows( $ids );
		$users   = array_values( array_unique( array_filter( $reading->each( $ids, static fn( int $id ): int => $orders[ $id ]->get_customer_id() ) ) ) );
		$links   = $users ? Links::of_users( $users ) : array();
		cache_users( $users );
		$one = static function ( int $id ) use ( $orders, $refunds, $notes, $sales, $links ): array {
			$order = $orders[ $id ];
			return Snapshot::of( $order, $refunds[ $id ] ?? array(), $notes[ $id ] ?? array(), $sales[ $id ] ?? null, $links[ $order->get_customer_id() ] ?? array() );
		};
		return Payment::with( $ids, $sales, static fn(): array => Refunds::with( $ids, $refunds, static fn(): array => array_values( $reading->each( $ids, $one ) ) ) );
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

	/**
	 * @param Reading              $reading
	 * @param array<int, WC_Order> $orders By id.
	 * @return list<int> The products and variations on them.
	 */
	private static function products( Reading $reading, array $orders ): array {
		$products = static function ( int $id ) use ( $orders ): array {
			$ids = array();
			foreach ( $orders[ $id ]->get_items() as $item ) {
				if ( $item instanceof WC_Order_Item_Product ) {
					array_push( $ids, $item->get_product_id(), $item->get_variation_id() );
				}
			}
			return $ids;
		};
		return array_values( array_unique( array_filter( array_merge( array(), ...$reading->each( array_keys( $orders ), $products ) ) ) ) );
	}
}
