<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Worker;

use ErpBridge\Platform\Plugin;
use ErpBridge\Platform\Requirements;
use ErpBridge\Platform\Rest;
use ErpBridge\Settings\Settings;
use WP_REST_Request;

/** What the worker calls to say that it lives and to fetch what it shall do. */
final class WorkerRoutes {
	public static function register(): void {
		Rest::route( 'GET /ping', array( self::class, 'ping' ) );
		Rest::route( 'POST /worker/report', array( self::class, 'report' ) );
	}

	/** @return array<string, mixed> */
	public static function ping(): array {
		return array(
			'ok'        => true,
			'plugin'    => Plugin::VERSION,
			'api'       => Plugin::API,
			'store'     => Requirements::store(),
			'wordpress' => get_bloginfo( 'version' ),
			'php'       => PHP_VERSION,
			'time'      => gmdate( 'Y-m-d\TH:i:s\Z' ),
		);
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	public static function report( WP_REST_Request $request ): array {
		Attention::mirror( $request['events'] );
		if ( LastReport::is_another( $request['worker']['id'] ) ) {
			Commands::ask_again();
		}
		Commands::update( $request['commands'] );
		LastReport::remember(
			array(
				'worker'   => $request['worker'],
				'running'  => $request['running'],
				'last_run' => $request['last_run'],
				'counters' => $request['counters'],
				'webhooks' => $request['webhooks'],
				'imports'  => $request['imports'],
			)
		);
		/**
		 * The worker was here and said what it does; it has not got its answer yet.
		 *
		 * @param bool $is_over Whether a run has ended, and none is going on.
		 */
		do_action( 'erp_bridge_worker_reported', null === $request['running'] && null !== $request['last_run'] );
		return array(
			'commands'         => Commands::queued(),
			'settings_version' => Settings::version(),
		);
	}
}
