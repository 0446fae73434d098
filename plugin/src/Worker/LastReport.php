<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Worker;

use ErpBridge\Settings\Settings;

/** What the worker said of itself last. */
final class LastReport {
	private const OPTION = 'erp_bridge_worker_state';

	/** @param array<string, mixed> $report */
	public static function remember( array $report ): void {
		$report['seen_at'] = time();
		update_option( self::OPTION, $report, false );
	}

	/** Whether another worker, or the same one with a new journal, reported last: it knows nothing of what that one was asked for. */
	public static function is_another( string $id ): bool {
		$last = get_option( self::OPTION );
		return is_array( $last ) && $id !== ( $last['worker']['id'] ?? $id );
	}

	/** @return array<string, mixed>|null The last report, with seen_at (timestamp) and alive. */
	public static function last(): ?array {
		$report = get_option( self::OPTION );
		if ( ! is_array( $report ) ) {
			return null;
		}
		$patience        = max( 3 * (int) Settings::get( 'worker', 'interval_seconds' ), 90 );
		$report['alive'] = time() - $report['seen_at'] <= $patience;
		return $report;
	}
}
