<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Worker;

use ErpBridge\Accounts\Links;
use ErpBridge\Orders\BrokenOrders;
use ErpBridge\Rest;
use ErpBridge\Settings\Settings;
use ErpBridge\Webhooks\Health;
use WP_Error;
use WP_REST_Request;

/** What the admin pages show and ask for. */
final class JournalRoutes {
	private const LANES = array( 'accounts', 'documents', 'sales', 'states' );

	/** Lanes with a switch and a preview of their own; the states come back as long as sales go out. */
	private const FLOWS = array( 'accounts', 'documents', 'sales' );

	/** What can be approved of a flow; an empty file is held, too, and there is nothing to approve about it. */
	private const APPROVABLE = array(
		'accounts'  => 'mass_deactivation',
		'documents' => 'mass_withdrawal',
	);

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
			array_fill_keys( array( 'worker', 'running', 'last_run', 'counters', 'webhooks', 'flows' ), $object ) + array(
				'pending_commands' => array( 'type' => 'integer' ),
				'webhooks_off'     => array(
					'type'  => 'array',
					'items' => array( 'type' => 'string' ),
				),
			)
		);
		Rest::route(
			'/journal',
			'GET',
			array( self::class, 'journal' ),
			$admin,
			array_fill_keys( array( 'lane', 'state', 'reason', 'search' ), $text ) + array(
				'dismissed' => array(
					'type'    => 'boolean',
					'default' => false,
				),
			) + Rest::PAGED,
			array(
				'items'  => $list,
				'total'  => array( 'type' => 'integer' ),
				'groups' => $list,
			)
		);
		Rest::route( '/journal/(?P<id>\d+)/retry', 'POST', array( self::class, 'retry' ), $admin, $id, $id );
		Rest::route( '/journal/(?P<id>\d+)', 'DELETE', array( self::class, 'dismiss' ), $admin, $id, $id );
		Rest::route(
			'/commands',
			'POST',
			array( self::class, 'command' ),
			$admin,
			array(
				'name' => array(
					'type'     => 'string',
					'enum'     => array( 'sync', 'retry', 'preview', 'approve', 'columns' ),
					'required' => true,
				),
				'args' => array(
					'type'                 => 'object',
					'default'              => array(),
					'properties'           => array(
						'lane'    => array(
							'type' => 'string',
							'enum' => self::LANES,
						),
						'full'    => array( 'type' => 'string' ),
						'erp_key' => Rest::KEY,
					),
					'additionalProperties' => false,
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
			'webhooks'         => $last['webhooks'] ?? null,
			'webhooks_off'     => array_values( Health::switched_off() ),
			'flows'            => array_combine( self::FLOWS, array_map( array( self::class, 'flow' ), self::FLOWS ) ),
			'pending_commands' => Commands::pending(),
		);
	}

	/** @return array{enabled: bool, previewed: bool, held: int} */
	private static function flow( string $lane ): array {
		return array(
			'enabled'   => (bool) Settings::get( $lane, 'enabled' ),
			'previewed' => Preview::was_finished( $lane ),
			'held'      => isset( self::APPROVABLE[ $lane ] ) ? Journal::count( $lane, self::APPROVABLE[ $lane ] ) : 0,
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
			return self::not_found();
		}
		// Where the shop cut the link, asking for the record again is what mends it.
		Links::mend( $row->erp_key );
		// Perhaps the plugin that broke the order was mended.
		if ( preg_match( '/^sale\.(\d+)$/', $row->erp_key, $order ) ) {
			BrokenOrders::forget( (int) $order[1] );
		}
		if ( 'note' === $row->state ) {
			Journal::remove( (int) $row->id );
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
		$row = Journal::row( (int) $request['id'] );
		if ( null === $row ) {
			return self::not_found();
		}
		if ( 'no_account' === $row->reason ) {
			Journal::dismiss( (int) $row->id );
			return array( 'id' => (int) $row->id );
		}
		if ( 'note' !== $row->state ) {
			return Rest::error( 'not_a_notice', __( 'This is no mere notice: it goes away by itself when its reason does. Do what its sentence says.', 'erp-bridge' ), 409 );
		}
		Journal::remove( (int) $row->id );
		return array( 'id' => (int) $row->id );
	}

	private static function not_found(): WP_Error {
		return Rest::error( 'record_not_found', __( 'This record is no longer in the list; it has probably been done in the meantime. Reload the page.', 'erp-bridge' ), 404 );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{id: int}
	 */
	public static function command( WP_REST_Request $request ): array {
		return array( 'id' => Commands::queue( $request['name'], $request['args'] ) );
	}
}
