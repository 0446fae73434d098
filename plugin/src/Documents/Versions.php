<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ErpBridge\Platform\Table;

/** The bytes that a re-issued PDF took the place of: kept for the shop's admins. */
final class Versions {
	public static function keep( \stdClass $document ): void {
		Table::insert(
			Table::name( 'document_versions' ),
			array( 'document_id', 'path', 'sha256', 'size', 'stored_at' ),
			array( array( (int) $document->id, $document->path, $document->sha256, (int) $document->size, $document->stored_at ) ),
			array( 'stored_at' )
		);
	}

	/** The document's present bytes are no earlier version of it: it went back to what it was. */
	public static function drop( int $document_id, string $path ): void {
		global $wpdb;
		$wpdb->delete(
			Table::name( 'document_versions' ),
			array(
				'document_id' => $document_id,
				'path'        => $path,
			)
		);
	}

	/** @return list<\stdClass> The latest first. */
	public static function of( int $document_id ): array {
		global $wpdb;
		return $wpdb->get_results( $wpdb->prepare( 'SELECT * FROM ' . Table::name( 'document_versions' ) . ' WHERE document_id = %d ORDER BY id DESC', $document_id ) );
	}

	public static function by_id( int $id ): ?\stdClass {
		global $wpdb;
		return $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM ' . Table::name( 'document_versions' ) . ' WHERE id = %d', $id ) );
	}

	/**
	 * @param list<int> $ids
	 * @return array<int, int> How many of each document.
	 */
	public static function counts( array $ids ): array {
		global $wpdb;
		$rows = $wpdb->get_results( 'SELECT document_id, COUNT(*) AS n FROM ' . Table::name( 'document_versions' ) . ' WHERE document_id IN (' . Table::in( $ids ) . ') GROUP BY document_id' );
		return array_map( 'intval', array_column( $rows, 'n', 'document_id' ) );
	}
}
