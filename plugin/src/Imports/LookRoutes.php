<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Imports;

use ErpBridge\Platform\Rest;
use WP_Error;
use WP_REST_Request;

/** The worker says what becomes of each order; the admin looks at it. */
final class LookRoutes {
	public static function register(): void {
		Rest::route( 'POST /worker/orders-look', array( self::class, 'write' ) );
		Rest::route( 'GET /orders-look', array( self::class, 'read' ) );
		Rest::route( 'GET /orders-look/periods', array( self::class, 'periods' ) );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{ok: true}|WP_Error
	 */
	public static function write( WP_REST_Request $request ): array|WP_Error {
		list( 'source' => $source, 'scope' => $scope, 'id' => $id ) = $request->get_params();
		if ( $request['begin'] ) {
			OrderLooks::begin( $source, $scope, $id, $request['since'] );
		}
		if ( ! OrderLooks::is_current( $source, $scope, $id ) ) {
			return Rest::error( 'look_replaced', __( 'A newer look at these orders has begun.', 'erp-bridge' ), 409 );
		}
		if ( $request['items'] ) {
			OrderLooks::add( $source, $scope, $request['items'] );
		}
		if ( null !== $request['finish'] ) {
			OrderLooks::finish( $source, $scope, $request['finish']['error'] ?? null );
		}
		return array( 'ok' => true );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	public static function read( WP_REST_Request $request ): array {
		$filters = array_intersect_key( $request->get_params(), array_flip( array( 'source', 'scope', 'standing', 'reason', 'from', 'to', 'search' ) ) );
		return array( 'look' => OrderLooks::head( $request['source'], $request['scope'] ) )
			+ Ledger::page( $filters, $request['page'], $request['per_page'] );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return list<array<string, int|string>>
	 */
	public static function periods( WP_REST_Request $request ): array {
		return Ledger::periods( $request['source'], $request['by'], $request['from'], $request['to'] );
	}
}
