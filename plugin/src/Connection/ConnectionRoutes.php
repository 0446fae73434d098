<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Connection;

use ErpBridge\Platform\Requirements;
use ErpBridge\Platform\Rest;
use WP_Error;
use WP_REST_Request;

/** The Connection page: the worker's key, its configuration, and the test. */
final class ConnectionRoutes {
	public static function register(): void {
		Rest::route( 'GET /connection', array( self::class, 'read' ) );
		Rest::route( 'POST /connection/key', array( self::class, 'key' ), array( self::class, 'makes_keys' ) );
		Rest::route( 'POST /connection/test', array( self::class, 'test' ) );
		Rest::route( 'GET /connection/probe', array( self::class, 'probe' ), array( self::class, 'is_own_probe' ) );
	}

	/** @return array<string, mixed> */
	public static function read(): array {
		return array(
			'store_url' => home_url(),
			'https'     => Requirements::is_https(),
			'may_make'  => ApiKeys::may_make(),
			'keys'      => ApiKeys::all(),
			'checks'    => Checks::quick(),
		);
	}

	public static function makes_keys(): bool|WP_Error {
		$may = Rest::admin();
		if ( is_wp_error( $may ) || ApiKeys::may_make() ) {
			return $may;
		}
		return Rest::error( 'key_needs_administrator', __( 'Only an administrator who may edit every user can create the key: with it, the worker changes accounts that you can’t edit. Ask an administrator to open this page.', 'erp-bridge' ), 403 );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>|WP_Error
	 */
	public static function key( WP_REST_Request $request ): array|WP_Error {
		if ( ! $request['replace'] && ApiKeys::all() ) {
			return Rest::error( 'key_exists', __( 'The worker has a key already. Its secret cannot be shown again; replace the key to get a new one. The old one stops working at once.', 'erp-bridge' ), 409 );
		}
		$key = ApiKeys::create( $request['replace'] );
		return $key + array(
			'config' => array(
				'store'    => array(
					'url'    => home_url(),
					'key'    => $key['consumer_key'],
					'secret' => $key['consumer_secret'],
				),
				'data'     => './erp-bridge-data',
				'exchange' => './exchange',
			),
		);
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	public static function test( WP_REST_Request $request ): array {
		return array( 'checks' => Checks::all( trim( $request['consumer_key'] ), trim( $request['consumer_secret'] ) ) );
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public static function is_own_probe( WP_REST_Request $request ): bool {
		$token = get_transient( 'erp_bridge_probe' );
		return is_string( $token ) && hash_equals( $token, (string) $request['token'] );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{authorization: bool}
	 */
	public static function probe( WP_REST_Request $request ): array {
		return array( 'authorization' => 'ErpBridge ' . $request['token'] === $request->get_header( 'authorization' ) );
	}
}
