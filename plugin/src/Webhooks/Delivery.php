<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Webhooks;

use WC_Order;
use WC_Webhook;

/**
 * Our webhooks leave at the end of the request that changed the order, not when Action Scheduler gets round to it. After one
 * that failed they go its way for a while: a worker that is away costs nobody time.
 */
final class Delivery {
	/** Seconds a delivery may take; the worker only has to hear the bell. */
	private const TIMEOUT = 2;

	/** Seconds that the deliveries of one request may take together; the rest goes Action Scheduler's way. */
	private const MOST = 2.0;

	/** @var list<array{webhook: WC_Webhook, arg: mixed}> */
	private static array $now = array();

	private static float $spent = 0.0;

	public static function hooks(): void {
		// Before WooCommerce looks through its queue at 10.
		add_action( 'shutdown', array( self::class, 'take' ), 9 );
		// After everybody else: sessions are saved by then, so that the shopper's next page finds them.
		add_action( 'shutdown', array( self::class, 'deliver' ), PHP_INT_MAX );
		add_filter( 'woocommerce_webhook_http_args', array( self::class, 'hurry' ), 10, 3 );
		add_action( 'woocommerce_webhook_delivery', array( self::class, 'note' ), 10, 5 );
		add_action( 'woocommerce_webhook_disabled_due_delivery_failures', array( self::class, 'note_off' ) );
	}

	/** Ours leave WooCommerce's queue of this request. */
	public static function take(): void {
		global $wc_queued_webhooks;
		if ( empty( $wc_queued_webhooks ) || ! is_array( $wc_queued_webhooks ) || Deliveries::is_paused() ) {
			return;
		}
		foreach ( $wc_queued_webhooks as $key => $queued ) {
			if ( $queued['webhook'] instanceof WC_Webhook && Webhooks::is_ours( $queued['webhook'] ) && self::is_immediate( $queued ) ) {
				self::$now[] = $queued;
				unset( $wc_queued_webhooks[ $key ] );
			}
		}
	}

	public static function deliver(): void {
		if ( ! self::$now ) {
			return;
		}
		self::let_go();
		foreach ( self::$now as $queued ) {
			if ( self::$spent < self::MOST && ! Deliveries::is_paused() ) {
				$queued['webhook']->deliver( $queued['arg'] );
			} else {
				$args = array(
					'webhook_id' => $queued['webhook']->get_id(),
					'arg'        => $queued['arg'],
				);
				as_enqueue_async_action( 'woocommerce_deliver_webhook_async', $args, 'woocommerce-webhooks', true );
			}
		}
		self::$now = array();
	}

	/**
	 * WooCommerce's own switch, asked with our answer, so that whoever wants it otherwise can say so.
	 *
	 * @param array{webhook: WC_Webhook, arg: mixed} $queued
	 */
	private static function is_immediate( array $queued ): bool {
		return ! apply_filters( 'woocommerce_webhook_deliver_async', false, $queued['webhook'], $queued['arg'] ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
	}

	/** The shopper has the answer before the worker is called, where PHP can part the two. */
	private static function let_go(): void {
		if ( function_exists( 'fastcgi_finish_request' ) ) {
			fastcgi_finish_request();
		} elseif ( function_exists( 'litespeed_finish_request' ) ) {
			litespeed_finish_request();
		}
	}

	/**
	 * @param array<string, mixed> $args
	 * @return array<string, mixed>
	 */
	public static function hurry( array $args, mixed $arg, mixed $webhook_id ): array {
		return null === Webhooks::by_id( (int) $webhook_id ) ? $args : array( 'timeout' => self::TIMEOUT ) + $args;
	}

	/** @param array<string, mixed>|\WP_Error $response */
	public static function note( mixed $request, mixed $response, mixed $seconds, mixed $arg, mixed $webhook_id ): void {
		$webhook = Webhooks::by_id( (int) $webhook_id );
		if ( null === $webhook ) {
			return;
		}
		self::$spent += (float) $seconds;
		Deliveries::note(
			$webhook->get_topic(),
			array(
				'at'      => time(),
				'code'    => is_wp_error( $response ) ? 0 : (int) wp_remote_retrieve_response_code( $response ),
				'error'   => is_wp_error( $response ) ? $response->get_error_message() : '',
				'seconds' => round( (float) $seconds, 3 ),
				'lag'     => self::lag( $webhook->get_topic(), $arg ),
			)
		);
	}

	public static function note_off( mixed $webhook_id ): void {
		$webhook = Webhooks::by_id( (int) $webhook_id );
		if ( null !== $webhook ) {
			Deliveries::note_off( $webhook->get_topic() );
		}
	}

	/** Seconds since what the delivery tells of. */
	private static function lag( string $topic, mixed $order_id ): int {
		$order = is_numeric( $order_id ) ? wc_get_order( (int) $order_id ) : null;
		if ( ! $order instanceof WC_Order ) {
			return 0;
		}
		$moment = 'order.created' === $topic ? $order->get_date_created() : $order->get_date_modified();
		return null === $moment ? 0 : max( 0, time() - $moment->getTimestamp() );
	}
}
