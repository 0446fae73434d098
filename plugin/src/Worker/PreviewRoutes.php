<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Worker;

use ErpBridge\Rest;
use WP_Error;
use WP_REST_Request;

/** The worker says what a sync would do; the admin looks at it. */
final class PreviewRoutes {
	private const OUTCOMES = array( 'created', 'updated', 'reactivated', 'deactivated', 'delivered', 'withdrawn', 'waiting', 'refused', 'held', 'failed' );

	public static function register(): void {
		$text    = array( 'type' => 'string' );
		$object  = array( 'type' => array( 'object', 'null' ) );
		$outcome = array(
			'type'    => 'string',
			'enum'    => array( '', ...self::OUTCOMES ),
			'default' => '',
		);
		$lane    = array(
			'type'     => 'string',
			'enum'     => array( 'accounts', 'documents', 'sales' ),
			'required' => true,
		);
		Rest::route(
			'/worker/preview',
			'POST',
			array( self::class, 'write' ),
			array( Rest::class, 'worker' ),
			array(
				'id'     => array(
					'required'  => true,
					'maxLength' => 64,
				) + $text,
				'lane'   => $lane,
				'begin'  => array( 'type' => 'boolean' ),
				'full'   => array( 'type' => 'boolean' ),
				'items'  => array(
					'type'     => 'array',
					'maxItems' => 500,
					'default'  => array(),
					'items'    => self::item(),
				),
				'finish' => $object,
			),
			array( 'ok' => array( 'type' => 'boolean' ) )
		);
		Rest::route(
			'/preview',
			'GET',
			array( self::class, 'read' ),
			array( Rest::class, 'admin' ),
			array(
				'lane'    => $lane,
				'outcome' => $outcome,
				'search'  => array( 'default' => '' ) + $text,
			) + Rest::PAGED,
			array(
				'preview' => $object,
				'items'   => array( 'type' => 'array' ),
				'total'   => array( 'type' => 'integer' ),
				'groups'  => array( 'type' => 'array' ),
			)
		);
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

	/** @return array<string, mixed> */
	private static function item(): array {
		$text = array( 'type' => 'string' );
		return array(
			'type'       => 'object',
			'properties' => array(
				'erp_key' => array( 'required' => true ) + Rest::KEY,
				'label'   => array( 'required' => true ) + $text,
				'outcome' => array(
					'type'     => 'string',
					'enum'     => self::OUTCOMES,
					'required' => true,
				),
				'reason'  => array( 'maxLength' => 64 ) + $text,
				'params'  => array( 'type' => 'object' ),
				'changes' => array(
					'type'  => 'array',
					'items' => array(
						'type'                 => 'object',
						'properties'           => array(
							'field' => $text,
							'old'   => $text,
							'new'   => $text,
							'kept'  => array( 'type' => 'boolean' ),
						),
						'additionalProperties' => false,
					),
				),
			),
		);
	}
}
