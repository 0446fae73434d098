<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

use ErpBridge\Platform\Plugin;
use ErpBridge\Settings\Settings;
use WP_User;

/**
 * Whether an account's e-mail is its owner's: somebody followed a link that was mailed to it, or the sync or the staff made the account
 * with it. WordPress lets anybody register with any e-mail; what the ERP has for that address stays closed until then.
 */
final class ProvenEmail {
	/** The e-mail that was proven: another one is not, byte for byte. */
	public const META = 'erp_bridge_proven_email';

	/** A link to set a password was followed in this request: WordPress has looked at its key. */
	private static bool $is_followed = false;

	/** Who makes accounts for others. */
	private const MAKERS = array( Plugin::SYNC, Plugin::ADMIN, 'create_users', 'create_customers' );

	public static function hooks(): void {
		// Before anything becomes the new account's.
		add_action( 'user_register', array( self::class, 'made' ), 5 );
		// WordPress and WooCommerce look at the key of the mailed link, and say so before they set the password.
		add_filter( 'password_reset_expiration', array( self::class, 'followed' ) );
		add_action( 'password_reset', array( self::class, 'by_password_link' ) );
		// WooCommerce 11 has a link of its own.
		add_action( 'woocommerce_customer_email_verified', array( self::class, 'by_woocommerce_link' ) );
	}

	public static function is( int $user_id ): bool {
		$user = get_userdata( $user_id );
		return $user && ( self::is_recorded( $user ) || Settings::get( 'accounts', 'trust_emails' ) );
	}

	/** Without asking its owner: the account is made for that address. */
	public static function record( int $user_id, string $email ): void {
		update_user_meta( $user_id, self::META, wp_slash( $email ) );
	}

	public static function made( int $user_id ): void {
		$by_staff = defined( 'WP_CLI' ) || array() !== array_filter( self::MAKERS, 'current_user_can' );
		$user     = get_userdata( $user_id );
		if ( $by_staff && $user && get_current_user_id() !== $user_id ) {
			self::record( $user_id, $user->user_email );
		}
	}

	public static function followed( mixed $seconds ): mixed {
		self::$is_followed = true;
		return $seconds;
	}

	public static function by_password_link( mixed $user ): void {
		// Other plugins set passwords in forms of their own, and say the same of them.
		if ( $user instanceof WP_User && self::$is_followed && '' !== (string) $user->user_activation_key ) {
			self::prove( $user->ID );
		}
	}

	public static function by_woocommerce_link( mixed $user_id ): void {
		// WooCommerce takes any new password for a proof.
		if ( ! doing_action( 'after_password_reset' ) ) {
			self::prove( $user_id );
		}
	}

	/** Somebody followed a link that was mailed to the account's e-mail. */
	public static function prove( mixed $user_id ): void {
		$user = is_numeric( $user_id ) ? get_userdata( (int) $user_id ) : false;
		if ( ! $user || '' === $user->user_email || self::is_recorded( $user ) ) {
			return;
		}
		self::record( $user->ID, $user->user_email );
		ConfirmationLink::over( $user->ID );
		self::end_sessions( $user->ID );
		Provisional::keep( $user );
	}

	private static function is_recorded( WP_User $user ): bool {
		return '' !== $user->user_email && get_user_meta( $user->ID, self::META, true ) === $user->user_email;
	}

	/** Whoever came in before may be somebody else; the browser that proved it goes on in a new session. */
	private static function end_sessions( int $user_id ): void {
		$goes_on = get_current_user_id() === $user_id && ! headers_sent();
		\WP_Session_Tokens::get_instance( $user_id )->destroy_all();
		\WP_Application_Passwords::delete_all_application_passwords( $user_id );
		if ( $goes_on ) {
			wp_set_auth_cookie( $user_id );
		}
	}
}
