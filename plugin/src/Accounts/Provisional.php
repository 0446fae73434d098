<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

use ErpBridge\Documents\GuestDocuments;
use ErpBridge\Table;
use ErpBridge\Worker\Commands;
use WP_User;

/**
 * What an account got for an e-mail that nobody has proven: links to the ERP (links.email) and documents (documents.owner_email)
 * carry that e-mail. They are the account's once it is proven; if the account takes another e-mail first, they go back to waiting.
 */
final class Provisional {
	public static function hooks(): void {
		// Before the documents that wait for the new e-mail come.
		add_action( 'profile_update', array( self::class, 'changed' ), 5, 2 );
	}

	/** What to note on things that become this account's now: its e-mail, or nothing where they are its own at once. */
	public static function label( int $user_id ): string {
		return ProvenEmail::is( $user_id ) ? '' : (string) ( get_userdata( $user_id )->user_email ?? '' );
	}

	/** The e-mail is proven: all that came for it is the account's own. */
	public static function keep( WP_User $user ): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'UPDATE ' . Table::name( 'links' ) . " SET email = '' WHERE user_id = %d AND email = %s", $user->ID, $user->user_email ) );
		$wpdb->query( $wpdb->prepare( 'UPDATE ' . Table::name( 'documents' ) . " SET owner_email = '' WHERE user_id = %d AND owner_email = %s", $user->ID, $user->user_email ) );
		GuestDocuments::adopt( $user->ID );
		WaitingFields::write( $user->ID );
	}

	/** The account's owner, or the staff, gave it another e-mail. */
	public static function changed( int $user_id, WP_User $before ): void {
		$user = get_userdata( $user_id );
		if ( $user && $user->user_email !== $before->user_email ) {
			self::give_back( $user_id );
			GuestDocuments::adopt( $user_id );
		}
	}

	/** The sync gave it another e-mail: what came for the old one comes for the new one. */
	public static function follow( int $user_id, string $email ): void {
		global $wpdb;
		foreach ( array(
			'links'     => 'email',
			'documents' => 'owner_email',
		) as $table => $column ) {
			$wpdb->query( $wpdb->prepare( 'UPDATE ' . Table::name( $table ) . " SET $column = %s WHERE user_id = %d AND $column <> ''", $email, $user_id ) );
		}
	}

	/** Everything that is not the account's own waits again, for whoever it is meant for. */
	private static function give_back( int $user_id ): void {
		global $wpdb;
		$links     = Table::name( 'links' );
		$documents = Table::name( 'documents' );
		// The database does not lower bytes.
		foreach ( $wpdb->get_col( $wpdb->prepare( "SELECT DISTINCT owner_email FROM $documents WHERE user_id = %d AND owner_email <> ''", $user_id ) ) as $email ) {
			$wpdb->query( $wpdb->prepare( "UPDATE $documents SET user_id = 0, user_since = NULL, guest_email = %s, owner_email = '' WHERE user_id = %d AND owner_email = %s", mb_strtolower( $email ), $user_id, $email ) );
		}
		$keys = $wpdb->get_col( $wpdb->prepare( "SELECT erp_key FROM $links WHERE user_id = %d AND email <> ''", $user_id ) );
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
