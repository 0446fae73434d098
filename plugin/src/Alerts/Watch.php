<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Alerts;

use ErpBridge\Platform\Lock;
use ErpBridge\Settings\Settings;

/**
 * Looks every hour what is wrong, and as soon as the worker reports whether it still is. Remembers what was told, so that an e-mail
 * goes out once when something begins, and once when it is over.
 */
final class Watch {
	public const HOOK = 'erp_bridge_watch';

	/** What is wrong, by kind: whether an e-mail said so. */
	private const OPTION = 'erp_bridge_incidents';

	public static function hooks(): void {
		add_action( 'init', array( self::class, 'schedule' ) );
		add_action( self::HOOK, array( self::class, 'look' ) );
		add_action( 'erp_bridge_worker_reported', array( self::class, 'look_again' ), 30, 0 );
		add_filter( 'woocommerce_email_classes', array( self::class, 'register' ) );
	}

	public static function schedule(): void {
		if ( ! wp_next_scheduled( self::HOOK ) ) {
			wp_schedule_event( time() + HOUR_IN_SECONDS, 'hourly', self::HOOK );
		}
	}

	public static function stop(): void {
		wp_clear_scheduled_hook( self::HOOK );
	}

	/**
	 * @param array<string, object> $emails
	 * @return array<string, object>
	 */
	public static function register( array $emails ): array {
		$emails['ErpBridge_Alert'] = new AlertEmail();
		return $emails;
	}

	/** @return array<string, string> What was wrong when it was looked last, and still is: in sentences. */
	public static function open(): array {
		$open = self::told();
		return $open ? array_intersect_key( Incidents::now(), $open ) : array();
	}

	/** Most reports come while nothing is wrong: they cost no look. */
	public static function look_again(): void {
		if ( self::told() ) {
			self::look();
		}
	}

	public static function look(): void {
		Lock::hold( 'incidents', array( self::class, 'look_alone' ) );
	}

	public static function look_alone(): void {
		$told = self::told();
		$now  = Incidents::now();
		$new  = array_diff_key( $now, $told );
		// What nobody was told of is not told to be over; nor where the alerts were switched off.
		$over  = Settings::get( 'imports', 'alert_hours' ) ? array_keys( array_filter( array_diff_key( $told, $now ) ) ) : array();
		$mails = (bool) Settings::get( 'imports', 'alert_email' );
		if ( ! $new && ! array_diff_key( $told, $now ) ) {
			return;
		}
		// Before the e-mails: whoever dies here tells less rather than twice.
		update_option( self::OPTION, array_intersect_key( $told, $now ) + array_fill_keys( array_keys( $new ), $mails ), true );
		if ( $mails && ( $new || $over ) ) {
			self::email()?->trigger( array_values( $new ), $over );
		}
	}

	/** @return array<string, bool> */
	private static function told(): array {
		$told = get_option( self::OPTION, array() );
		return is_array( $told ) ? $told : array();
	}

	private static function email(): ?AlertEmail {
		$email = WC()->mailer()->get_emails()['ErpBridge_Alert'] ?? null;
		return $email instanceof AlertEmail ? $email : null;
	}
}
