<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Guard;

/**
 * Many orders, each guarded: one on which another plugin breaks loses only itself. Where it ends the request, the order is noted; the
 * request is made again, and that order is left out and told.
 */
final class Reading {
	/** @var array<int, string> Why an order cannot be told, by order. */
	private array $broken;

	/**
	 * @param list<int> $ids
	 * @param bool      $alone Nothing else is done in this request.
	 */
	public function __construct( private array $ids, private bool $alone = false ) {
		$this->broken = $ids ? BrokenOrders::among( $ids ) : array();
	}

	/** @return list<array{id: int, detail: string}> */
	public function broken(): array {
		$told = static fn( int $id, string $detail ): array => array(
			'id'     => $id,
			'detail' => $detail,
		);
		return array_map( $told, array_keys( $this->broken ), array_values( $this->broken ) );
	}

	/** @return list<int> Those that nothing is known against. */
	public function ids(): array {
		return array_values( array_diff( $this->ids, array_keys( $this->broken ) ) );
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
		return Guarded::order( $id, $this->alone && 1 === count( $this->ids ), $work, array( BrokenOrders::class, 'note' ) );
	}
}
