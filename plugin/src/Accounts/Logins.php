<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

use ErpBridge\Platform\Table;

/** Free sign-in names and URL names for a batch of e-mail addresses, with one query for all of them. */
final class Logins {
	/** Local parts that say nothing about the person; WooCommerce takes the domain for these. */
	private const COMMON = array( 'sales', 'hello', 'mail', 'contact', 'info' );

	/**
	 * @param array<int, string> $emails By position.
	 * @return array<int, array{login: string, nicename: string}>
	 */
	public static function choose( array $emails ): array {
		$bases  = array_map( array( self::class, 'base' ), $emails );
		$chosen = array();
		$used   = self::taken( array_map( static fn( $base ) => array( $base, self::nicename( $base ) ), $bases ) );
		while ( count( $chosen ) < count( $bases ) ) {
			$open = array();
			foreach ( array_diff_key( $bases, $chosen ) as $position => $base ) {
				// Random, not counted up: counting would need one query for each try.
				$login    = isset( $open[ $position ] ) ? '' : $base;
				$nicename = self::nicename( $login );
				if ( isset( $used[ mb_strtolower( $login ) ] ) || isset( $used[ $nicename ] ) ) {
					$login    = $base . '-' . wp_rand( 10000, 99999999 );
					$nicename = self::nicename( $login );
				}
				$open[ $position ]             = array(
					'login'    => $login,
					'nicename' => $nicename,
				);
				$used[ mb_strtolower( $login ) ] = true;
				$used[ $nicename ]               = true;
			}
			$changed = array_filter( $open, static fn( $names, $position ) => $names['login'] !== $bases[ $position ], ARRAY_FILTER_USE_BOTH );
			$clashes = self::taken( array_map( 'array_values', $changed ) );
			foreach ( $open as $position => $names ) {
				if ( ! isset( $changed[ $position ] ) || ( ! isset( $clashes[ mb_strtolower( $names['login'] ) ] ) && ! isset( $clashes[ $names['nicename'] ] ) ) ) {
					$chosen[ $position ] = $names;
				}
			}
		}
		return $chosen;
	}

	private static function base( string $email ): string {
		$parts = explode( '@', $email );
		$name  = in_array( strtolower( $parts[0] ), self::COMMON, true ) ? $parts[1] : $parts[0];
		$login = mb_substr( trim( mb_strtolower( sanitize_user( $name, true ) ) ), 0, 40 );
		$login = (string) apply_filters( 'pre_user_login', $login );
		$banned = array_map( 'strtolower', (array) apply_filters( 'illegal_user_logins', array() ) );
		return '' === $login || '' === sanitize_title( $login ) || in_array( $login, $banned, true ) ? 'customer-' . wp_rand( 10000, 99999999 ) : $login;
	}

	private static function nicename( string $login ): string {
		return mb_substr( (string) apply_filters( 'pre_user_nicename', sanitize_title( mb_substr( $login, 0, 50 ) ) ), 0, 50 );
	}

	/**
	 * @param array<int, array<int, string>> $names Sign-in names and URL names to look for.
	 * @return array<string, true> Those in use.
	 */
	private static function taken( array $names ): array {
		global $wpdb;
		if ( ! $names ) {
			return array();
		}
		$list  = Table::in( array_values( array_unique( array_merge( ...array_values( $names ) ) ) ) );
		$taken = array();
		foreach ( $wpdb->get_results( "SELECT user_login, user_nicename FROM {$wpdb->users} WHERE user_login IN ($list) OR user_nicename IN ($list)" ) as $row ) {
			$taken[ mb_strtolower( $row->user_login ) ] = true;
			$taken[ $row->user_nicename ]               = true;
		}
		return $taken;
	}
}
