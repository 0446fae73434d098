<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

use ErpBridge\Platform\Daily;

/**
 * A deleted account leaves nothing to whoever gets its number next: its links are cut here, Documents\Orphans sees to its documents.
 * Databases do give numbers twice (a restored dump, MySQL 5.7 after a restart), and accounts vanish past
 * WordPress's hooks (by SQL, while the plugin is off): a number whose account is younger than what hangs on it is somebody else's.
 */
final class Gone {
	public static function hooks(): void {
		add_action( 'deleted_user', array( self::class, 'forget' ) );
		// In a network the account stays, and is this shop's no more.
		add_action( 'remove_user_from_blog', array( self::class, 'forget' ) );
		add_action( Daily::HOOK, array( self::class, 'sweep' ) );
	}

	public static function forget( int $user_id ): void {
		Links::sever( $user_id, Links::DELETED );
	}

	/** Whatever hangs on a number whose account is gone, or is another one. */
	public static function sweep(): void {
		Links::sever_stale();
	}
}
