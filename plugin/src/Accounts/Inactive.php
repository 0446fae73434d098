<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

use Automattic\WooCommerce\StoreApi\Exceptions\RouteException;
use ErpBridge\Settings\Settings;
use WP_Error;
use WP_Session_Tokens;
use WP_User;

/** Deactivated accounts: WordPress knows none, so every way in is closed here. Never for who runs the shop. */
final class Inactive {
	public const META = 'erp_bridge_inactive';

	public static function hooks(): void {
		// Late, so that nothing that signs people in comes after.
		add_filter( 'authenticate', array( self::class, 'authenticate' ), 1000 );
		// Cookies, application passwords and WooCommerce's API keys all end here.
		add_filter( 'determine_current_user', array( self::class, 'current_user' ), 1000 );
		add_filter( 'wp_is_application_passwords_available_for_user', array( self::class, 'application_passwords' ), 1000, 2 );
		add_filter( 'allow_password_reset', array( self::class, 'password_reset' ), 1000, 2 );
		add_action( 'validate_password_reset', array( self::class, 'reset_link' ), 1000, 2 );
		add_filter( 'woocommerce_checkout_customer_id', array( self::class, 'checkout' ), 1000 );
		add_action( 'woocommerce_after_checkout_validation', array( self::class, 'guest_checkout' ), 1000, 2 );
		// While it is a draft still, which WooCommerce throws away by itself: no order stays behind.
		add_action( 'woocommerce_store_api_checkout_update_order_from_request', array( self::class, 'block_checkout' ), 1, 2 );
	}

	public static function is( int $user_id ): bool {
		return $user_id > 0 && '' !== (string) get_user_meta( $user_id, self::META, true ) && ! Staff::runs_the_shop( $user_id );
	}

	/** True if the account was active. */
	public static function impose( int $user_id ): bool {
		if ( '' !== (string) get_user_meta( $user_id, self::META, true ) ) {
			return false;
		}
		update_user_meta( $user_id, self::META, gmdate( 'c' ) );
		WP_Session_Tokens::get_instance( $user_id )->destroy_all();
		return true;
	}

	/** True if the account was inactive. */
	public static function lift( int $user_id ): bool {
		return '' !== (string) get_user_meta( $user_id, self::META, true ) && delete_user_meta( $user_id, self::META );
	}

	public static function authenticate( mixed $user ): mixed {
		return $user instanceof WP_User && self::is( $user->ID ) ? new WP_Error( 'erp_bridge_inactive', esc_html( self::message() ) ) : $user;
	}

	public static function current_user( mixed $user_id ): mixed {
		return is_numeric( $user_id ) && self::is( (int) $user_id ) ? false : $user_id;
	}

	public static function application_passwords( bool $available, WP_User $user ): bool {
		return $available && ! self::is( $user->ID );
	}

	public static function password_reset( bool|WP_Error $allow, int $user_id ): bool|WP_Error {
		return self::is( $user_id ) ? new WP_Error( 'erp_bridge_inactive', esc_html( self::message() ) ) : $allow;
	}

	/** By a link that was mailed before the account was deactivated. */
	public static function reset_link( WP_Error $errors, mixed $user ): void {
		if ( $user instanceof WP_User && self::is( $user->ID ) ) {
			$errors->add( 'erp_bridge_inactive', esc_html( self::message() ) );
		}
	}

	/**
	 * A cart that is still open in the browser of somebody who was just deactivated.
	 *
	 * @throws \Exception As WooCommerce's checkout expects it.
	 */
	public static function checkout( int $user_id ): int {
		if ( self::is( $user_id ) ) {
			throw new \Exception( esc_html( self::message() ) );
		}
		return $user_id;
	}

	/**
	 * Signed out, under the e-mail of the deactivated account.
	 *
	 * @param array<string, mixed> $data What was typed in.
	 */
	public static function guest_checkout( array $data, WP_Error $errors ): void {
		if ( self::has_email( (string) ( $data['billing_email'] ?? '' ) ) ) {
			$errors->add( 'erp_bridge_inactive', esc_html( self::message() ) );
		}
	}

	/**
	 * @param \WP_REST_Request<array<string, mixed>> $request
	 * @throws RouteException As WooCommerce's checkout block expects it.
	 */
	public static function block_checkout( \WC_Order $order, \WP_REST_Request $request ): void {
		if ( 'POST' === $request->get_method() && ( self::is( $order->get_customer_id() ) || self::has_email( $order->get_billing_email() ) ) ) {
			throw new RouteException( 'erp_bridge_inactive', esc_html( self::message() ), 403 );
		}
	}

	private static function has_email( string $email ): bool {
		$user = '' === $email ? false : get_user_by( 'email', $email );
		return $user && self::is( $user->ID );
	}

	private static function message(): string {
		$contact = trim( (string) Settings::get( 'accounts', 'contact_text' ) );
		/* translators: %s: whom to contact, an e-mail address or the shop's own words. */
		return sprintf( __( 'This account is deactivated. Please contact: %s', 'erp-bridge' ), '' !== $contact ? $contact : (string) get_option( 'admin_email' ) );
	}
}
