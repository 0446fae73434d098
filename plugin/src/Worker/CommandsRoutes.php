<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Worker;

use ErpBridge\Platform\Rest;
use WP_REST_Request;

/** What the admin pages ask the worker for. */
final class CommandsRoutes {
	public static function register(): void {
		Rest::route( 'POST /commands', array( self::class, 'command' ) );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{id: int}
	 */
	public static function command( WP_REST_Request $request ): array {
		// What a person decided, the worker remembers with who it was.
		$by = 'pick' === $request['name'] ? array( 'by' => wp_get_current_user()->user_login ) : array();
		return array( 'id' => Commands::queue( $request['name'], $request['args'] + $by ) );
	}
}
