<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ErpBridge\Platform\Daily;

/** Documents and readings of an account that is gone (Accounts\Gone says why): they wait again, and the notes lose the number. */
final class Orphans {
	/** After the account's links are cut. */
	private const LATER = 11;

	public static function hooks(): void {
		add_action( 'deleted_user', array( self::class, 'of' ), self::LATER );
		add_action( 'remove_user_from_blog', array( self::class, 'of' ), self::LATER );
		add_action( Daily::HOOK, array( self::class, 'sweep' ), self::LATER );
	}

	public static function of( int $user_id ): void {
		Ownership::detach( "d.user_id = $user_id" );
		Downloads::leave( $user_id );
	}

	/** Whatever hangs on a number whose account is gone, or is another one. */
	public static function sweep(): void {
		Ownership::detach( 'NOT ' . Ownership::OF_ACCOUNT );
		Downloads::leave_stale();
	}
}
