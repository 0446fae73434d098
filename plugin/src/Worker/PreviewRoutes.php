<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Worker;

use ErpBridge\Platform\Rest;
use WP_Error;
use WP_REST_Request;

/** The worker says what a sync would do; the admin looks at it. */
final class PreviewRoutes {
	public static function register(): void {
		Rest::route( 'POST /worker/preview', array( self::class, 'write' ) );
		Rest::route( 'GET /preview', array( self::class, 'read' ) );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{ok: true}|WP_Error
	 */
	public static function write( WP_REST_Request $request ): array|WP_Error {
		$lane = $request['lane'];
		if ( $request['begin'] ) {
			Preview::begin( $lane, $request['id'], (bool) $request['full'] );
		}
		if ( ! Preview::is_current( $lane, $request['id'] ) ) {
			return Rest::error( 'preview_replaced', __( 'A newer preview of this flow has begun.', 'erp-bridge' ), 409 );
		}
		if ( $request['items'] ) {
			Preview::add( $lane, $request['items'] );
		}
		if ( null !== $request['finish'] ) {
			Preview::finish( $lane, array_map( 'intval', $request['finish']['counts'] ?? array() ), $request['finish']['error'] ?? null );
		}
		return array( 'ok' => true );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	public static function read( WP_REST_Request $request ): array {
		return array( 'preview' => Preview::head( $request['lane'] ) )
			+ Preview::page( $request['lane'], $request['outcome'], $request['search'], $request['page'], $request['per_page'] );
	}
}
