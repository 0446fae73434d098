<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

use WC_Order;

/**
 * Orders read together, each guarded: one on which another plugin breaks loses only itself. Where it ends the request, the order is
 * noted; the request is made again, and that order is left out and told.
 */
final class Reading {
	/** @var array<int, string> Why an order cannot be told, by order. */
	private array $broken;

	/** @param list<int> $ids */
	public function __construct( private array $ids ) {
		$this->broken = BrokenOrders::among( $ids );
	}

	/** @return list<array{id: int, detail: string}> */
	public function broken(): array {
		$told = static fn( int $id, string $detail ): array => array(
			'id'     => $id,
			'detail' => $detail,
		);
		return array_map( $told, array_keys( $this->broken ), array_values( $this->broken ) );
	}

	/**
	 * The orders themselves, by id; without those that are not there.
	 *
	 * @param callable(list<int>): array<int, WC_Order> $query
	 * @return array<int, WC_Order>
	 */
	public function load( callable $query ): array {
		$ids    = array_values( array_diff( $this->ids, array_keys( $this->broken ) ) );
		$orders = $this->together( $ids, $query );
		// An order in a status that its plugin took along is in no list, but it is there.
		$others = $this->each( array_values( array_diff( $ids, array_keys( $orders ) ) ), array( self::class, 'load_one' ) );
		return array_replace( $orders, array_filter( $others ) );
	}

	/**
	 * What is read for many orders at once, by order; one by one where that breaks.
	 *
	 * @template T
	 * @param list<int>                         $ids
	 * @param callable(list<int>): array<int, T> $read
	 * @return array<int, T>
	 */
	public function together( array $ids, callable $read ): array {
		if ( ! $ids ) {
			return array();
		}
		try {
			return $this->guard( count( $ids ) > 1 ? Guarded::SOME : $ids[0], static fn(): array => $read( $ids ) );
		} catch ( Broken ) {
			return array_replace( array(), ...array_values( $this->each( $ids, static fn( int $id ): array => $read( array( $id ) ) ) ) );
		}
	}

	/**
	 * @template T
	 * @param list<int>        $ids
	 * @param callable(int): T $work
	 * @return array<int, T> By order; those that broke are left out.
	 */
	public function each( array $ids, callable $work ): array {
		$done = array();
		foreach ( $ids as $id ) {
			if ( isset( $this->broken[ $id ] ) ) {
				continue;
			}
			try {
				$done[ $id ] = $this->guard( $id, static fn(): mixed => $work( $id ) );
			} catch ( Broken $e ) {
				$this->broken[ $id ] = $e->detail;
			}
		}
		return $done;
	}

	/**
	 * @template T
	 * @param int           $id   Or Guarded::SOME.
	 * @param callable(): T $work
	 * @return T
	 */
	private function guard( int $id, callable $work ): mixed {
		$note = static function ( int $order_id, string $detail ): void {
			BrokenOrders::note( $order_id, $detail );
		};
		return Guarded::order( $id, 1 === count( $this->ids ), $work, $note );
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
		return $order instanceof WC_Order && 'shop_order' === $order->get_type() && ! $order->has_status( Snapshots::DRAFTS ) ? $order : null;
	}
}
