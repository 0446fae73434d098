<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ErpBridge\Platform\Table;
use ErpBridge\Worker\Commands;

/**
 * Whose a document is: the number of an account *and* since when that account exists, because a number can be given twice. With
 * either changed the document is nobody's, and the worker looks anew whose it is.
 */
final class Ownership {
	/** Documents in one command to the worker. */
	private const AT_ONCE = 1000;

	/** SQL: the document `d` belongs to the account `u`, which is joined by its number and not there where it was deleted. */
	public const OF_ACCOUNT = '( u.ID IS NOT NULL AND d.user_since IS NOT NULL AND d.user_since >= u.user_registered )';

	/** For the column user_since; null for nobody. */
	public static function since( int $user_id ): ?string {
		$user = $user_id > 0 ? get_userdata( $user_id ) : false;
		return $user ? $user->user_registered : null;
	}

	/** The SQL condition for the documents of this account. */
	public static function condition( int $user_id ): string {
		$since = self::since( $user_id );
		return null === $since ? '1 = 0' : "( user_id = $user_id AND user_since >= " . Table::quote( $since ) . ' )';
	}

	/**
	 * These documents are nobody's any more: they wait for an account again, and the worker is told of them.
	 *
	 * @param string $which SQL condition on the documents `d`, and on `u`, the accounts that their numbers lead to.
	 */
	public static function detach( string $which ): void {
		global $wpdb;
		$documents = Table::name( 'documents' );
		$keys      = $wpdb->get_col( "SELECT d.erp_key FROM $documents d LEFT JOIN {$wpdb->users} u ON u.ID = d.user_id WHERE d.user_id > 0 AND $which" );
		foreach ( array_chunk( $keys, self::AT_ONCE ) as $chunk ) {
			$wpdb->query( "UPDATE $documents SET user_id = 0, user_since = NULL, owner_email = '', guest_email = '' WHERE erp_key IN (" . Table::in( $chunk ) . ')' );
			Commands::queue(
				'retry',
				array(
					'lane'     => 'documents',
					'erp_keys' => implode( ' ', $chunk ),
				)
			);
		}
	}

	/** Neither an account's nor kept for the guest who placed its order; `$row` with `present`: OF_ACCOUNT. */
	public static function is_open( \stdClass $row ): bool {
		return '' === $row->guest_email && '1' !== (string) $row->present;
	}
}
