<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Webhooks;

/** WooCommerce switches off a webhook whose deliveries fail; that the worker was away is no reason to leave it so. */
final class Recovery {
	public static function hooks(): void {
		add_action( 'erp_bridge_worker_reported', array( self::class, 'worker_is_here' ) );
	}

	/** The worker called: what WooCommerce switched off is tried again. What a person switched off stays off. */
	public static function worker_is_here(): void {
		if ( ! Deliveries::may_revive() ) {
			return;
		}
		foreach ( Webhooks::ours() as $topic => $webhook ) {
			if ( Deliveries::is_off_for_failures( $topic ) && 'disabled' === $webhook->get_status() ) {
				Webhooks::switch_on( $webhook );
			}
		}
		Deliveries::note_revival();
	}
}
