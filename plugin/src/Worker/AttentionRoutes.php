<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Worker;

use ErpBridge\Platform\Rest;
use WP_Error;
use WP_REST_Request;

/** What needs attention, on the admin pages: the list, "Retry" and "Dismiss". */
final class AttentionRoutes {
	public static function register(): void {
		Rest::route( 'GET /journal', array( self::class, 'journal' ) );
		Rest::route( 'POST /journal/{id}/retry', array( self::class, 'retry' ) );
		Rest::route( 'DELETE /journal/{id}', array( self::class, 'dismiss' ) );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	public static function journal( WP_REST_Request $request ): array {
		return Attention::page( $request->get_params(), $request['page'], $request['per_page'] );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{id: int}|WP_Error
	 */
	public static function retry( WP_REST_Request $request ): array|WP_Error {
		$row = Attention::row( (int) $request['id'] );
		if ( null === $row ) {
			return self::not_found();
		}
		/**
		 * The admin asks the worker to try a record again; what the shop itself put in its way can go.
		 *
		 * @param string $erp_key
		 * @param string $lane    Of the record: `accounts`, `documents`, `sales` or `states`.
		 */
		do_action( 'erp_bridge_retry', $row->erp_key, $row->lane );
		if ( 'note' === $row->state ) {
			Attention::remove( (int) $row->id );
		}
		return array(
			'id' => Commands::queue(
				'retry',
				array(
					'lane'    => $row->lane,
					'erp_key' => $row->erp_key,
				)
			),
		);
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{id: int}|WP_Error
	 */
	public static function dismiss( WP_REST_Request $request ): array|WP_Error {
		$row = Attention::row( (int) $request['id'] );
		if ( null === $row ) {
			return self::not_found();
		}
		if ( 'no_account' === $row->reason ) {
			Attention::dismiss( (int) $row->id );
			return array( 'id' => (int) $row->id );
		}
		if ( 'note' !== $row->state ) {
			return Rest::error( 'not_a_notice', __( 'This is no mere notice: it goes away by itself when its reason does. Do what its sentence says.', 'erp-bridge' ), 409 );
		}
		Attention::remove( (int) $row->id );
		return array( 'id' => (int) $row->id );
	}

	private static function not_found(): WP_Error {
		return Rest::error( 'record_not_found', __( 'This record is no longer in the list; it has probably been done in the meantime. Reload the page.', 'erp-bridge' ), 404 );
	}
}
