<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

use ErpBridge\Platform\Table;
use WP_User;

/**
 * Writes what wp_update_user and update_user_meta would write, for all changed accounts of a batch at once and in one
 * transaction: a statement a kind of row, no look-up a row, one wait for the disk. The hooks fire for each account as they
 * do there. Not for a new e-mail address: that is rare, and WordPress does more about it.
 */
final class BulkUpdater {
	/** Filters through which another plugin changes what WordPress writes; these rows would pass it by. */
	private const FILTERS = array( 'wp_pre_insert_user_data', 'insert_user_meta', 'insert_custom_user_meta', 'update_user_metadata', 'add_user_metadata' );

	/** WooCommerce notes the time of each change. */
	private const TIME = 'last_update';

	/** @var array<int, array<string, string>> Stored fields by user id. */
	private array $values = array();

	/** @var array<int, WP_User> As the accounts were. */
	private array $before = array();

	/** The value of TIME. */
	private string $time;

	public static function is_possible(): bool {
		return array() === array_filter( self::FILTERS, 'has_filter' );
	}

	/**
	 * @param array<string, string> $values By stored field.
	 * @return bool Whether it takes them.
	 */
	public function add( WP_User $user, array $values ): bool {
		if ( isset( $values['user_email'] ) ) {
			return false;
		}
		if ( $values ) {
			$this->values[ $user->ID ] = $values + ( $this->values[ $user->ID ] ?? array() );
			$this->before[ $user->ID ] = $user;
		}
		return true;
	}

	/** @throws \RuntimeException Where the database refuses: nothing of it is written then. */
	public function save(): void {
		global $wpdb;
		if ( ! $this->values ) {
			return;
		}
		$this->time = (string) time();
		// Noted already; the hooks of WooCommerce would each write it once more.
		add_filter( 'update_user_metadata', array( self::class, 'is_noted' ), 1000, 3 );
		$wpdb->query( 'START TRANSACTION' );
		try {
			$this->write();
			$wpdb->query( 'COMMIT' );
		} catch ( \Throwable $e ) {
			$wpdb->query( 'ROLLBACK' );
			$this->forget_caches();
			throw $e;
		} finally {
			remove_filter( 'update_user_metadata', array( self::class, 'is_noted' ), 1000 );
		}
		$this->values = array();
		$this->before = array();
	}

	/** @param mixed $answer Null: WordPress writes the value. */
	public static function is_noted( mixed $answer, int $user_id, string $key ): mixed {
		return self::TIME === $key ? true : $answer;
	}

	private function write(): void {
		$rows = $this->meta_rows();
		foreach ( $rows as list( $meta_id, $user_id, $key, $value ) ) {
			null === $meta_id ? do_action( 'add_user_meta', $user_id, $key, $value ) : do_action( 'update_user_meta', $meta_id, $user_id, $key, $value );
		}
		$this->write_users();
		$this->write_meta( $rows );
		$this->forget_caches();
		cache_users( array_keys( $this->values ) );
		foreach ( $rows as list( $meta_id, $user_id, $key, $value ) ) {
			null === $meta_id ? do_action( 'added_user_meta', 0, $user_id, $key, $value ) : do_action( 'updated_user_meta', $meta_id, $user_id, $key, $value );
		}
		foreach ( $this->values as $user_id => $values ) {
			$this->announce( $user_id, self::profile( $values ) );
		}
	}

	/** @return list<array{int|null, int, string, string}> Row id (null: there is none yet), user, key and value. */
	private function meta_rows(): array {
		global $wpdb;
		$wanted = array();
		foreach ( $this->values as $user_id => $values ) {
			unset( $values['display_name'] );
			$wanted[ $user_id ] = array_map( 'strval', $values + array( self::TIME => $this->time ) );
		}
		$keys  = array_unique( array_merge( ...array_map( 'array_keys', array_values( $wanted ) ) ) );
		$known = array();
		$rows  = array();
		foreach ( $wpdb->get_results( "SELECT umeta_id, user_id, meta_key FROM {$wpdb->usermeta} WHERE user_id IN (" . Table::in( array_keys( $wanted ) ) . ') AND meta_key IN (' . Table::in( $keys ) . ')' ) as $row ) {
			$value = $wanted[ (int) $row->user_id ][ $row->meta_key ] ?? null;
			if ( null !== $value ) {
				$rows[] = array( (int) $row->umeta_id, (int) $row->user_id, $row->meta_key, $value );
				$known[ (int) $row->user_id ][ $row->meta_key ] = true;
			}
		}
		foreach ( $wanted as $user_id => $values ) {
			foreach ( array_diff_key( $values, $known[ $user_id ] ?? array() ) as $key => $value ) {
				$rows[] = array( null, $user_id, $key, $value );
			}
		}
		return $rows;
	}

	/** @param list<array{int|null, int, string, string}> $rows As meta_rows() gives them. */
	private function write_meta( array $rows ): void {
		global $wpdb;
		$columns = array( 'umeta_id', 'user_id', 'meta_key', 'meta_value' );
		$present = array_values( array_filter( $rows, static fn( array $row ): bool => null !== $row[0] ) );
		$new     = array_map( static fn( array $row ): array => array_slice( $row, 1 ), array_values( array_filter( $rows, static fn( array $row ): bool => null === $row[0] ) ) );
		Table::insert( $wpdb->usermeta, $columns, $present, array( 'meta_value' ) );
		Table::insert( $wpdb->usermeta, array_slice( $columns, 1 ), $new );
	}

	private function write_users(): void {
		global $wpdb;
		$names = array_filter( array_map( static fn( array $values ): ?string => $values['display_name'] ?? null, $this->values ), 'is_string' );
		if ( ! $names ) {
			return;
		}
		$cases = '';
		foreach ( $names as $user_id => $name ) {
			$cases .= " WHEN $user_id THEN " . Table::quote( $name );
		}
		if ( false === $wpdb->query( "UPDATE {$wpdb->users} SET display_name = CASE ID$cases END WHERE ID IN (" . Table::in( array_keys( $names ) ) . ')' ) ) {
			throw new \RuntimeException( esc_html( $wpdb->last_error ) );
		}
	}

	/**
	 * What wp_update_user says and to whom: all of the account, slashed as WordPress expects it there.
	 *
	 * @param array<string, string> $profile
	 */
	private function announce( int $user_id, array $profile ): void {
		$before = $this->before[ $user_id ];
		if ( ! $profile ) {
			do_action( 'woocommerce_update_customer', $user_id, new \WC_Customer( $user_id ) );
			return;
		}
		$changes = array( 'ID' => $user_id ) + wp_slash( $profile );
		$all     = $changes + wp_slash( $before->to_array() );
		foreach ( array_diff( _get_additional_user_keys( $before ), array_keys( $all ) ) as $key ) {
			$all[ $key ] = wp_slash( get_user_meta( $user_id, $key, true ) );
		}
		do_action( 'profile_update', $user_id, $before, $all );
		do_action( 'wp_update_user', $user_id, $all, $changes );
	}

	/**
	 * @param array<string, string> $values By stored field.
	 * @return array<string, string> Those that are WordPress's, not WooCommerce's.
	 */
	private static function profile( array $values ): array {
		return array_filter( $values, static fn( string $key ): bool => ! str_starts_with( $key, 'billing_' ), ARRAY_FILTER_USE_KEY );
	}

	private function forget_caches(): void {
		array_map( 'clean_user_cache', $this->before );
	}
}
