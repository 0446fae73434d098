<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Platform;

/**
 * One at a time, over all PHP processes. The database's own lock (or, on SQLite, which lives on one machine, a locked file)
 * is released by itself when its holder dies, so that nobody waits for a dead process.
 */
final class Lock {
	/**
	 * @template T
	 * @param string        $name What is locked.
	 * @param callable(): T $work What to do while it is.
	 * @return T
	 */
	public static function hold( string $name, callable $work ): mixed {
		global $wpdb;
		// MySQL allows 64 characters; the name is per server, so it carries database and prefix.
		$key = 'erp_bridge_' . $name . '_' . substr( md5( DB_NAME . $wpdb->prefix . ABSPATH ), 0, 16 );
		return self::on_sqlite() ? self::with_file( $key, $work ) : self::with_database( $key, $work );
	}

	public static function on_sqlite(): bool {
		return defined( 'DB_ENGINE' ) && 'sqlite' === DB_ENGINE;
	}

	/**
	 * @template T
	 * @param string        $key
	 * @param callable(): T $work
	 * @return T
	 */
	private static function with_database( string $key, callable $work ): mixed {
		global $wpdb;
		if ( '1' !== (string) $wpdb->get_var( $wpdb->prepare( 'SELECT GET_LOCK(%s, 55)', $key ) ) ) {
			throw new Busy();
		}
		try {
			return $work();
		} finally {
			$wpdb->query( $wpdb->prepare( 'DO RELEASE_LOCK(%s)', $key ) );
		}
	}

	/**
	 * @template T
	 * @param string        $key
	 * @param callable(): T $work
	 * @return T
	 */
	private static function with_file( string $key, callable $work ): mixed {
		$handle = fopen( get_temp_dir() . $key . '.lock', 'c' );
		if ( false === $handle || ! flock( $handle, LOCK_EX ) ) {
			throw new Busy();
		}
		try {
			return $work();
		} finally {
			fclose( $handle );
		}
	}
}
