<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Worker;

use ErpBridge\Platform\Table;

/** What needs attention, as the worker reports it from its journal: one row for each record that is not simply applied. */
final class Attention {
	/** The reason of a record whose person was erased in the shop. */
	private const ERASED = 'erased_in_shop';

	/** @param list<array<string, mixed>> $events */
	public static function mirror( array $events ): void {
		global $wpdb;
		$rows    = array();
		$cleared = array();
		foreach ( $events as $event ) {
			$record = $event['lane'] . '|' . $event['erp_key'];
			unset( $rows[ $record ], $cleared[ $event['lane'] ][ $event['erp_key'] ] );
			if ( 'applied' === $event['state'] ) {
				$cleared[ $event['lane'] ][ $event['erp_key'] ] = $event['erp_key'];
				continue;
			}
			$event           = self::without_erased( $event );
			$rows[ $record ] = array(
				$event['lane'],
				$event['erp_key'],
				mb_substr( $event['label'] ?? '', 0, 190 ),
				$event['state'],
				$event['reason'] ?? '',
				(string) wp_json_encode( (object) ( $event['params'] ?? array() ) ),
				gmdate( 'Y-m-d H:i:s', (int) strtotime( $event['at'] ) ),
				0,
			);
		}
		foreach ( $cleared as $lane => $keys ) {
			$wpdb->query( 'DELETE FROM ' . Table::name( 'journal' ) . $wpdb->prepare( ' WHERE lane = %s', $lane ) . ' AND erp_key IN (' . Table::in( array_values( $keys ) ) . ')' );
		}
		Table::insert(
			Table::name( 'journal' ),
			array( 'lane', 'erp_key', 'label', 'state', 'reason', 'params', 'at', 'dismissed' ),
			array_values( $rows ),
			array( 'label', 'state', 'reason', 'params', 'at', 'dismissed' )
		);
	}

	/**
	 * The ERP still knows the name and the e-mail of a person who was erased here; the shop does not take them in again.
	 *
	 * @param array<string, mixed> $event
	 * @return array<string, mixed>
	 */
	public static function without_erased( array $event ): array {
		return self::ERASED !== ( $event['reason'] ?? '' ) ? $event : array(
			'label'  => $event['erp_key'],
			'params' => array(),
		) + $event;
	}

	/** @param list<string> $keys ERP keys of accounts, of which nothing is to be kept. */
	public static function forget( array $keys ): void {
		global $wpdb;
		$wpdb->query( 'DELETE FROM ' . Table::name( 'journal' ) . " WHERE lane = 'accounts' AND erp_key IN (" . Table::in( $keys ) . ')' );
	}

	/** @param list<string> $keys ERP keys of orders, which are called after their customer. */
	public static function forget_names( array $keys ): void {
		global $wpdb;
		$wpdb->query( 'UPDATE ' . Table::name( 'journal' ) . ' SET label = erp_key WHERE erp_key IN (' . Table::in( $keys ) . ')' );
		// Who is looked for among the ERP's contacts, and who it may be.
		$wpdb->query( 'UPDATE ' . Table::name( 'journal' ) . " SET params = '{}' WHERE reason LIKE 'contact\_%' AND erp_key IN (" . Table::in( $keys ) . ')' );
	}

	/**
	 * @param string       $lane
	 * @param list<string> $keys ERP keys.
	 * @return list<\stdClass> What stands in their way; mere notes are left out.
	 */
	public static function of( string $lane, array $keys ): array {
		global $wpdb;
		return $wpdb->get_results( $wpdb->prepare( 'SELECT erp_key, state, reason, params FROM ' . Table::name( 'journal' ) . " WHERE lane = %s AND state <> 'note'", $lane ) . ' AND erp_key IN (' . Table::in( $keys ) . ') ORDER BY id' );
	}

	/** @return list<\stdClass> Records of a flow with this reason that nobody dismissed, the latest first. */
	public static function with_reason( string $lane, string $reason, string $search, int $limit ): array {
		global $wpdb;
		$like  = '%' . $wpdb->esc_like( $search ) . '%';
		$where = '' === $search ? '' : $wpdb->prepare( ' AND ( label LIKE %s OR params LIKE %s )', $like, $like );
		return $wpdb->get_results( $wpdb->prepare( 'SELECT id, label, params, at FROM ' . Table::name( 'journal' ) . ' WHERE lane = %s AND reason = %s AND dismissed = 0', $lane, $reason ) . "$where ORDER BY id DESC LIMIT $limit" );
	}

	public static function row( int $id ): ?\stdClass {
		global $wpdb;
		return $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM ' . Table::name( 'journal' ) . ' WHERE id = %d', $id ) );
	}

