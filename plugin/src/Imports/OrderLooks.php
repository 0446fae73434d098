<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Imports;

use ErpBridge\Platform\Table;
use ErpBridge\Worker\Reasons;

/** The last look at the orders of each source: what the worker found without writing anything (article 4). */
final class OrderLooks {
	private const OPTION = 'erp_bridge_order_looks';

	/** The source that the shop itself is. */
	public const OWN = 'woocommerce';

	/** A worker that has said nothing for so long is not at work on it any more, in seconds. */
	private const PATIENCE = 120;

	public static function begin( string $source, string $scope, string $id, ?string $since ): void {
		global $wpdb;
		$wpdb->delete(
			Table::name( 'order_looks' ),
			array(
				'source' => $source,
				'scope'  => $scope,
			)
		);
		self::save(
			$source,
			$scope,
			array(
				'id'          => $id,
				'state'       => 'running',
				'since'       => $since,
				'started_at'  => time(),
				'finished_at' => null,
				'error'       => null,
			)
		);
	}

	/** Whether it is the look that goes on; a later one has taken the place of the others. */
	public static function is_current( string $source, string $scope, string $id ): bool {
		return ( self::saved( $source, $scope )['id'] ?? null ) === $id;
	}

	/** @param list<array<string, mixed>> $items */
	public static function add( string $source, string $scope, array $items ): void {
		$columns = array( 'source', 'scope', 'order_id', 'shop_id', 'number', 'placed_at', 'modified_at', 'standing', 'reason', 'params' );
		$rows    = array();
		foreach ( $items as $item ) {
			$rows[ $item['order_id'] ] = array(
				$source,
				$scope,
				$item['order_id'],
				self::OWN === $source ? (int) $item['order_id'] : 0,
				$item['number'],
				self::datetime( $item['placed_at'] ),
				self::datetime( $item['modified_at'] ),
				$item['standing'],
				$item['reason'],
				(string) wp_json_encode( (object) $item['params'] ),
			);
		}
		// What a worker tells again after it was killed is the same order.
		Table::insert( Table::name( 'order_looks' ), $columns, array_values( $rows ), array_slice( $columns, 3 ) );
		self::save( $source, $scope, array() );
	}

	/** @param array{code: string, params?: array<string, mixed>}|null $error Why it did not come to its end. */
	public static function finish( string $source, string $scope, ?array $error ): void {
		self::save(
			$source,
			$scope,
			array(
				'state'       => null === $error ? 'done' : 'failed',
				'finished_at' => time(),
				'error'       => $error,
			)
		);
	}

	/** What sentences say of this order names nobody any more. */
	public static function forget( int $order_id ): void {
		global $wpdb;
		$wpdb->update( Table::name( 'order_looks' ), array( 'params' => '{}' ), array( 'shop_id' => $order_id ) );
	}

	/** The first moment that the look has, as a DATETIME; null: the beginning, or there was no look. */
	public static function since( string $source, string $scope ): ?string {
		return self::datetime( self::saved( $source, $scope )['since'] ?? null );
	}

	/** @return array<string, mixed>|null */
	public static function head( string $source, string $scope ): ?array {
		global $wpdb;
		$look = self::saved( $source, $scope );
		if ( null === $look ) {
			return null;
		}
		$state = 'running' === $look['state'] ? self::state( $source, $scope, $look['touched_at'] ) : $look['state'];
		$error = $look['error'];
		$lost  = 'failed' === $state && ! $error ? __( 'The worker stopped in the middle of it. Start it again.', 'erp-bridge' ) : '';
		return array(
			'id'          => $look['id'],
			'source'      => $source,
			'scope'       => $scope,
			'state'       => $state,
			'since'       => $look['since'],
			'started_at'  => gmdate( 'Y-m-d\TH:i:s\Z', $look['started_at'] ),
			'finished_at' => null === $look['finished_at'] ? null : gmdate( 'Y-m-d\TH:i:s\Z', $look['finished_at'] ),
			'message'     => $error ? Reasons::sentence( $error['code'], $error['params'] ?? array() ) : $lost,
			'done'        => (int) $wpdb->get_var( $wpdb->prepare( 'SELECT COUNT(*) FROM ' . Table::name( 'order_looks' ) . ' WHERE source = %s AND scope = %s', $source, $scope ) ),
		);
	}

	/** One that is paused, or waits for its turn, goes on though nothing is heard of it. */
	private static function state( string $source, string $scope, int $touched_at ): string {
		$job = Jobs::going_on( 'look', $source, $scope );
		return match ( true ) {
			'paused' === $job => 'paused',
			null === $job && time() - $touched_at > self::PATIENCE => 'failed',
			default => 'running',
		};
	}

	private static function datetime( ?string $iso ): ?string {
		$time = null === $iso || '' === $iso ? false : strtotime( $iso );
		return false === $time ? null : gmdate( 'Y-m-d H:i:s', $time );
	}

	/** @return array<string, mixed>|null */
	private static function saved( string $source, string $scope ): ?array {
		return get_option( self::OPTION, array() )[ "$source $scope" ] ?? null;
	}

	/** @param array<string, mixed> $values */
	private static function save( string $source, string $scope, array $values ): void {
		$all   = get_option( self::OPTION, array() );
		$which = "$source $scope";

		$all[ $which ] = array( 'touched_at' => time() ) + $values + ( $all[ $which ] ?? array() );
		update_option( self::OPTION, $all, false );
	}
}
