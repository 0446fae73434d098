<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ErpBridge\Platform\Table;

/** Who opened which document when. A customer's own opening takes the "new" mark away, for that customer. */
final class Downloads {
	public static function note( \stdClass $document, int $user_id ): void {
		global $wpdb;
		$wpdb->insert(
			Table::name( 'document_downloads' ),
			array(
				'document_id' => (int) $document->id,
				'user_id'     => $user_id,
				'at'          => Table::now(),
			)
		);
	}

	/** SQL: the note `o` is of a reading by the account `u`, which is joined by its number; a younger one only has the number. */
	private const BY_ACCOUNT = '( u.ID IS NOT NULL AND o.at >= u.user_registered )';

	/** @param list<\stdClass> $rows Documents; each gets `is_new`. */
	public static function mark_new( array $rows, int $user_id ): void {
		global $wpdb;
		$ids    = array_map( 'intval', array_column( $rows, 'id' ) );
		// What was re-issued since is new again.
		$opened = $ids ? $wpdb->get_col( $wpdb->prepare( 'SELECT DISTINCT o.document_id FROM ' . Table::name( 'document_downloads' ) . ' o JOIN ' . Table::name( 'documents' ) . ' d ON d.id = o.document_id JOIN ' . $wpdb->users . ' u ON u.ID = o.user_id WHERE o.user_id = %d AND o.at >= d.stored_at AND ' . self::BY_ACCOUNT, $user_id ) . ' AND o.document_id IN (' . Table::in( $ids ) . ')' ) : array();
		foreach ( $rows as $row ) {
			$row->is_new = ! in_array( (string) $row->id, array_map( 'strval', $opened ), true );
		}
	}

	public static function forget( int $document_id ): void {
		global $wpdb;
		$wpdb->delete( Table::name( 'document_downloads' ), array( 'document_id' => $document_id ) );
	}

	/** How many notes of a person's readings were removed. */
	public static function forget_user( int $user_id ): int {
		global $wpdb;
		return (int) $wpdb->delete( Table::name( 'document_downloads' ), array( 'user_id' => $user_id ) );
	}

	/** The account is deleted: that somebody read them, and when, stays. */
	public static function leave( int $user_id ): void {
		global $wpdb;
		$wpdb->update( Table::name( 'document_downloads' ), array( 'user_id' => 0 ), array( 'user_id' => $user_id ) );
	}

	/** The same where the account was deleted past WordPress's hooks. */
	public static function leave_stale(): void {
		global $wpdb;
		$notes = Table::name( 'document_downloads' );
		$ids   = $wpdb->get_col( "SELECT o.id FROM $notes o LEFT JOIN {$wpdb->users} u ON u.ID = o.user_id WHERE o.user_id > 0 AND NOT " . self::BY_ACCOUNT );
		if ( $ids ) {
			$wpdb->query( "UPDATE $notes SET user_id = 0 WHERE id IN (" . Table::in( array_map( 'intval', $ids ) ) . ')' );
		}
	}

	/**
	 * @param list<int> $ids
	 * @return array<int, array{count: int, last: string}> By document.
	 */
	public static function counts( array $ids ): array {
		global $wpdb;
		$counts = array();
		foreach ( $wpdb->get_results( 'SELECT document_id, COUNT(*) AS n, MAX(at) AS last FROM ' . Table::name( 'document_downloads' ) . ' WHERE document_id IN (' . Table::in( $ids ) . ') GROUP BY document_id' ) as $row ) {
			$counts[ (int) $row->document_id ] = array(
				'count' => (int) $row->n,
				'last'  => $row->last,
			);
		}
		return $counts;
	}

	/** @return list<array{user: string, at: string|null}> The latest first. */
	public static function of( int $document_id ): array {
		global $wpdb;
		$rows = $wpdb->get_results( $wpdb->prepare( 'SELECT o.at, u.user_email FROM ' . Table::name( 'document_downloads' ) . " o LEFT JOIN {$wpdb->users} u ON u.ID = o.user_id AND o.at >= u.user_registered WHERE o.document_id = %d ORDER BY o.id DESC LIMIT 100", $document_id ) );
		return array_map(
			static fn( \stdClass $row ): array => array(
				'user' => $row->user_email ?? __( 'Account deleted', 'erp-bridge' ),
				'at'   => Table::iso( $row->at ),
			),
			$rows
		);
	}
}
