<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Worker;

use ErpBridge\Platform\Table;
use ErpBridge\Settings\Settings;

/** The last preview of each flow: what a sync would do, as the worker found with dry runs. */
final class Preview {
	private const OPTION = 'erp_bridge_previews';

	/** A worker that has said nothing for so long is not at work on it any more, in seconds. */
	private const PATIENCE = 120;

	public static function begin( string $lane, string $id, bool $full ): void {
		global $wpdb;
		$wpdb->delete( Table::name( 'previews' ), array( 'lane' => $lane ) );
		self::save(
			$lane,
			array(
				'id'          => $id,
				'lane'        => $lane,
				'full'        => $full,
				'state'       => 'running',
				'started_at'  => time(),
				'finished_at' => null,
				'error'       => null,
				'counts'      => array(),
				'policy'      => 'accounts' === $lane ? Settings::get( 'accounts', 'policy' ) : null,
				'finished'    => self::was_finished( $lane ),
			)
		);
	}

	/** Whether it is the preview that goes on; a later one has taken the place of the others. */
	public static function is_current( string $lane, string $id ): bool {
		return ( self::all()[ $lane ]['id'] ?? null ) === $id;
	}

	/** @param list<array<string, mixed>> $items */
	public static function add( string $lane, array $items ): void {
		$rows = array();
		foreach ( array_map( array( Attention::class, 'without_erased' ), $items ) as $item ) {
			$rows[] = array(
				$lane,
				$item['erp_key'],
				mb_substr( $item['label'], 0, 190 ),
				$item['outcome'],
				$item['reason'] ?? '',
				(string) wp_json_encode( (object) ( $item['params'] ?? array() ) ),
				self::json( $item['changes'] ?? array() ),
			);
		}
		Table::insert( Table::name( 'previews' ), array( 'lane', 'erp_key', 'label', 'outcome', 'reason', 'params', 'changes' ), $rows );
		self::save( $lane, array() );
	}

	/** @param list<string> $keys ERP keys of records of which nothing is to be kept. */
	public static function forget( array $keys ): void {
		global $wpdb;
		$wpdb->query( 'DELETE FROM ' . Table::name( 'previews' ) . " WHERE erp_key IN (" . Table::in( $keys ) . ')' );
	}

	/**
	 * @param array<string, int>                                        $counts By outcome.
	 * @param array{code: string, params?: array<string, mixed>}|null $error  Why it did not come to its end.
	 */
	public static function finish( string $lane, array $counts, ?array $error ): void {
		self::save(
			$lane,
			array(
				'state'       => null === $error ? 'done' : 'failed',
				'finished_at' => time(),
				'counts'      => $counts,
				'error'       => $error,
			) + ( null === $error ? array( 'finished' => true ) : array() )
		);
	}

	public static function was_finished( string $lane ): bool {
		return (bool) ( self::all()[ $lane ]['finished'] ?? false );
	}

	/** @return array<string, mixed>|null */
	public static function head( string $lane ): ?array {
		$preview = self::all()[ $lane ] ?? null;
		if ( null === $preview ) {
			return null;
		}
		$lost    = 'running' === $preview['state'] && time() - $preview['touched_at'] > self::PATIENCE;
		$message = $lost ? __( 'The worker stopped in the middle of it. Ask for the preview again.', 'erp-bridge' ) : '';
		if ( $preview['error'] ) {
			$message = Reasons::sentence( $preview['error']['code'], $preview['error']['params'] ?? array() );
		}
		return array(
			'id'          => $preview['id'],
			'lane'        => $lane,
			'full'        => $preview['full'],
			'state'       => $lost ? 'failed' : $preview['state'],
			'started_at'  => gmdate( 'Y-m-d\TH:i:s\Z', $preview['started_at'] ),
			'finished_at' => null === $preview['finished_at'] ? null : gmdate( 'Y-m-d\TH:i:s\Z', $preview['finished_at'] ),
			'message'     => $message,
			'counts'      => (object) $preview['counts'],
			'policy'      => $preview['policy'],
		);
	}

	/** @return array{items: list<array<string, mixed>>, total: int, groups: list<array{outcome: string, count: int}>} */
	public static function page( string $lane, string $outcome, string $search, int $page, int $per_page ): array {
		global $wpdb;
		$table = Table::name( 'previews' );
		$where = $wpdb->prepare( 'WHERE lane = %s', $lane );
		if ( '' !== $search ) {
			$like   = '%' . $wpdb->esc_like( $search ) . '%';
			$where .= $wpdb->prepare( ' AND ( label LIKE %s OR CAST(erp_key AS CHAR) LIKE %s OR changes LIKE %s )', $like, $like, '%' . $wpdb->esc_like( trim( self::json( $search ), '"' ) ) . '%' );
		}
		$groups = $wpdb->get_results( "SELECT outcome, COUNT(*) AS n FROM $table $where GROUP BY outcome ORDER BY outcome" );
		if ( '' !== $outcome ) {
			$where .= $wpdb->prepare( ' AND outcome = %s', $outcome );
		}
		$rows = $wpdb->get_results( "SELECT * FROM $table $where ORDER BY id" . $wpdb->prepare( ' LIMIT %d OFFSET %d', $per_page, ( $page - 1 ) * $per_page ) );
		return array(
			'items'  => array_map( array( self::class, 'item' ), $rows ),
			'total'  => (int) $wpdb->get_var( "SELECT COUNT(*) FROM $table $where" ),
			'groups' => array_map(
				static fn( \stdClass $row ): array => array(
					'outcome' => $row->outcome,
					'count'   => (int) $row->n,
				),
				$groups
			),
		);
	}

	/** Letters stay letters, so that a search in it finds them. */
	private static function json( mixed $value ): string {
		return (string) wp_json_encode( $value, JSON_UNESCAPED_UNICODE );
	}

	/** @return array<string, mixed> */
	private static function item( \stdClass $row ): array {
		return array(
			'id'      => (int) $row->id,
			'erp_key' => $row->erp_key,
			'label'   => $row->label,
			'outcome' => $row->outcome,
			'message' => Attention::message( $row, (array) json_decode( $row->params, true ) ),
			'changes' => json_decode( $row->changes, true ),
		);
	}

	/** @return array<string, array<string, mixed>> By lane. */
	private static function all(): array {
		return get_option( self::OPTION, array() );
	}

	/** @param array<string, mixed> $values */
	private static function save( string $lane, array $values ): void {
		$all          = self::all();
		$all[ $lane ] = array( 'touched_at' => time() ) + $values + ( $all[ $lane ] ?? array() );
		update_option( self::OPTION, $all, false );
	}
}
