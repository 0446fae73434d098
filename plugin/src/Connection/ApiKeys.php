<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Connection;

use RuntimeException;

/** The worker's user, who may do nothing but synchronise, and its WooCommerce API key. */
final class ApiKeys {
	private const LOGIN = 'erp-bridge-worker';
	public const ROLE   = 'erp_bridge_worker';

	public static function hooks(): void {
		add_filter( 'allow_password_reset', array( self::class, 'password_reset' ), 1000, 2 );
	}

	/** Nobody signs in as the worker, also not whoever reads the mail to its address. */
	public static function password_reset( mixed $allow, int $user_id ): mixed {
		$user = get_userdata( $user_id );
		return $user && self::is_worker( $user ) ? false : $allow;
	}

	/**
	 * Anybody can register with the sign-in name, before the plugin is there: an account with another role, too, or without one, is not
	 * ours, and never gets the capability.
	 */
	private static function is_worker( \WP_User $user ): bool {
		return str_starts_with( $user->user_login, self::LOGIN ) && array( self::ROLE ) === array_values( $user->roles );
	}

	private static function worker(): ?\WP_User {
		$query = array(
			'role'    => self::ROLE,
			'orderby' => 'ID',
		);
		return array_values( array_filter( get_users( $query ), array( self::class, 'is_worker' ) ) )[0] ?? null;
	}

	/**
	 * Whoever has a key can change every customer's account with it, whatever other roles it has, today's and tomorrow's; WooCommerce lets
	 * shop managers edit accounts with the role customer alone. So a key is for those who may edit all users anyway.
	 */
	public static function may_make(): bool {
		return current_user_can( 'manage_options' ) && current_user_can( 'edit_users' );
	}

	/** @return list<array<string, mixed>> */
	public static function all(): array {
		global $wpdb;
		$user = self::worker();
		if ( ! $user ) {
			return array();
		}
		$rows = $wpdb->get_results( $wpdb->prepare( "SELECT key_id, truncated_key, last_access FROM {$wpdb->prefix}woocommerce_api_keys WHERE user_id = %d ORDER BY key_id DESC", $user->ID ) );
		return array_map(
			static fn( \stdClass $row ): array => array(
				'key_id'        => (int) $row->key_id,
				'truncated_key' => $row->truncated_key,
				'last_access'   => $row->last_access ? gmdate( 'Y-m-d\TH:i:s\Z', (int) strtotime( get_gmt_from_date( $row->last_access ) . ' UTC' ) ) : null,
				'created'       => get_user_meta( $user->ID, 'erp_bridge_key_created_' . $row->key_id, true ) ?: null,
			),
			$rows
		);
	}

	/** @return array{consumer_key: string, consumer_secret: string} */
	public static function create( bool $replace ): array {
		global $wpdb;
		$user_id = self::user();
		$old     = array_column( self::all(), 'key_id' );
		$key     = 'ck_' . bin2hex( random_bytes( 20 ) );
		$secret  = 'cs_' . bin2hex( random_bytes( 20 ) );
		$done    = $wpdb->insert(
			$wpdb->prefix . 'woocommerce_api_keys',
			array(
				'user_id'         => $user_id,
				'description'     => 'ERP Bridge worker',
				'permissions'     => 'read_write',
				// As WooCommerce's wc_api_hash does it.
				'consumer_key'    => hash_hmac( 'sha256', $key, 'wc-api' ),
				'consumer_secret' => $secret,
				'truncated_key'   => substr( $key, -7 ),
			)
		);
		if ( ! $done ) {
			throw new RuntimeException( esc_html( 'The API key could not be stored: ' . $wpdb->last_error ) );
		}
		update_user_meta( $user_id, 'erp_bridge_key_created_' . $wpdb->insert_id, gmdate( 'Y-m-d\TH:i:s\Z' ) );
		foreach ( $replace ? $old : array() as $key_id ) {
			$wpdb->delete( $wpdb->prefix . 'woocommerce_api_keys', array( 'key_id' => $key_id ) );
			delete_user_meta( $user_id, 'erp_bridge_key_created_' . $key_id );
		}
		return array(
			'consumer_key'    => $key,
			'consumer_secret' => $secret,
		);
	}

	private static function user(): int {
		$user = self::worker();
		if ( $user ) {
			return $user->ID;
		}
		$login = self::LOGIN;
		$host  = (string) wp_parse_url( home_url(), PHP_URL_HOST );
		$host  = str_contains( $host, '.' ) ? $host : "$host.invalid";
		while ( username_exists( $login ) || email_exists( "$login@$host" ) ) {
			$login = self::LOGIN . '-' . wp_rand( 1000, 999999 );
		}
		$user_id = wp_insert_user(
			array(
				'user_login'   => $login,
				'user_pass'    => wp_generate_password( 64, true, true ),
				// No mail goes there: nobody signs in as this user, by password or otherwise.
				'user_email'   => "$login@$host",
				'display_name' => 'ERP Bridge',
				'role'         => self::ROLE,
			)
		);
		if ( is_wp_error( $user_id ) ) {
			throw new RuntimeException( esc_html( 'The user for the worker could not be made: ' . $user_id->get_error_message() ) );
		}
		return $user_id;
	}
}
