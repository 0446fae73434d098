<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

use ErpBridge\Platform\Lock;
use ErpBridge\Platform\Rest;
use WP_REST_Request;

/** POST /accounts/batch. */
final class AccountsRoutes {
	public static function register(): void {
		Rest::route( 'POST /accounts/batch', array( self::class, 'batch' ) );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	public static function batch( WP_REST_Request $request ): array {
		$accounts = array_map( array( Account::class, 'from' ), $request['accounts'] );
		if ( $request['dry_run'] ) {
			return array( 'results' => ( new Batch( $accounts, false, true ) )->run() );
		}
		// Two batches with the same new e-mail at the same moment would make two accounts: WordPress has no unique index on it.
		return array( 'results' => Lock::hold( 'accounts', static fn() => ( new Batch( $accounts, $request['notify'] ) )->run() ) );
	}
}
