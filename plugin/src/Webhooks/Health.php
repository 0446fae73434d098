<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Webhooks;

use WC_Webhook;

/** How our webhooks do, and what is wrong with them. Orders reach the ERP without them, only less quickly. */
final class Health {
	/** @return list<array<string, mixed>> One for each topic; `problem` is null where all is well. */
	public static function topics(): array {
		$ours = Webhooks::ours();
		return array_map( static fn( string $topic ): array => self::topic( $topic, $ours[ $topic ] ?? null ), Webhooks::TOPICS );
	}

	/** @return array<string, mixed> */
	private static function topic( string $topic, ?WC_Webhook $webhook ): array {
		$last = Deliveries::last( $topic );
		return array(
			'topic'            => $topic,
			'name'             => self::name( $topic ),
			'id'               => $webhook?->get_id(),
			'status'           => null === $webhook ? 'missing' : $webhook->get_status(),
			'failures'         => null === $webhook ? 0 : $webhook->get_failure_count(),
			'last_delivery_at' => null === $last ? null : gmdate( 'Y-m-d\TH:i:s\Z', $last['at'] ),
			'last_code'        => $last['code'] ?? null,
			'seconds'          => $last['seconds'] ?? null,
			'lag_seconds'      => $last['lag'] ?? null,
			'pending'          => null === $webhook ? 0 : self::pending( $webhook->get_id() ),
			'problem'          => self::problem( $topic, $webhook, $last ),
		);
	}

	/** @return array<string, string> Those that do not ring, with the sentence why: nothing where no webhook is wanted. */
	public static function switched_off(): array {
		if ( '' === Address::worker() || ! Webhooks::are_possible() ) {
			return array();
		}
		$ours = Webhooks::ours();
		$off  = array();
		foreach ( Webhooks::TOPICS as $topic ) {
			$webhook = $ours[ $topic ] ?? null;
			if ( null === $webhook || 'active' !== $webhook->get_status() ) {
				$off[ $topic ] = (string) self::problem( $topic, $webhook, Deliveries::last( $topic ) );
			}
		}
		return $off;
	}

	/** @param array{at: int, code: int, error: string, seconds: float, lag: int}|null $last */
	private static function problem( string $topic, ?WC_Webhook $webhook, ?array $last ): ?string {
		return match ( true ) {
			'' === Address::worker() => null,
			/* translators: %s: name of the webhook. */
			null === $webhook => sprintf( __( 'The webhook “%s” is not there. Press “Create the two webhooks”.', 'erp-bridge' ), self::name( $topic ) ),
			'active' !== $webhook->get_status() && Deliveries::is_off_for_failures( $topic )
				/* translators: %s: name of the webhook. */
				=> sprintf( __( 'WooCommerce has switched off the webhook “%s” because its deliveries failed. It is switched on again by itself when the worker is back; or press “Switch on again”.', 'erp-bridge' ), self::name( $topic ) ),
			/* translators: %s: name of the webhook. */
			'active' !== $webhook->get_status() => sprintf( __( 'The webhook “%s” is switched off in WooCommerce. Press “Switch on again”.', 'erp-bridge' ), self::name( $topic ) ),
			! Address::is_delivered_to( $webhook )
				/* translators: %s: name of the webhook. */
				=> sprintf( __( 'The webhook “%s” is delivered to another address than the worker’s. Press “Repair the two webhooks”.', 'erp-bridge' ), self::name( $topic ) ),
			Secret::get() !== $webhook->get_secret( 'edit' )
				/* translators: %s: name of the webhook. */
				=> sprintf( __( 'The webhook “%s” has another secret, so the worker refuses it. Press “Repair the two webhooks”.', 'erp-bridge' ), self::name( $topic ) ),
			null !== $last && ! Deliveries::went_well( $last ) => self::failure( $last ),
			default => null,
		};
	}

	/** @param array{at: int, code: int, error: string, seconds: float, lag: int} $last */
	private static function failure( array $last ): string {
		return match ( true ) {
			/* translators: %s: technical error message. */
			0 === $last['code'] => sprintf( __( 'The last delivery did not reach the worker: %s', 'erp-bridge' ), $last['error'] ),
			$last['code'] >= 300 && $last['code'] < 400 => __( 'The worker’s address leads on to another one, and WooCommerce does not follow. Enter the address it leads to.', 'erp-bridge' ),
			401 === $last['code'] => __( 'The worker refused the last delivery because of its signature. Press “Repair the two webhooks”.', 'erp-bridge' ),
			/* translators: %d: HTTP status. */
			default => sprintf( __( 'The worker’s address answered the last delivery with HTTP status %d. Check that it leads to the worker.', 'erp-bridge' ), $last['code'] ),
		};
	}

	public static function name( string $topic ): string {
		return 'order.created' === $topic ? __( 'Order created', 'erp-bridge' ) : __( 'Order updated', 'erp-bridge' );
	}

	/** Deliveries that Action Scheduler has still before it. */
	private static function pending( int $webhook_id ): int {
		if ( ! function_exists( 'as_get_scheduled_actions' ) ) {
			return 0;
		}
		$args = array(
			'hook'                  => 'woocommerce_deliver_webhook_async',
			'group'                 => 'woocommerce-webhooks',
			'status'                => 'pending',
			'args'                  => array( 'webhook_id' => $webhook_id ),
			'partial_args_matching' => 'json',
			'per_page'              => 100,
		);
		return count( as_get_scheduled_actions( $args, 'ids' ) );
	}
}
