<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Alerts;

use ErpBridge\Platform\Flows;
use ErpBridge\Sales\Stuck;
use ErpBridge\Settings\Settings;
use ErpBridge\Worker\LastReport;

/** Article 4: a worker that is silent, and orders that wait, for longer than the admin allows. */
final class Incidents {
	public const WORKER = 'worker';
	public const ORDERS = 'orders';

	/** How many orders are named. */
	private const NAMED = 5;

	/** @return array<string, string> What is wrong now, in a sentence, by kind. */
	public static function now(): array {
		$hours = (int) Settings::get( 'imports', 'alert_hours' );
		return 0 === $hours ? array() : array_filter(
			array(
				self::WORKER => self::worker( $hours ),
				self::ORDERS => self::orders( $hours ),
			)
		);
	}

	private static function worker( int $hours ): string {
		$seen   = LastReport::last()['seen_at'] ?? null;
		$is_on  = array_filter( Flows::NAMES, static fn( string $flow ): bool => (bool) Settings::get( $flow, 'enabled' ) );
		$silent = null !== $seen && time() - $seen > $hours * HOUR_IN_SECONDS;
		return $is_on && $silent ? self::silent_since( $seen ) : '';
	}

	public static function silent_since( int $seen ): string {
		/* translators: %s: date and time. */
		return sprintf( __( 'The worker has not reported since %s. Nothing is synchronised meanwhile. Check that the ERP’s computer is on and that the worker runs there: erp-bridge serve', 'erp-bridge' ), wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), $seen ) );
	}

	private static function orders( int $hours ): string {
		$since = strtotime( (string) Settings::get( 'sales', 'since' ) );
		if ( ! Settings::get( 'sales', 'enabled' ) || false === $since ) {
			return '';
		}
		$stuck = Stuck::longer( time() - $hours * HOUR_IN_SECONDS, $since, self::NAMED );
		if ( 0 === $stuck['count'] ) {
			return '';
		}
		$names = implode( ', ', array_map( array( self::class, 'name' ), $stuck['ids'] ) );
		$more  = $stuck['count'] - count( $stuck['ids'] );
		if ( $more > 0 ) {
			/* translators: 1: numbers of orders, 2: how many others. */
			$names = sprintf( __( '%1$s and %2$d more', 'erp-bridge' ), $names, $more );
		}
		/* translators: 1: number of hours, 2: numbers of orders. */
		return sprintf( _n( 'Orders have been waiting to reach the ERP for more than %1$d hour: %2$s. Open an order to see why and what to do.', 'Orders have been waiting to reach the ERP for more than %1$d hours: %2$s. Open an order to see why and what to do.', $hours, 'erp-bridge' ), $hours, $names );
	}

	/** An order on which another plugin breaks is named, too. */
	private static function name( int $id ): string {
		try {
			$order = wc_get_order( $id );
			return '#' . ( $order instanceof \WC_Order ? $order->get_order_number() : $id );
		} catch ( \Throwable ) {
			return "#$id";
		}
	}
}
