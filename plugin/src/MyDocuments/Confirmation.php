<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\MyDocuments;

use ErpBridge\Accounts\ConfirmationLink;
use ErpBridge\Accounts\Inactive;
use ErpBridge\Accounts\ProvenEmail;
use WP_User;

/**
 * "Confirm your e-mail": a click mails a link to the account's address, which is good for a day, once. In the browser session that asked
 * for it, opening the link is the proof. Anywhere else it leads to a new password: whoever registered with somebody else's address knows
 * the old one, and could come back with it after the owner has followed the link.
 */
final class Confirmation {
	private const ASK = 'erp_bridge_ask_confirmation';
	private const KEY = 'erp_bridge_confirm';
	private const WHO = 'erp_bridge_account';

	/** Seconds between two e-mails: the address may be a stranger's. */
	private const PAUSE = MINUTE_IN_SECONDS;

	public static function hooks(): void {
		add_filter( 'woocommerce_email_classes', array( self::class, 'register' ) );
		add_action( 'template_redirect', array( self::class, 'handle' ), 1 );
	}

	/**
	 * @param array<string, object> $emails
	 * @return array<string, object>
	 */
	public static function register( array $emails ): array {
		$emails['ErpBridge_Confirm_Email'] = new ConfirmEmail();
		return $emails;
	}

	/** What the button sends, and where to. */
	public static function form(): string {
		return sprintf( '<input type="hidden" name="%s" value="%s">', esc_attr( self::ASK ), esc_attr( wp_create_nonce( self::ASK ) ) );
	}

	public static function handle(): void {
		// The nonce is the value of the field itself; the link's key is the secret that was mailed.
		// phpcs:disable WordPress.Security.NonceVerification, WordPress.Security.ValidatedSanitizedInput
		if ( isset( $_POST[ self::ASK ] ) && is_string( $_POST[ self::ASK ] ) && is_user_logged_in() ) {
			self::asked( wp_get_current_user(), wp_unslash( $_POST[ self::ASK ] ) );
		} elseif ( isset( $_GET[ self::KEY ], $_GET[ self::WHO ] ) && is_string( $_GET[ self::KEY ] ) && is_string( $_GET[ self::WHO ] ) ) {
			self::followed( absint( $_GET[ self::WHO ] ), wp_unslash( $_GET[ self::KEY ] ) );
		}
		// phpcs:enable
	}

	/** The address that is mailed. */
	public static function url( int $user_id, string $key ): string {
		return add_query_arg(
			array(
				self::KEY => $key,
				self::WHO => $user_id,
			),
			AccountTab::url()
		);
	}

	private static function asked( WP_User $user, string $nonce ): never {
		if ( ! wp_verify_nonce( $nonce, self::ASK ) ) {
			self::back( __( 'The page was open for too long. Please click again.', 'erp-bridge' ), 'error' );
		}
		if ( ProvenEmail::is( $user->ID ) ) {
			self::back( __( 'Your e-mail address is confirmed already.', 'erp-bridge' ), 'success' );
		}
		/* translators: %s: an e-mail address. */
		$sent = sprintf( __( 'We have sent a link to %s. Open it in this browser to see your documents. It is valid for one day.', 'erp-bridge' ), $user->user_email );
		$age  = ConfirmationLink::age( $user );
		if ( null !== $age && $age < self::PAUSE ) {
			self::back( $sent, 'notice' );
		}
		$key   = ConfirmationLink::make( $user );
		$email = WC()->mailer()->get_emails()['ErpBridge_Confirm_Email'] ?? null;
		if ( $email instanceof ConfirmEmail && $email->trigger( $user, self::url( $user->ID, $key ) ) ) {
			self::back( $sent, 'success' );
		}
		ConfirmationLink::over( $user->ID );
		self::back( __( 'The e-mail could not be sent. Please try again later, or contact the shop.', 'erp-bridge' ), 'error' );
	}

	/** A link scanner of an e-mail program has no session of ours: it gets as far as the form for a new password, and changes nothing. */
	private static function followed( int $user_id, string $key ): never {
		nocache_headers();
		header( 'Referrer-Policy: no-referrer' );
		$user = get_userdata( $user_id );
		if ( ! $user || ! ConfirmationLink::is( $user, $key ) || Inactive::is( $user_id ) ) {
			self::back( __( 'This link is no longer valid: it was used already, is older than one day, or is for another e-mail address. Sign in and ask for a new one.', 'erp-bridge' ), 'error' );
		}
		if ( ConfirmationLink::was_asked_for_here( $user ) ) {
			ProvenEmail::prove( $user_id );
			self::back( __( 'Your e-mail address is confirmed. Here are your documents.', 'erp-bridge' ), 'success' );
		}
		$reset = get_password_reset_key( $user );
		if ( is_wp_error( $reset ) ) {
			self::back( $reset->get_error_message(), 'error' );
		}
		self::tell( __( 'Choose a new password to confirm your e-mail address. Whoever else was signed in to this account is signed out.', 'erp-bridge' ), 'notice' );
		wp_safe_redirect( self::password_url( $user, $reset ) );
		exit;
	}

	private static function password_url( WP_User $user, string $key ): string {
		$form = wc_get_account_endpoint_url( 'lost-password' );
		$args = array(
			'key' => $key,
			'id'  => $user->ID,
		);
		return add_query_arg( $args, $form );
	}

	private static function back( string $message, string $type ): never {
		self::tell( $message, $type );
		wp_safe_redirect( AccountTab::url() );
		exit;
	}

	private static function tell( string $message, string $type ): void {
		$session = WC()->session;
		// Who is signed out and has no cart has none yet, and the next page would not say it.
		if ( $session instanceof \WC_Session_Handler && ! $session->has_session() ) {
			$session->set_customer_session_cookie( true );
		}
		wc_add_notice( esc_html( $message ), $type );
	}
}
