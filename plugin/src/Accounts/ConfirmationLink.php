<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

use WP_User;

/** The secret that is mailed to an account's e-mail, to prove it: good for a day, for that address, once. Only its hash is stored. */
final class ConfirmationLink {
	private const META  = 'erp_bridge_confirmation';
	private const VALID = DAY_IN_SECONDS;

	/** @return string The secret; one that was mailed before is no longer valid. */
	public static function make( WP_User $user ): string {
		$key = wp_generate_password( 32, false );
		update_user_meta(
			$user->ID,
			self::META,
			wp_slash(
				array(
					'key'     => hash( 'sha256', $key ),
					'email'   => $user->user_email,
					'session' => hash( 'sha256', wp_get_session_token() ),
					'at'      => time(),
				)
			)
		);
		return $key;
	}

	/** Seconds since one was mailed that is still valid; null where none is. */
	public static function age( WP_User $user ): ?int {
		$pending = self::pending( $user );
		return null === $pending ? null : time() - $pending['at'];
	}

	public static function is( WP_User $user, string $key ): bool {
		$pending = self::pending( $user );
		return null !== $pending && hash_equals( $pending['key'], hash( 'sha256', $key ) );
	}

	/** Whether the browser session that asked for it is this one. */
	public static function was_asked_for_here( WP_User $user ): bool {
		$pending = self::pending( $user );
		return null !== $pending && get_current_user_id() === $user->ID && hash_equals( $pending['session'], hash( 'sha256', wp_get_session_token() ) );
	}

	/** The link works once, and none that was sent before the proof works after it. */
	public static function over( int $user_id ): void {
		delete_user_meta( $user_id, self::META );
	}

	/** @return array{key: string, email: string, session: string, at: int}|null What is out for the account's present e-mail. */
	private static function pending( WP_User $user ): ?array {
		$pending = get_user_meta( $user->ID, self::META, true );
		return is_array( $pending ) && $pending['email'] === $user->user_email && time() - $pending['at'] < self::VALID ? $pending : null;
	}
}
