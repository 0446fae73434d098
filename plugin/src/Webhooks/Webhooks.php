<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Webhooks;

use ErpBridge\Platform\Lock;
use WC_Data_Store;
use WC_Webhook;
use WP_Error;

/** WooCommerce's two webhooks that ring the worker's bell (article 3), and no other. */
final class Webhooks {
	public const TOPICS = array( 'order.created', 'order.updated' );

	/** Option with the ids of those we made, by topic. */
	private const IDS = 'erp_bridge_webhook_ids';

	/** Their REST API version. */
	private const API = 3;

	/** Whether this shop has webhooks at all. */
	public static function are_possible(): bool {
		return class_exists( WC_Webhook::class );
	}

	/**
	 * Ours by topic, also those that somebody made by hand for the same address. Where several are, the oldest.
	 *
	 * @return array<string, WC_Webhook>
	 */
	public static function ours(): array {
		if ( ! self::are_possible() ) {
			return array();
		}
		$made   = self::ids();
		$by_url = array();
		$by_id  = array();
		foreach ( self::all() as $webhook ) {
			$topic = $webhook->get_topic( 'edit' );
			if ( ! in_array( $topic, self::TOPICS, true ) ) {
				continue;
			}
			if ( Address::is_delivered_to( $webhook ) ) {
				$by_url[ $topic ] ??= $webhook;
			} elseif ( ( $made[ $topic ] ?? 0 ) === $webhook->get_id() ) {
				$by_id[ $topic ] = $webhook;
			}
		}
		return $by_url + $by_id;
	}

	/** The webhook with this id where it delivers to the worker. */
	public static function by_id( int $id ): ?WC_Webhook {
		$webhook = '' === Address::delivery_url() ? null : wc_get_webhook( $id );
		return null !== $webhook && self::is_ours( $webhook ) ? $webhook : null;
	}

	public static function is_ours( WC_Webhook $webhook ): bool {
		return in_array( $webhook->get_topic( 'edit' ), self::TOPICS, true ) && Address::is_delivered_to( $webhook );
	}

	/** Makes what is missing, repairs what is there, switches on. → Why the worker did not answer; null where it did. */
	public static function ensure(): ?WP_Error {
		return Lock::hold(
			'webhooks',
			static function (): ?WP_Error {
				$ours = self::ours();
				$ids  = array();
				foreach ( self::TOPICS as $topic ) {
					$webhook       = $ours[ $topic ] ?? new WC_Webhook();
					$ids[ $topic ] = self::save( $webhook, $topic );
				}
				update_option( self::IDS, $ids, false );
				Deliveries::forget_failures();
				return self::ping();
			}
		);
	}

	private static function save( WC_Webhook $webhook, string $topic ): int {
		if ( 0 === $webhook->get_id() ) {
			/* translators: %s: order.created or order.updated. */
			$webhook->set_name( sprintf( __( 'ERP Bridge: %s', 'erp-bridge' ), $topic ) );
		}
		$webhook->set_topic( $topic );
		$webhook->set_delivery_url( Address::delivery_url() );
		$webhook->set_secret( Secret::get() );
		$webhook->set_api_version( self::API );
		// Its rights decide what a delivery says; it only has to ring, so any admin will do.
		$webhook->set_user_id( get_current_user_id() );
		self::switch_on( $webhook );
		return $webhook->get_id();
	}

	/** Those that are off. → Why the worker did not answer; null where it did. */
	public static function enable(): ?WP_Error {
		array_map( array( self::class, 'switch_on' ), self::ours() );
		Deliveries::forget_failures();
		return self::ping();
	}

	public static function switch_on( WC_Webhook $webhook ): void {
		$webhook->set_status( 'active' );
		$webhook->set_failure_count( 0 ); // @phpstan-ignore argument.type (WooCommerce's own comment there says bool; it is a number)
		$webhook->save();
	}

	public static function remove(): void {
		foreach ( self::ours() as $webhook ) {
			$webhook->delete( true );
		}
		delete_option( self::IDS );
		Deliveries::clear();
	}

	/** Asks the worker as WooCommerce does; it takes nothing but 200 for a yes. */
	private static function ping(): ?WP_Error {
		foreach ( self::ours() as $webhook ) {
			$answer = $webhook->deliver_ping();
			if ( is_wp_error( $answer ) ) {
				return $answer;
			}
		}
		return null;
	}

	/** @return array<string, int> */
	private static function ids(): array {
		$ids = get_option( self::IDS, array() );
		return is_array( $ids ) ? array_map( 'intval', $ids ) : array();
	}

	/** @return list<WC_Webhook> The oldest first. */
	private static function all(): array {
		/** @var \WC_Webhook_Data_Store $store */
		$store = WC_Data_Store::load( 'webhook' );
		$ids   = array_map( 'intval', $store->get_webhooks_ids() );
		sort( $ids );
		return array_values( array_filter( array_map( 'wc_get_webhook', $ids ) ) );
	}
}
