<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge;

/** What the migrations (plugin/migrations) change tables with; each step may run twice without harm. */
final class Schema {
	/** @throws \RuntimeException With the database's message where it refuses. */
	public static function run( string $statement ): void {
		global $wpdb;
		if ( false === $wpdb->query( $statement ) ) {
			throw new \RuntimeException( esc_html( 'ERP Bridge could not make its tables: ' . $wpdb->last_error ) );
		}
	}

	/**
	 * Stays as it is where it is there already.
	 *
	 * @param string $short       The table's name without prefixes.
	 * @param string $definitions Columns and keys.
	 */
	public static function create_table( string $short, string $definitions ): void {
		global $wpdb;
		self::run( 'CREATE TABLE IF NOT EXISTS ' . Table::name( $short ) . " ( $definitions ) " . $wpdb->get_charset_collate() );
	}

	/**
	 * @param string                $short   The table's name without prefixes.
	 * @param array<string, string> $columns Definitions by name; those that are there already stay.
	 */
	public static function add_columns( string $short, array $columns ): void {
		global $wpdb;
		$table   = Table::name( $short );
		$present = $wpdb->get_col( "SHOW COLUMNS FROM $table" );
		foreach ( array_diff_key( $columns, array_flip( $present ) ) as $name => $definition ) {
			self::run( "ALTER TABLE $table ADD COLUMN $name $definition" );
		}
	}

	/**
	 * @param string                $short   The table's name without prefixes.
	 * @param array<string, string> $indexes Columns by the index's name; those that are there already stay.
	 */
	public static function add_indexes( string $short, array $indexes ): void {
		global $wpdb;
		$table = Table::name( $short );
		foreach ( $indexes as $name => $columns ) {
			if ( ! $wpdb->get_results( "SHOW INDEX FROM $table WHERE Key_name = '$name'" ) ) {
				self::run( "CREATE INDEX $name ON $table ($columns)" );
			}
		}
	}
}
