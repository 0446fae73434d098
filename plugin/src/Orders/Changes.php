<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

use ErpBridge\Platform\Table;

/** The change feed: a numbered row for everything that happens to an order, which the worker reads by number. */
final class Changes {
	/** When the orders were last compared with the feed, as a timestamp. */
	private const SWEPT = 'erp_bridge_swept';

	private const SWEEP_SECONDS = 300;
	private const KEPT_DAYS     = 30;

	/** A shop that cannot write into our table sells all the same; sweep() makes up for the row. */
	public static function add( int $order_id, string $kind ): void {
		try {
			Table::insert( Table::name( 'changes' ), array( 'order_id', 'kind', 'at' ), array( array( $order_id, $kind, Table::now() ) ) );
		} catch ( \RuntimeException $e ) {
			wc_get_logger()->error( $e->getMessage(), array( 'source' => 'erp-bridge' ) );
		}
	}

	/** @return array{changes: list<array{seq: int, order_id: int, kind: string, at: string|null}>, last: int, oldest: int} */
	public static function page( int $after, int $limit ): array {
		global $wpdb;
		$table = Table::name( 'changes' );
		// Before the rows, so that nobody who begins at `last` begins behind a row he was not given.
		$ends = $wpdb->get_row( "SELECT MAX(seq) AS last, MIN(seq) AS oldest FROM $table" );
		$rows = $wpdb->get_results( $wpdb->prepare( "SELECT seq, order_id, kind, at FROM $table WHERE seq > %d ORDER BY seq LIMIT %d", $after, $limit ) );
		return array(
			'changes' => array_map(
				static fn( \stdClass $row ): array => array(
					'seq'      => (int) $row->seq,
					'order_id' => (int) $row->order_id,
					'kind'     => $row->kind,
					'at'       => Table::iso( $row->at ),
				),
				$rows
			),
			'last'    => (int) ( $ends->last ?? 0 ),
			'oldest'  => (int) ( $ends->oldest ?? 0 ),
		);
	}

	/**
	 * Now and then, orders whose own date of modification is younger than their last row get one. It catches what no hook
	 * can: a PHP process that was killed between saving and telling, and what happened while the plugin was not active.
	 */
	public static function sweep_when_due(): void {
		$swept = (int) get_option( self::SWEPT, 0 );
		if ( time() - $swept < self::SWEEP_SECONDS ) {
			return;
		}
		// A row in the same second may tell of an earlier change; the last seconds are left to the next time.
		$until = time() - 10;
		update_option( self::SWEPT, $until, false );
		if ( $swept > 0 ) {
			self::sweep( $swept - 60, $until );
		}
	}

	private static function sweep( int $from, int $until ): void {
		global $wpdb;
		$ids = wc_get_orders(
			array(
				'type'          => 'shop_order',
				'status'        => OrderIds::statuses(),
				'date_modified' => "$from...$until",
				'limit'         => -1,
				'return'        => 'ids',
			)
		);
		foreach ( array_chunk( $ids, 500 ) as $chunk ) {
			$told = array_column( $wpdb->get_results( 'SELECT order_id, MAX(at) AS at FROM ' . Table::name( 'changes' ) . ' WHERE order_id IN (' . Table::in( array_map( 'intval', $chunk ) ) . ') GROUP BY order_id' ), 'at', 'order_id' );
			foreach ( OrderIds::modified( array_map( 'intval', $chunk ) ) as $id => $at ) {
				if ( ( $told[ $id ] ?? '' ) <= $at ) {
					self::add( $id, 'updated' );
				}
			}
		}
	}

	/** Old rows go; the newest stays, so that the numbers never begin anew. */
	public static function prune(): void {
		global $wpdb;
		$table = Table::name( 'changes' );
		$last  = (int) $wpdb->get_var( "SELECT MAX(seq) FROM $table" );
		$wpdb->query( $wpdb->prepare( "DELETE FROM $table WHERE at < %s AND seq < %d", gmdate( 'Y-m-d H:i:s', time() - self::KEPT_DAYS * DAY_IN_SECONDS ), $last ) );
	}
}
