<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

use ErpBridge\Table;
use ErpBridge\Worker\Journal;

/**
 * Which ERP record belongs to which account. Where the shop cut a link (account deleted, person erased, unlinked by the
 * admin) its row stays as severed, without the account: the sync leaves that record alone until somebody asks for it.
 */
final class Links {
	public const DELETED  = 'deleted';
	public const ERASED   = 'erased';
	public const UNLINKED = 'unlinked';

	public static function hooks(): void {
		add_action( 'deleted_user', static fn( int $user_id ) => self::sever( $user_id, self::DELETED ) );
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
		foreach ( $wpdb->get_results( 'SELECT * FROM ' . Table::name( 'links' ) . ' WHERE user_id IN (' . Table::in( $ids ) . ") AND severed = '' ORDER BY erp_key" ) as $row ) {
			$links[ (int) $row->user_id ][] = $row;
		}
		return $links;
	}

	/** How many links were cut. What the rows said of the person goes; the ERP's key stays, and a notice with "Retry". */
	public static function sever( int $user_id, string $why ): int {
		global $wpdb;
		$links = $user_id <= 0 ? array() : self::of( $user_id );
		if ( ! $links ) {
			return 0;
		}
		Journal::mirror(
			array_map(
				static fn( \stdClass $link ): array => array(
					'lane'    => 'accounts',
					'erp_key' => $link->erp_key,
					'label'   => $link->erp_key,
					'state'   => 'note',
					'reason'  => $why . '_in_shop',
					'at'      => gmdate( 'c' ),
				),
				$links
			)
		);
		return (int) $wpdb->update(
			Table::name( 'links' ),
			array(
				'user_id'    => 0,
				'tiers_key'  => '',
				'tiers_code' => '',
				'severed'    => $why,
				'synced_at'  => Table::now(),
			),
			array( 'user_id' => $user_id )
		);
	}

	/** The account belongs to the shop alone from now on; who the ERP shut out comes in again. */
	public static function unlink( int $user_id ): int {
		Inactive::lift( $user_id );
		return self::sever( $user_id, self::UNLINKED );
	}

	/** Somebody asks for the record again. */
	public static function mend( string $erp_key ): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'DELETE FROM ' . Table::name( 'links' ) . " WHERE erp_key = %s AND ( severed <> '' OR user_id NOT IN ( SELECT ID FROM {$wpdb->users} ) )", $erp_key ) );
	}

	/** @param list<int> $user_ids Accounts that the sync has just compared. */
	public static function touch( array $user_ids ): void {
		global $wpdb;
		if ( $user_ids ) {
			$wpdb->query( $wpdb->prepare( 'UPDATE ' . Table::name( 'links' ) . ' SET synced_at = %s', Table::now() ) . ' WHERE user_id IN (' . Table::in( $user_ids ) . ')' );
		}
	}
}
