<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

use ErpBridge\Settings\Settings;

/**
 * The sync gives an account another e-mail: WordPress tells the old address, as it does when somebody changes it in the shop. It is
 * the only e-mail of a batch that nobody asked for, and the only warning that its owner gets.
 */
final class EmailChange {
	/** @var array<int, string> Addresses that accounts had until they were freed for another one, by user. */
	private static array $freed = array();

	/** The e-mail that WordPress sends now is this one. */
	private static bool $is_ours = false;

	public static function freed( int $user_id, string $email ): void {
		self::$freed[ $user_id ] = $email;
	}

	/** @param array<string, mixed> $user As it was. */
	public static function is_told( bool $send, array $user ): bool {
		return Settings::get( 'accounts', 'tell_email_change' ) && '' !== self::old( $user );
	}

	/**
	 * @param array<string, string> $mail
	 * @param array<string, mixed>  $user As it was.
	 * @return array<string, string>
	 */
	public static function addressed( array $mail, array $user ): array {
		self::$is_ours = true;
		$old           = self::old( $user );
		unset( self::$freed[ (int) $user['ID'] ] );
		return array(
			'to'      => $old,
			'message' => str_replace( '###EMAIL###', $old, $mail['message'] ),
		) + $mail;
	}

	/** A filter on wp_mail: false stops an e-mail. */
	public static function alone( mixed $sent ): mixed {
		if ( self::$is_ours ) {
			self::$is_ours = false;
			return $sent;
		}
		return false;
	}

	/** @param array<string, mixed> $user */
	private static function old( array $user ): string {
		return self::$freed[ (int) $user['ID'] ] ?? (string) $user['user_email'];
	}
}
