<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ErpBridge\Table;

/** The documents table. */
final class Documents {
	public const TYPES = array( 'quote', 'order', 'delivery_note', 'invoice', 'credit_note', 'other' );

	public static function by_key( string $erp_key ): ?\stdClass {
		global $wpdb;
		return $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM ' . Table::name( 'documents' ) . ' WHERE erp_key = %s', $erp_key ) );
	}

	/** The document if this user may read it: its owner, or who runs the shop. */
	public static function readable( int $id, int $user_id ): ?\stdClass {
		global $wpdb;
		$row = $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM ' . Table::name( 'documents' ) . " WHERE id = %d AND state = 'visible'", $id ) );
		if ( null === $row || $user_id <= 0 ) {
			return null;
		}
		return (int) $row->user_id === $user_id || user_can( $user_id, 'manage_woocommerce' ) ? $row : null;
	}

	/**
	 * A customer's own documents, newest first.
	 *
	 * @param array{type?: string, year?: int, search?: string, page?: int, per_page?: int} $query
	 * @return array{rows: list<\stdClass>, total: int}
	 */
	public static function of( int $user_id, array $query ): array {
		global $wpdb;
		$where = $wpdb->prepare( "WHERE user_id = %d AND state = 'visible'", $user_id );
		if ( ! empty( $query['type'] ) ) {
			$where .= $wpdb->prepare( ' AND type = %s', $query['type'] );
		}
		if ( ! empty( $query['year'] ) ) {
			$where .= $wpdb->prepare( ' AND doc_date BETWEEN %s AND %s', $query['year'] . '-01-01', $query['year'] . '-12-31' );
		}
		if ( '' !== trim( $query['search'] ?? '' ) ) {
			$like   = '%' . $wpdb->esc_like( trim( $query['search'] ) ) . '%';
			$where .= $wpdb->prepare( ' AND ( number LIKE %s OR order_number LIKE %s )', $like, $like );
		}
		$table = Table::name( 'documents' );
		$per   = max( 1, $query['per_page'] ?? 20 );
		$start = ( max( 1, $query['page'] ?? 1 ) - 1 ) * $per;
		return array(
			'rows'  => $wpdb->get_results( "SELECT * FROM $table $where ORDER BY doc_date DESC, id DESC" . $wpdb->prepare( ' LIMIT %d OFFSET %d', $per, $start ) ),
			'total' => (int) $wpdb->get_var( "SELECT COUNT(*) FROM $table $where" ),
		);
	}

	/** @param array<string, string|int|null> $values */
	public static function save( array $values ): void {
		$columns = array_keys( $values );
		Table::insert( Table::name( 'documents' ), $columns, array( array_values( $values ) ), array_values( array_diff( $columns, array( 'erp_key' ) ) ) );
	}

	public static function withdraw( string $erp_key ): bool {
		global $wpdb;
		$row = self::by_key( $erp_key );
		if ( null === $row ) {
			return false;
		}
		$wpdb->delete( Table::name( 'documents' ), array( 'id' => $row->id ) );
		Storage::remove( $row->path );
		return true;
	}

	public static function mark_opened( \stdClass $row ): void {
		global $wpdb;
		if ( null === $row->first_opened_at ) {
			$wpdb->update( Table::name( 'documents' ), array( 'first_opened_at' => Table::now() ), array( 'id' => $row->id ) );
		}
	}
}
