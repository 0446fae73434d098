<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ErpBridge\Platform\Table;

/** The documents table, as its readers see it: who may read what, in lists and one by one. */
final class Documents {
	public const TYPES = array( 'quote', 'order', 'delivery_note', 'invoice', 'credit_note', 'other' );

	/** What a list can be sorted by. */
	private const SORTS = array(
		'date'   => 'doc_date',
		'due'    => 'due_date',
		'number' => 'number',
		// Decimal strings: the database compares them as numbers, nobody computes with them.
		'total'  => 'CAST(total AS DECIMAL(30,8))',
	);

	public static function by_key( string $erp_key ): ?\stdClass {
		global $wpdb;
		return $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM ' . Table::name( 'documents' ) . ' WHERE erp_key = %s', $erp_key ) );
	}

	public static function by_id( int $id ): ?\stdClass {
		global $wpdb;
		return $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM ' . Table::name( 'documents' ) . ' WHERE id = %d', $id ) );
	}

	/** @return list<\stdClass> What the ERP made of an order, the latest first, for the shop's admins. */
	public static function of_order( int $order_id ): array {
		global $wpdb;
		return $wpdb->get_results( $wpdb->prepare( 'SELECT id, type, number, file_name FROM ' . Table::name( 'documents' ) . " WHERE order_id = %d AND state = 'visible' ORDER BY id DESC LIMIT 50", $order_id ) );
	}

	/** The document if this user may read it: who it is for, or who runs the shop (withdrawn ones, too). */
	public static function readable( int $id, int $user_id ): ?\stdClass {
		return self::readable_many( array( $id ), $user_id )[0] ?? null;
	}

	/**
	 * @param list<int> $ids
	 * @return list<\stdClass> Those that this user may read, in the order asked for.
	 */
	public static function readable_many( array $ids, int $user_id ): array {
		global $wpdb;
		if ( $user_id <= 0 || ! $ids ) {
			return array();
		}
		$allowed = user_can( $user_id, 'manage_woocommerce' ) ? '1 = 1' : "state = 'visible' AND " . Visibility::condition( $user_id );
		$found   = $wpdb->get_results( 'SELECT * FROM ' . Table::name( 'documents' ) . ' WHERE id IN (' . Table::in( array_map( 'intval', $ids ) ) . ") AND $allowed" );
		$by_id   = array_column( $found, null, 'id' );
		return array_values( array_filter( array_map( static fn( int $id ): ?\stdClass => $by_id[ $id ] ?? null, array_map( 'intval', array_unique( $ids ) ) ) ) );
	}

	/**
	 * What a customer sees in lists, also one who runs the shop: the own documents, and those of the same ERP customer where
	 * that is allowed. Three queries, however many there are.
	 *
	 * @param int                                                                                                                                       $user_id Who looks.
	 * @param array{type?: string, year?: int, search?: string, sort?: string, order?: string, page?: int, per_page?: int, order_id?: int} $query   Empty values do not filter.
	 * @return array{rows: list<\stdClass>, total: int}
	 */
	public static function of( int $user_id, array $query ): array {
		global $wpdb;
		$where = self::seen_by( $user_id );
		if ( ! empty( $query['type'] ) ) {
			$where .= $wpdb->prepare( ' AND type = %s', $query['type'] );
		}
		if ( ! empty( $query['year'] ) ) {
			$where .= $wpdb->prepare( ' AND doc_date BETWEEN %s AND %s', $query['year'] . '-01-01', $query['year'] . '-12-31' );
		}
		if ( ! empty( $query['order_id'] ) ) {
			$where .= $wpdb->prepare( ' AND order_id = %d', $query['order_id'] );
		}
		if ( '' !== trim( $query['search'] ?? '' ) ) {
			$like   = '%' . $wpdb->esc_like( trim( $query['search'] ) ) . '%';
			$where .= $wpdb->prepare( ' AND ( CAST(number AS CHAR) LIKE %s OR order_number LIKE %s )', $like, $like );
		}
		$table = Table::name( 'documents' );
		$sort  = self::SORTS[ $query['sort'] ?? 'date' ] ?? self::SORTS['date'];
		$order = 'asc' === ( $query['order'] ?? 'desc' ) ? 'ASC' : 'DESC';
		$per   = max( 1, $query['per_page'] ?? 20 );
		$start = ( max( 1, $query['page'] ?? 1 ) - 1 ) * $per;
		$rows  = $wpdb->get_results( "SELECT * FROM $table $where ORDER BY $sort $order, id $order" . $wpdb->prepare( ' LIMIT %d OFFSET %d', $per, $start ) );
		Downloads::mark_new( $rows, $user_id );
		return array(
			'rows'  => $rows,
			'total' => (int) $wpdb->get_var( "SELECT COUNT(*) FROM $table $where" ),
		);
	}

	/** @return list<int> The years of a customer's documents, the latest first. */
	public static function years( int $user_id ): array {
		global $wpdb;
		$years = $wpdb->get_col( 'SELECT DISTINCT SUBSTR(doc_date, 1, 4) FROM ' . Table::name( 'documents' ) . ' ' . self::seen_by( $user_id ) . ' AND doc_date IS NOT NULL' );
		rsort( $years );
		return array_map( 'intval', $years );
	}

	/** @return list<string> The types of a customer's documents, in the order of TYPES. */
	public static function types_of( int $user_id ): array {
		global $wpdb;
		$types = $wpdb->get_col( 'SELECT DISTINCT type FROM ' . Table::name( 'documents' ) . ' ' . self::seen_by( $user_id ) );
		return array_values( array_intersect( self::TYPES, $types ) );
	}

	/** @param non-empty-list<array<string, string|int|null>> $rows All with the same columns; erp_key says which row it is. */
	public static function save( array $rows ): void {
		$columns = array_keys( $rows[0] );
		$values  = array_map( static fn( array $row ): array => array_map( static fn( string $column ) => $row[ $column ], $columns ), $rows );
		Table::insert( Table::name( 'documents' ), $columns, $values, array_values( array_diff( $columns, array( 'erp_key' ) ) ) );
	}

	/** How many wait for this account's e-mail to be proven; of one order where that is said. */
	public static function closed( int $user_id, int $order_id = 0 ): int {
		global $wpdb;
		$of_order = 0 === $order_id ? '' : " AND order_id = $order_id";
		return ! Visibility::is_closed( $user_id ) ? 0 : (int) $wpdb->get_var( 'SELECT COUNT(*) FROM ' . Table::name( 'documents' ) . " WHERE state = 'visible' AND " . Visibility::of_account( $user_id ) . $of_order );
	}

	/** @param array<string, string|int|null> $values */
	public static function update( int $id, array $values ): void {
		global $wpdb;
		$wpdb->update( Table::name( 'documents' ), $values, array( 'id' => $id ) );
	}

	private static function seen_by( int $user_id ): string {
		return "WHERE state = 'visible' AND " . Visibility::condition( $user_id );
	}
}
