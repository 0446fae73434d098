<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Platform;

use WP_Error;

/** What all routes share: the namespace, who may, what an argument looks like, how an error is said. */
final class Rest {
	/** The prefix `wc-` makes WooCommerce accept its API keys here. */
	public const NAMESPACE = 'wc-erp-bridge/v1';

	/**
	 * @param string        $route      As the contract names it: `GET /journal`.
	 * @param callable      $callback   Answers the request.
	 * @param callable|null $permission Who may, where the contract's word for it is not enough.
	 */
	public static function route( string $route, callable $callback, ?callable $permission = null ): void {
		$contract = self::contract( 'routes' )[ $route ];
		register_rest_route(
			self::NAMESPACE,
			$contract['path'],
			array(
				array(
					'methods'             => strstr( $route, ' ', true ),
					'callback'            => self::guarded( $callback ),
					'permission_callback' => $permission ?? array( self::class, $contract['who'] ),
					'args'                => $contract['args'],
				),
				'schema' => static fn(): array => array(
					'$schema' => 'http://json-schema.org/draft-04/schema#',
					'title'   => 'erp-bridge' . preg_replace( '/\(.*?\)|\W+/', '-', $contract['path'] ),
				) + ( self::contract( 'answers' )[ $route ] ?? array() ),
			)
		);
	}

	/** @return array<string, array<string, mixed>> JSON schema of each argument. */
	public static function args( string $route ): array {
		return self::contract( 'routes' )[ $route ]['args'];
	}

	/**
	 * Generated from the project's contract/: PHP keeps it compiled, so it costs nothing at each request.
	 *
	 * @return array<string, array<string, mixed>> By route.
	 */
	private static function contract( string $part ): array {
		static $read = array();
		return $read[ $part ] ??= require Plugin::path( "contract/$part.php" );
	}

	/**
	 * The worker's user, or an administrator. What comes this way changes accounts: in a network, who runs one site may not edit its
	 * users, and neither by synchronising.
	 */
	public static function worker(): bool|WP_Error {
		return self::may_synchronise() ? true : self::forbidden();
	}

	private static function may_synchronise(): bool {
		return current_user_can( Plugin::SYNC ) && ( ! current_user_can( Plugin::ADMIN ) || current_user_can( 'edit_users' ) );
	}

	public static function admin(): bool|WP_Error {
		return current_user_can( Plugin::ADMIN ) ? true : self::forbidden();
	}

	public static function order_staff(): bool|WP_Error {
		return Plugin::may_work_with_orders() ? true : self::forbidden();
	}

	public static function worker_or_admin(): bool|WP_Error {
		return self::may_synchronise() || current_user_can( Plugin::ADMIN ) ? true : self::forbidden();
	}

	public static function customer(): bool|WP_Error {
		return is_user_logged_in() ? true : self::forbidden();
	}

	/** @param array<string, mixed> $data */
	public static function error( string $code, string $message, int $status, array $data = array() ): WP_Error {
		return new WP_Error( 'erp_bridge_' . $code, $message, array( 'status' => $status ) + $data );
	}

	private static function forbidden(): WP_Error {
		if ( is_user_logged_in() ) {
			return self::error( 'forbidden', __( 'This user may not do that. Use an account or an API key that has the right to.', 'erp-bridge' ), 403 );
		}
		return self::error( 'not_signed_in', __( 'Nobody is signed in, or the API key was not accepted. Sign in, or check key and secret.', 'erp-bridge' ), 401 );
	}

	/** Waiting for a lock too long and a failing database are answers too, with a code the worker retries on. */
	private static function guarded( callable $callback ): callable {
		return static function ( \WP_REST_Request $request ) use ( $callback ) {
			try {
				return $callback( $request );
			} catch ( Busy ) {
				return self::error( 'busy', __( 'Another request is doing the same work. Try again in a minute.', 'erp-bridge' ), 503 );
			} catch ( \RuntimeException $e ) {
				wc_get_logger()->error( $e->getMessage(), array( 'source' => 'erp-bridge' ) );
				return self::error( 'failed', __( 'The shop could not do that; its log (WooCommerce → Status → Logs, erp-bridge) says why. Trying again is safe.', 'erp-bridge' ), 500 );
			}
		};
	}
}
