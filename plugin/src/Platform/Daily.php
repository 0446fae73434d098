<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Platform;

/** What is tidied up once a day: whoever has something to tidy listens to HOOK. */
final class Daily {
	/** Shops have it in their schedule under this name. */
	public const HOOK = 'erp_bridge_prune_changes';

	public static function hooks(): void {
		add_action( 'init', array( self::class, 'schedule' ) );
	}

	public static function schedule(): void {
		if ( ! wp_next_scheduled( self::HOOK ) ) {
			wp_schedule_event( time() + DAY_IN_SECONDS, 'daily', self::HOOK );
		}
	}

	public static function stop(): void {
		wp_clear_scheduled_hook( self::HOOK );
	}
}
