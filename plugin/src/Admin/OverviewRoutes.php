<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Admin;

use ErpBridge\Platform\Flows;
use ErpBridge\Platform\Rest;
use ErpBridge\Settings\Settings;
use ErpBridge\Webhooks\Health;
use ErpBridge\Worker\Attention;
use ErpBridge\Worker\Commands;
use ErpBridge\Worker\LastReport;
use ErpBridge\Worker\Preview;
use ErpBridge\Worker\Reasons;

/** The page Overview: how worker, flows and webhooks do. */
final class OverviewRoutes {
	public static function register(): void {
		Rest::route( 'GET /overview', array( self::class, 'overview' ) );
	}

	/** @return array<string, mixed> */
	public static function overview(): array {
		$last  = LastReport::last();
		$alive = $last['alive'] ?? false;
		$run   = $last['last_run'] ?? null;
		if ( isset( $run['error'] ) ) {
			$run['error']['message'] = Reasons::sentence( $run['error']['code'], $run['error']['params'] ?? array() );
		}
		return array(
			'worker'           => null === $last ? null : array(
				'seen_at' => gmdate( 'Y-m-d\TH:i:s\Z', $last['seen_at'] ),
				'alive'   => $alive,
				'version' => $last['worker']['version'] ?? '',
				'host'    => $last['worker']['host'] ?? '',
				'adapter' => $last['worker']['adapter'] ?? '',
			),
			// A worker that fell silent is not running anything, whatever it said before.
			'running'          => $alive ? $last['running'] : null,
			'last_run'         => $run,
			'counters'         => $last['counters'] ?? null,
			'webhooks'         => $last['webhooks'] ?? null,
			'webhooks_off'     => array_values( Health::switched_off() ),
			'flows'            => array_combine( Flows::NAMES, array_map( array( self::class, 'flow' ), Flows::NAMES ) ),
			'pending_commands' => Commands::pending(),
		);
	}

	/** @return array{enabled: bool, previewed: bool, held: int} */
	private static function flow( string $lane ): array {
		return array(
			'enabled'   => (bool) Settings::get( $lane, 'enabled' ),
			'previewed' => Preview::was_finished( $lane ),
			'held'      => isset( Flows::APPROVABLE[ $lane ] ) ? Attention::count( $lane, Flows::APPROVABLE[ $lane ] ) : 0,
		);
	}
}
