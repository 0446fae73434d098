<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Webhooks;

/** What became of the last deliveries. WooCommerce keeps a count of failures only. */
final class Deliveries {
	private const OPTION = 'erp_bridge_webhook_state';

	/** Seconds for which Action Scheduler delivers again, so that nobody waits for a worker that is not there. */
	private const PAUSE = 300;

	/** A webhook that was switched on again goes off again at most this often, where nothing got through in between. */
	private const REVIVAL = HOUR_IN_SECONDS;

	/** @return array{at: int, code: int, error: string, seconds: float, lag: int}|null The last delivery of this topic. */
	public static function last( string $topic ): ?array {
		return self::read()['deliveries'][ $topic ] ?? null;
	}

	/** @param array{at: int, code: int, error: string, seconds: float, lag: int} $delivery */
	public static function note( string $topic, array $delivery ): void {
		$state                           = self::read();
		$state['deliveries'][ $topic ]   = $delivery;
		$state['paused_until']           = self::went_well( $delivery ) ? 0 : time() + self::PAUSE;
		$state['revived_at']             = self::went_well( $delivery ) ? 0 : $state['revived_at'];
		update_option( self::OPTION, $state, false );
	}

	/**
	 * WooCommerce takes a redirect for a success, and does not follow it: the worker heard nothing.
	 *
	 * @param array{at: int, code: int, error: string, seconds: float, lag: int} $delivery
	 */
	public static function went_well( array $delivery ): bool {
		return $delivery['code'] >= 200 && $delivery['code'] < 300;
	}

	public static function is_paused(): bool {
		return self::read()['paused_until'] > time();
	}

	/** WooCommerce has switched it off for its failures; nobody else did. */
	public static function note_off( string $topic ): void {
		$state                  = self::read();
		$state['off'][ $topic ] = time();
		update_option( self::OPTION, $state, false );
	}

	public static function is_off_for_failures( string $topic ): bool {
		return isset( self::read()['off'][ $topic ] );
	}

	/** Whether those that WooCommerce switched off may be switched on again now. */
	public static function may_revive(): bool {
		$state = self::read();
		return array() !== $state['off'] && time() - $state['revived_at'] >= self::REVIVAL;
	}

	public static function note_revival(): void {
		update_option(
			self::OPTION,
			array(
				'revived_at'   => time(),
				'off'          => array(),
				'paused_until' => 0,
			) + self::read(),
			false
		);
	}

	/** Somebody put it right: as if nothing had failed. */
	public static function forget_failures(): void {
		update_option(
			self::OPTION,
			array(
				'revived_at'   => 0,
				'off'          => array(),
				'paused_until' => 0,
			) + self::read(),
			false
		);
	}

	public static function clear(): void {
		delete_option( self::OPTION );
	}

	/** @return array{deliveries: array<string, array{at: int, code: int, error: string, seconds: float, lag: int}>, paused_until: int, off: array<string, int>, revived_at: int} */
	private static function read(): array {
		$state = get_option( self::OPTION );
		return ( is_array( $state ) ? $state : array() ) + array(
			'deliveries'   => array(),
			'paused_until' => 0,
			'off'          => array(),
			'revived_at'   => 0,
		);
	}
}
