<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

use ErpBridge\Platform\Table;
use ErpBridge\Worker\Commands;
use WP_User;

/**
 * What an account got for an e-mail that nobody has proven: links to the ERP carry that e-mail (links.email), and so do documents
 * (Documents\AccountChanges). They are the account's once it is proven; if the account takes another e-mail first, they go back to
 * waiting.
 */
final class Provisional {
	public static function hooks(): void {
		// Before the documents that wait for the new e-mail come, and before anybody can throw: it is not said a second time.
		add_action( 'profile_update', array( self::class, 'changed' ), PHP_INT_MIN, 2 );
		// After the documents: other plugins hear of what is written here.
		add_action( 'erp_bridge_email_proven', static fn( WP_User $user ) => WaitingFields::write( $user->ID ), PHP_INT_MIN + 1 );
	}

	/** What to note on things that become this account's now: its e-mail, or nothing where they are its own at once. */
	public static function label( int $user_id ): string {
		return ProvenEmail::is( $user_id ) ? '' : (string) ( get_userdata( $user_id )->user_email ?? '' );
	}

	/** The e-mail is proven: all that came for it is the account's own. */
	public static function keep( WP_User $user ): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'UPDATE ' . Table::name( 'links' ) . " SET email = '' WHERE user_id = %d AND email = %s", $user->ID, $user->user_email ) );
		/**
		 * An account's e-mail is proven to be its owner's: what the ERP has for that address may be shown to it from now on.
		 *
		 * @param WP_User $user
		 */
		do_action( 'erp_bridge_email_proven', $user );
	}

	/** The account's owner, or the staff, gave it another e-mail. */
	public static function changed( int $user_id, WP_User $before ): void {
		$user = get_userdata( $user_id );
		if ( $user && $user->user_email !== $before->user_email ) {
			self::give_back( $user_id );
			/**
			 * The account's owner, or the staff, gave it another e-mail: what it has for an e-mail that was not proven is not its own.
			 *
			 * @param int $user_id
			 */
			do_action( 'erp_bridge_email_changed', $user_id );
		}
	}

	/** The sync gave it another e-mail: what came for the old one comes for the new one. */
	public static function follow( int $user_id, string $email ): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'UPDATE ' . Table::name( 'links' ) . " SET email = %s WHERE user_id = %d AND email <> ''", $email, $user_id ) );
		/**
		 * The sync gave an account another e-mail.
		 *
		 * @param int    $user_id
		 * @param string $email   The new one.
		 */
		do_action( 'erp_bridge_email_synced', $user_id, $email );
	}

	/** Everything that is not the account's own waits again, for whoever it is meant for. */
	private static function give_back( int $user_id ): void {
		global $wpdb;
		$links = Table::name( 'links' );
		$keys  = $wpdb->get_col( $wpdb->prepare( "SELECT erp_key FROM $links WHERE user_id = %d AND email <> ''", $user_id ) );
		$wpdb->query( $wpdb->prepare( "DELETE FROM $links WHERE user_id = %d AND email <> ''", $user_id ) );
		WaitingFields::forget( $user_id );
		foreach ( $keys as $key ) {
			// Else the worker takes the record for done and makes its account only when it changes.
			Commands::queue(
				'retry',
				array(
					'lane'    => 'accounts',
					'erp_key' => $key,
				)
			);
		}
	}
}
