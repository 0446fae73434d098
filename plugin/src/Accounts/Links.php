<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

use ErpBridge\Platform\Table;
use ErpBridge\Worker\Attention;

/**
 * Which ERP record belongs to which account. Where the shop cut a link (account deleted, person erased, unlinked by the
 * admin) its row stays as severed, without the account: the sync leaves that record alone until somebody asks for it.
 */
final class Links {
	public const DELETED  = 'deleted';
	public const ERASED   = 'erased';
	public const UNLINKED = 'unlinked';

	/** SQL: the link `l` is that of the account `u`, which is joined by its number; a younger one only has the number. */
	public const OF_ACCOUNT = '( u.ID IS NOT NULL AND l.synced_at >= u.user_registered )';

	public static function hooks(): void {
		add_action( 'erp_bridge_retry', array( self::class, 'mend' ), PHP_INT_MIN );
	}

	/** @return list<\stdClass> */
	public static function of( int $user_id ): array {
		return self::of_users( array( $user_id ) )[ $user_id ] ?? array();
	}

	/**
	 * @param list<int> $ids
	 * @return array<int, list<\stdClass>> By user id, in one query.
	 */
	public static function of_users( array $ids ): array {
		global $wpdb;
		$links = array();
		foreach ( $wpdb->get_results( 'SELECT l.* FROM ' . Table::name( 'links' ) . " l JOIN {$wpdb->users} u ON u.ID = l.user_id WHERE l.user_id IN (" . Table::in( $ids ) . ") AND l.severed = '' AND " . self::OF_ACCOUNT . ' ORDER BY l.erp_key' ) as $row ) {
			$links[ (int) $row->user_id ][] = $row;
		}
		return $links;
	}

	/**
	 * Those that give this account rights: not what it got for an e-mail that it has not proven, or has no more.
	 *
	 * @param list<\stdClass> $links Of the account.
	 * @return list<\stdClass>
	 */
	public static function rightful( int $user_id, array $links ): array {
		$email = ProvenEmail::is( $user_id ) ? get_userdata( $user_id )->user_email : null;
		return array_values( array_filter( $links, static fn( \stdClass $link ): bool => null !== $email && in_array( $link->email, array( '', $email ), true ) ) );
	}

	/** How many links were cut. What the rows said of the person goes; the ERP's key stays, and a notice with "Retry". */
	public static function sever( int $user_id, string $why ): int {
		WaitingFields::forget( $user_id );
		return self::cut( "l.user_id = $user_id", $why );
	}

	/** The account was deleted past WordPress's hooks; another may have its number. */
	public static function sever_stale(): void {
		self::cut( 'NOT ' . self::OF_ACCOUNT, self::DELETED );
	}

	/** @param string $which SQL condition on the links `l`, and on `u`, the accounts that their numbers lead to. */
	private static function cut( string $which, string $why ): int {
		global $wpdb;
		$links = Table::name( 'links' );
		$keys  = $wpdb->get_col( "SELECT l.erp_key FROM $links l LEFT JOIN {$wpdb->users} u ON u.ID = l.user_id WHERE l.user_id > 0 AND $which" );
		Attention::mirror(
			array_map(
				static fn( string $key ): array => array(
					'lane'    => 'accounts',
					'erp_key' => $key,
					'label'   => $key,
					'state'   => 'note',
					'reason'  => $why . '_in_shop',
					'at'      => gmdate( 'c' ),
				),
				$keys
			)
		);
		$cut = "UPDATE $links SET user_id = 0, tiers_key = '', tiers_code = '', email = '', severed = %s, synced_at = %s WHERE erp_key IN (";
		return $keys ? (int) $wpdb->query( $wpdb->prepare( $cut, $why, Table::now() ) . Table::in( $keys ) . ')' ) : 0;
	}

	/** The account belongs to the shop alone from now on; who the ERP shut out comes in again. */
	public static function unlink( int $user_id ): int {
		Inactive::lift( $user_id );
		return self::sever( $user_id, self::UNLINKED );
	}

	/** Somebody asks for the record again: where the shop cut the link, that is what mends it. */
	public static function mend( string $erp_key ): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'DELETE FROM ' . Table::name( 'links' ) . " WHERE erp_key = %s AND ( severed <> '' OR user_id NOT IN ( SELECT u.ID FROM {$wpdb->users} u WHERE u.user_registered <= synced_at ) )", $erp_key ) );
	}

	/** @param list<int> $user_ids Accounts that the sync has just compared. */
	public static function touch( array $user_ids ): void {
		global $wpdb;
		if ( $user_ids ) {
			$wpdb->query( $wpdb->prepare( 'UPDATE ' . Table::name( 'links' ) . ' SET synced_at = %s', Table::now() ) . ' WHERE user_id IN (' . Table::in( $user_ids ) . ')' );
		}
	}
}