	public static function count( string $lane, string $reason ): int {
		global $wpdb;
		return (int) $wpdb->get_var( $wpdb->prepare( 'SELECT COUNT(*) FROM ' . Table::name( 'journal' ) . ' WHERE lane = %s AND reason = %s', $lane, $reason ) );
	}

	/** Out of sight until the worker has something else to say of it. */
	public static function dismiss( int $id ): void {
		global $wpdb;
		$wpdb->update( Table::name( 'journal' ), array( 'dismissed' => 1 ), array( 'id' => $id ) );
	}

	public static function remove( int $id ): void {
		global $wpdb;
		$wpdb->delete( Table::name( 'journal' ), array( 'id' => $id ) );
	}

	/**
	 * @param array<string, string> $filters Values of lane, state, reason, search; empty ones do not filter. dismissed: those instead.
	 * @return array{items: list<array<string, mixed>>, total: int, groups: list<array<string, mixed>>}
	 */
	public static function page( array $filters, int $page, int $per_page ): array {
		global $wpdb;
		$table = Table::name( 'journal' );
		$where = self::where( $filters );
		$rows  = $wpdb->get_results( "SELECT * FROM $table $where ORDER BY at DESC, id DESC" . $wpdb->prepare( ' LIMIT %d OFFSET %d', $per_page, ( $page - 1 ) * $per_page ) );
		return array(
			'items'  => array_map( array( self::class, 'item' ), $rows ),
			'total'  => (int) $wpdb->get_var( "SELECT COUNT(*) FROM $table $where" ),
			// All reasons that the other filters leave: choosing one of them must not hide the rest.
			'groups' => self::groups( self::where( array( 'reason' => '' ) + $filters ) ),
		);
	}

	/** @param array<string, string> $filters */
	private static function where( array $filters ): string {
		global $wpdb;
		$where = 'WHERE dismissed = ' . (int) ! empty( $filters['dismissed'] );
		foreach ( array( 'lane', 'state', 'reason' ) as $column ) {
			if ( '' !== ( $filters[ $column ] ?? '' ) ) {
				$where .= $wpdb->prepare( " AND $column = %s", $filters[ $column ] );
			}
		}
		if ( '' !== ( $filters['search'] ?? '' ) ) {
			$like   = '%' . $wpdb->esc_like( $filters['search'] ) . '%';
			$where .= $wpdb->prepare( ' AND ( label LIKE %s OR CAST(erp_key AS CHAR) LIKE %s )', $like, $like );
		}
		return $where;
	}

	/**
	 * The reason's sentence.
	 *
	 * @param \stdClass            $row    With its lane and reason.
	 * @param array<string, mixed> $params
	 */
	public static function message( \stdClass $row, array $params ): string {
		if ( '' === $row->reason ) {
			return '';
		}
		/**
		 * The values that a reason's sentence names, such as a status, as people know them.
		 *
		 * @param array<string, mixed> $params By placeholder.
		 * @param string               $lane   Of the record: `accounts`, `documents`, `sales` or `states`.
		 * @param string               $reason Its code.
		 */
		return Reasons::sentence( $row->reason, (array) apply_filters( 'erp_bridge_reason_params', $params, $row->lane, $row->reason ) );
	}

	/** @return array<string, mixed> */
	private static function item( \stdClass $row ): array {
		$params = (array) json_decode( $row->params, true );
		return array(
			'id'      => (int) $row->id,
			'lane'    => $row->lane,
			'erp_key' => $row->erp_key,
			'label'   => $row->label,
			'state'   => $row->state,
			'reason'  => $row->reason,
			'message' => self::message( $row, $params ),
			'params'  => (object) $params,
			'at'      => Table::iso( $row->at ),
		);
	}

	/**
	 * What waits and why, the most frequent first. Where one sentence stands for several records, their names are left out.
	 *
	 * @param string $where Which records count.
	 * @return list<array<string, mixed>>
	 */
	private static function groups( string $where ): array {
		global $wpdb;
		$rows = $wpdb->get_results( 'SELECT lane, state, reason, COUNT(*) AS n, MIN(params) AS params FROM ' . Table::name( 'journal' ) . " $where GROUP BY lane, state, reason ORDER BY n DESC" );
		return array_map(
			static fn( \stdClass $row ): array => array(
				'lane'    => $row->lane,
				'state'   => $row->state,
				'reason'  => $row->reason,
				'message' => preg_replace( '/\{\w+\}\.?/', '…', self::message( $row, '1' === (string) $row->n ? (array) json_decode( $row->params, true ) : array() ) ),
				'count'   => (int) $row->n,
			),
			$rows
		);
	}
}
