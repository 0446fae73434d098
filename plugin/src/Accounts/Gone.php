<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

use ErpBridge\Documents\Downloads;
use ErpBridge\Documents\Ownership;
use ErpBridge\Orders\Changes;

/**
 * A deleted account leaves nothing to whoever gets its number next: its links are cut, its documents wait again, the notes of its
 * readings lose the number. Databases do give numbers twice (a restored dump, MySQL 5.7 after a restart), and accounts vanish past
 * WordPress's hooks (by SQL, while the plugin is off): a number whose account is younger than what hangs on it is somebody else's.
 */
final class Gone {
	public static function hooks(): void {
		add_action( 'deleted_user', array( self::class, 'forget' ) );
		// In a network the account stays, and is this shop's no more.
		add_action( 'remove_user_from_blog', array( self::class, 'forget' ) );
		add_action( Changes::PRUNING, array( self::class, 'sweep' ) );
	}

	public static function forget( int $user_id ): void {
		Links::sever( $user_id, Links::DELETED );
		Ownership::detach( "d.user_id = $user_id" );
		Downloads::leave( $user_id );
	}

	/** Whatever hangs on a number whose account is gone, or is another one. */
	public static function sweep(): void {
		Links::sever_stale();
		Ownership::detach( 'NOT ' . Ownership::OF_ACCOUNT );
		Downloads::leave_stale();
	}
}
