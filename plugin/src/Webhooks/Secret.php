<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Webhooks;

use ErpBridge\Platform\Lock;

/** What WooCommerce signs its webhooks with. Made once: the worker and the webhooks have to agree on it. */
final class Secret {
	private const OPTION = 'erp_bridge_webhook_secret';

	public static function hooks(): void {
		add_filter( 'erp_bridge_settings_answer', static fn( mixed $answer ): array => (array) $answer + array( 'webhook_secret' => self::get() ) );
	}

	public static function get(): string {
		$secret = (string) get_option( self::OPTION, '' );
		return '' === $secret ? Lock::hold( 'webhook_secret', self::make( ... ) ) : $secret;
	}

	/** Of two who need it at once, the second takes what the first has made. */
	private static function make(): string {
		wp_cache_delete( self::OPTION, 'options' );
		wp_cache_delete( 'notoptions', 'options' );
		$secret = (string) get_option( self::OPTION, '' );
		if ( '' === $secret ) {
			$secret = wp_generate_password( 40, false );
			update_option( self::OPTION, $secret, false );
		}
		return $secret;
	}
}
