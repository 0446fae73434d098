<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Platform;

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
		$bytes   = Lock::on_sqlite() ? self::bytes_on_sqlite( $table ) : array();
		foreach ( array_diff_key( $columns, array_flip( $present ) ) as $name => $definition ) {
			self::run( "ALTER TABLE $table ADD COLUMN $name $definition" );
		}
		if ( $bytes ) {
			// The translator makes the table anew.
			self::as_bytes_on_sqlite( $table, $bytes );
		}
	}

	/**
	 * Their texts compare byte by byte from now on.
	 *
	 * @param string                $short   The table's name without prefixes.
	 * @param array<string, string> $columns Definitions by name.
	 */
	public static function as_bytes( string $short, array $columns ): void {
		if ( Lock::on_sqlite() ) {
			self::as_bytes_on_sqlite( Table::name( $short ), array_keys( $columns ) );
			return;
		}
		$changes = array_map( static fn( string $name, string $definition ): string => "MODIFY COLUMN $name $definition", array_keys( $columns ), $columns );
		self::run( 'ALTER TABLE ' . Table::name( $short ) . ' ' . implode( ', ', $changes ) );
	}

	/** @return list<string> The columns that compare byte by byte. */
	private static function bytes_on_sqlite( string $table ): array {
		preg_match_all( '/[`"](\w+)[`"] TEXT COLLATE BINARY/', self::made_on_sqlite( $table ), $found );
		return $found[1];
	}

	private static function made_on_sqlite( string $table ): string {
		global $wpdb;
		return (string) $wpdb->dbh->execute_sqlite_query( "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", array( $table ) )->fetchColumn();
	}

	/**
	 * WordPress's translator for SQLite gives every text NOCASE, whatever the collation asked for, and bytes that equal no text.
	 *
	 * @param list<string> $columns
	 */
	private static function as_bytes_on_sqlite( string $table, array $columns ): void {
		global $wpdb;
		$sqlite = static fn( string $sql, array $values = array() ): \PDOStatement => $wpdb->dbh->execute_sqlite_query( $sql, $values );
		$made   = self::made_on_sqlite( $table );
		$names  = implode( '|', $columns );
		$sqlite( 'PRAGMA writable_schema = ON' );
		$sqlite( "UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?", array( preg_replace( "/([`\"](?:$names)[`\"] TEXT COLLATE) NOCASE/", '$1 BINARY', $made ), $table ) );
		$sqlite( 'PRAGMA writable_schema = RESET' );
		$sqlite( "REINDEX $table" );
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
