<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Webhooks;

use ErpBridge\Settings\Settings;
use WC_Webhook;

/**
 * Webhooks that somebody makes himself under WooCommerce → Settings → Advanced, as article 3 has it: told by our secret, they say
 * where the worker is. From then on they are watched, delivered at once and let through to it as those of the one click.
 */
final class ByHand {
	public static function hooks(): void {
		add_action( 'woocommerce_new_webhook', array( self::class, 'learn' ) );
		add_action( 'woocommerce_webhook_updated', array( self::class, 'learn' ) );
	}

	public static function learn( mixed $id ): void {
		$webhook = '' === Address::worker() ? wc_get_webhook( (int) $id ) : null;
		if ( ! $webhook instanceof WC_Webhook || ! in_array( $webhook->get_topic( 'edit' ), Webhooks::TOPICS, true ) ) {
			return;
		}
		$url    = $webhook->get_delivery_url( 'edit' );
		$worker = Address::clean( $url );
		if ( $worker !== untrailingslashit( $url ) && hash_equals( Secret::get(), $webhook->get_secret( 'edit' ) ) ) {
			Settings::change( array( 'worker' => array( 'webhook_url' => $worker ) ), null );
		}
	}
}
