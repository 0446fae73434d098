<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

use ErpBridge\Platform\Rest;
use WP_Error;
use WP_REST_Request;

/** The worker asks which orders changed, reads them whole, and says what became of them. */
final class OrdersRoutes {
	public static function register(): void {
		Rest::route( 'GET /changes', array( self::class, 'changes' ) );
		Rest::route( 'GET /orders', array( self::class, 'orders' ) );
		Rest::route( 'GET /orders/ids', array( self::class, 'ids' ) );
		Rest::route( 'POST /orders/states', array( self::class, 'states' ) );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	public static function changes( WP_REST_Request $request ): array {
		Changes::sweep_when_due();
		return Changes::page( $request['after'], $request['limit'] );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>|WP_Error
	 */
	public static function orders( WP_REST_Request $request ): array|WP_Error {
		if ( null !== $request['ids'] ) {
			return Snapshots::of( $request['ids'], $request['products'] );
		}
		if ( null !== $request['after_id'] ) {
			return Snapshots::after( $request['after_id'], $request['limit'], self::since( $request ), $request['products'] );
		}
		return Rest::error( 'which_orders', __( 'Say which orders: their numbers in “ids”, or “after_id”.', 'erp-bridge' ), 400 );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{ids: list<int>, last_id: int}
	 */
	public static function ids( WP_REST_Request $request ): array {
		return OrderIds::after( $request['after_id'], $request['limit'], self::since( $request ) );
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	private static function since( WP_REST_Request $request ): ?int {
		return null === $request['since'] ? null : (int) strtotime( $request['since'] );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{results: list<array<string, mixed>>}
	 */
	public static function states( WP_REST_Request $request ): array {
		return array( 'results' => SaleStates::store_all( $request['states'] ) );
	}
}
