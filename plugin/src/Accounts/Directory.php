<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

use ErpBridge\Platform\Table;

/** Which accounts are there: by ERP key, by e-mail, and what they may do. Reads a whole batch in a few queries. */
final class Directory {
	/** @var array<string, array{user_id: int, tiers_key: string, tiers_code: string, email: string}> Links by ERP key. */
	public array $links = array();

	/** @var array<string, string> ERP keys whose account the shop took away, with the reason. */
	public array $severed = array();

	/** @var array<string, int> User id by lower-case e-mail. */
	public array $by_email = array();

	/** @var array<int, list<string>> ERP keys of each account. */
	public array $keys_of = array();

	/** @var array<int, array<string, string>> The ERP customers of each account: code by key. */
	private array $tiers_of = array();

	/**
	 * @param list<string> $keys   ERP keys.
	 * @param list<string> $emails E-mail addresses.
	 */
	public function __construct( array $keys, array $emails ) {
		global $wpdb;
		$links = Table::name( 'links' );
		$users = array();
		// A record without an e-mail is nobody's, also where some WordPress user has none.
		$emails = array_values( array_filter( $emails, static fn( string $email ): bool => '' !== $email ) );
		foreach ( $wpdb->get_results( "SELECT l.*, " . Links::OF_ACCOUNT . " AS present FROM $links l LEFT JOIN {$wpdb->users} u ON u.ID = l.user_id WHERE l.erp_key IN (" . Table::in( $keys ) . ')' ) as $row ) {
			if ( '' !== $row->severed || '1' !== (string) $row->present ) {
				// An account that was deleted past WordPress's hooks is just as gone, also where another has its number.
				$this->severed[ $row->erp_key ] = '' === $row->severed ? Links::DELETED : $row->severed;
				continue;
			}
			$this->links[ $row->erp_key ] = array(
				'user_id'    => (int) $row->user_id,
				'tiers_key'  => $row->tiers_key,
				'tiers_code' => $row->tiers_code,
				'email'      => $row->email,
			);
			$users[ (int) $row->user_id ] = true;
		}
		foreach ( $emails ? $wpdb->get_results( "SELECT ID, user_email FROM {$wpdb->users} WHERE user_email IN (" . Table::in( $emails ) . ') ORDER BY ID DESC' ) : array() as $row ) {
			$this->by_email[ mb_strtolower( $row->user_email ) ] = (int) $row->ID;
			$users[ (int) $row->ID ]                             = true;
		}
		if ( ! $users ) {
			return;
		}
		$ids = array_keys( $users );
		foreach ( $wpdb->get_results( "SELECT l.erp_key, l.user_id, l.tiers_key, l.tiers_code FROM $links l JOIN {$wpdb->users} u ON u.ID = l.user_id WHERE l.user_id IN (" . Table::in( $ids ) . ') AND ' . Links::OF_ACCOUNT ) as $row ) {
			$this->keys_of[ (int) $row->user_id ][] = $row->erp_key;
			if ( '' !== $row->tiers_key ) {
				$this->tiers_of[ (int) $row->user_id ][ $row->tiers_key ] = $row->tiers_code;
			}
		}
		// Users, roles and meta of the whole batch; whatever asks for one of them afterwards asks the cache.
		cache_users( $ids );
	}

	/**
	 * Whose a document is (article 2): the account by the given ERP key, else by e-mail; deactivated ones too, staff never. By
	 * e-mail never one that is linked to another customer of the ERP alone: two customers can claim one e-mail.
	 */
	public function owner( string $key, string $email, string $tiers_key ): ?int {
		$found = $this->links[ $key ]['user_id'] ?? null;
		if ( null === $found ) {
			$found = $this->by_email( $email );
			$found = null === $this->other_customer( $email, $tiers_key ) ? $found : null;
		}
		return null === $found || Staff::is( $found ) ? null : $found;
	}

	/** What is noted on a document of this owner: an e-mail as long as that is not proven. By its key it is the account's as its link is. */
	public function label( string $key, int $owner ): string {
		$link = $this->links[ $key ] ?? null;
		return $owner === ( $link['user_id'] ?? null ) ? $link['email'] : Provisional::label( $owner );
	}

	/** The code of the ERP customer to whom the account with this e-mail belongs, where it is not this one; null otherwise. */
	public function other_customer( string $email, string $tiers_key ): ?string {
		$tiers = $this->tiers_of[ (int) $this->by_email( $email ) ] ?? array();
		return '' === $tiers_key || ! $tiers || isset( $tiers[ $tiers_key ] ) ? null : implode( ', ', $tiers );
	}

	private function by_email( string $email ): ?int {
		return $this->by_email[ mb_strtolower( trim( $email ) ) ] ?? null;
	}
}
