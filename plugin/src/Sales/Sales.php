<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Sales;

use ErpBridge\Guard\BrokenOrders;
use ErpBridge\Platform\Table;

/**
 * What became of each order in the ERP: one row an order, ours alone. Never order meta, so that writing it down does not count
 * as a change of the order.
 */
final class Sales {
	public static function row( int $order_id ): ?\stdClass {
		return self::rows( array( $order_id ) )[ $order_id ] ?? null;
	}

	/**
	 * @param list<int> $order_ids
	 * @return array<int, \stdClass> By order.
	 */
	public static function rows( array $order_ids ): array {
		global $wpdb;
		$rows = $wpdb->get_results( 'SELECT * FROM ' . Table::name( 'sales' ) . ' WHERE order_id IN (' . Table::in( array_map( 'intval', $order_ids ) ) . ')' );
		return array_column( $rows, null, 'order_id' );
	}

	/**
	 * Sets columns of an order's row, and makes the row where there is none.
	 *
	 * @param array<string, int|string|null> $values By column.
	 */
	public static function save( int $order_id, array $values ): void {
		$values = array( 'order_id' => $order_id ) + $values + array( 'updated_at' => Table::now() );
		Table::insert( Table::name( 'sales' ), array_keys( $values ), array( array_values( $values ) ), array_slice( array_keys( $values ), 1 ) );
	}

	/**
	 * Sets columns only while another column still has the value it was read with; false where somebody was faster.
	 *
	 * @param array<string, int|string|null> $values By column.
	 * @param array<string, int|string|null> $while  By column; null: while there is nothing in it.
	 */
	public static function claim( int $order_id, array $values, array $while ): bool {
		global $wpdb;
		$set   = array();
		$where = array( 'order_id = ' . $order_id );
		foreach ( $values + array( 'updated_at' => Table::now() ) as $column => $value ) {
			$set[] = "$column = " . Table::quote( $value );
		}
		foreach ( $while as $column => $value ) {
			$where[] = null === $value ? "$column IS NULL" : "$column = " . Table::quote( $value );
		}
		return 1 === $wpdb->query( 'UPDATE ' . Table::name( 'sales' ) . ' SET ' . implode( ', ', $set ) . ' WHERE ' . implode( ' AND ', $where ) );
	}

	/** The order is gone for good. */
	public static function forget( int $order_id ): void {
		global $wpdb;
		$wpdb->delete( Table::name( 'sales' ), array( 'order_id' => $order_id ) );
		$wpdb->delete( Table::name( 'sale_history' ), array( 'order_id' => $order_id ) );
		BrokenOrders::forget( $order_id );
	}
}
