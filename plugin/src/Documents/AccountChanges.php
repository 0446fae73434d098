<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ErpBridge\Platform\Table;
use WP_User;

/**
 * What becomes of documents when accounts change. A document that came for an e-mail which nobody has proven carries it
 * (documents.owner_email): with the proof it is the account's own, with another e-mail it goes back to waiting.
 */
final class AccountChanges {
	public static function hooks(): void {
		// First: a listener of another plugin that throws must not leave the documents with whom they are not for any more.
		add_action( 'erp_bridge_links_saved', array( self::class, 'linked' ), PHP_INT_MIN );
		add_action( 'erp_bridge_email_proven', array( self::class, 'proven' ), PHP_INT_MIN );
		add_action( 'erp_bridge_email_changed', array( self::class, 'changed' ), PHP_INT_MIN );
		add_action( 'erp_bridge_email_synced', array( self::class, 'synced' ), PHP_INT_MIN, 2 );
	}

	/**
	 * The documents of these ERP records go to the accounts that the records are linked to now: an account that was deleted
	 * and made again, or a contact that no longer shares its customer's account, finds its documents there.
	 *
	 * @param list<string> $account_keys
	 */
	public static function linked( array $account_keys ): void {
		global $wpdb;
		$documents = Table::name( 'documents' );
		$linked    = 'FROM ' . Table::name( 'links' ) . " l JOIN {$wpdb->users} u ON u.ID = l.user_id WHERE l.erp_key = $documents.account_key AND l.severed = ''";
		$moved     = "SELECT 1 $linked AND ( l.user_id <> $documents.user_id OR $documents.user_since IS NULL OR $documents.user_since < u.user_registered )";
		$wpdb->query( "UPDATE $documents SET user_id = ( SELECT l.user_id $linked ), user_since = ( SELECT u.user_registered $linked ), owner_email = ( SELECT l.email $linked ), guest_email = '' WHERE account_key IN (" . Table::in( $account_keys ) . ") AND EXISTS ( $moved )" );
	}

	/** All that came for this e-mail is the account's own, and what waited for it comes. */
	public static function proven( WP_User $user ): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'UPDATE ' . Table::name( 'documents' ) . " SET owner_email = '' WHERE user_id = %d AND owner_email = %s", $user->ID, $user->user_email ) );
		GuestDocuments::adopt( $user->ID );
	}

	/** What is not the account's own waits again, for whoever it is meant for; what waited for the new e-mail comes. */
	public static function changed( int $user_id ): void {
		global $wpdb;
		$documents = Table::name( 'documents' );
		// The database does not lower bytes.
		foreach ( $wpdb->get_col( $wpdb->prepare( "SELECT DISTINCT owner_email FROM $documents WHERE user_id = %d AND owner_email <> ''", $user_id ) ) as $email ) {
			$wpdb->query( $wpdb->prepare( "UPDATE $documents SET user_id = 0, user_since = NULL, guest_email = %s, owner_email = '' WHERE user_id = %d AND owner_email = %s", mb_strtolower( $email ), $user_id, $email ) );
		}
		GuestDocuments::adopt( $user_id );
	}

	/** What came for the old e-mail comes for the new one. */
	public static function synced( int $user_id, string $email ): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'UPDATE ' . Table::name( 'documents' ) . " SET owner_email = %s WHERE user_id = %d AND owner_email <> ''", $email, $user_id ) );
	}
}
