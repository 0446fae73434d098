<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Worker;

use ErpBridge\Rest;
use WP_Error;
use WP_REST_Request;

/** What the admin pages show and ask for. */
final class JournalRoutes {
	public static function register(): void {
		$admin  = array( Rest::class, 'admin' );
		$text   = array(
			'type'    => 'string',
			'default' => '',
		);
		$id     = array( 'id' => array( 'type' => 'integer' ) );
		$object = array( 'type' => array( 'object', 'null' ) );
		$list   = array(
			'type'  => 'array',
			'items' => array( 'type' => 'object' ),
		);
		Rest::route(
			'/overview',
			'GET',
			array( self::class, 'overview' ),
			$admin,
			array(),
			array_fill_keys( array( 'worker', 'running', 'last_run', 'counters' ), $object ) + array( 'pending_commands' => array( 'type' => 'integer' ) )
		);
		Rest::route(
			'/journal',
			'GET',
			array( self::class, 'journal' ),
			$admin,
			array_fill_keys( array( 'lane', 'state', 'reason', 'search' ), $text ) + array(
				'page'     => array(
					'type'    => 'integer',
					'minimum' => 1,
					'default' => 1,
				),
				'per_page' => array(
					'type'    => 'integer',
					'minimum' => 1,
					'maximum' => 100,
					'default' => 20,
				),
			),
			array(
				'items'  => $list,
				'total'  => array( 'type' => 'integer' ),
				'groups' => $list,
			)
		);
		Rest::route( '/journal/(?P<id>\d+)/retry', 'POST', array( self::class, 'retry' ), $admin, $id, $id );
		Rest::route(
			'/commands',
			'POST',
			array( self::class, 'command' ),
			$admin,
			array(
				'name' => array(
					'type'     => 'string',
					'enum'     => array( 'sync', 'retry' ),
					'required' => true,
				),
				'args' => array(
					'type'    => 'object',
					'default' => array(),
				),
			),
			$id
		);
	}

	/** @return array<string, mixed> */
	public static function overview(): array {
		$last  = WorkerState::last();
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
			'pending_commands' => Commands::pending(),
		);
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	public static function journal( WP_REST_Request $request ): array {
		return Journal::page( $request->get_params(), $request['page'], $request['per_page'] );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{id: int}|WP_Error
	 */
	public static function retry( WP_REST_Request $request ): array|WP_Error {
		$row = Journal::row( (int) $request['id'] );
		if ( null === $row ) {
			return Rest::error( 'record_not_found', __( 'This record is no longer in the list; it has probably been done in the meantime. Reload the page.', 'erp-bridge' ), 404 );
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
	 * @return array{id: int}
	 */
	public static function command( WP_REST_Request $request ): array {
		return array( 'id' => Commands::queue( $request['name'], $request['args'] ) );
	}
}
