<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

use ErpBridge\Platform\Table;

/** Which account each record of a batch is linked to, and is to be linked to; what differs is written together. */
final class BatchLinks {
	/** @var list<list<int|string>> Rows of the links table. */
	private array $rows = array();

	public function __construct( private readonly Directory $directory, private readonly bool $dry_run ) {
	}

	/** By ERP key, else by a key that shares the account. */
	public function found( Account $account ): ?int {
		foreach ( $account->keys as $key ) {
			$user_id = $this->directory->links[ $key ]['user_id'] ?? null;
			if ( null !== $user_id && ! $this->leaves( $account, $user_id ) ) {
				return $user_id;
			}
		}
		return null;
	}

	/**
	 * A record that shared an account with others and now has an e-mail of its own lets go of it; it would otherwise change
	 * or deactivate the account of those who stay.
	 */
	private function leaves( Account $account, int $user_id ): bool {
		global $wpdb;
		$stay = array_diff( $this->directory->keys_of[ $user_id ] ?? array(), $account->keys );
		if ( ! $stay || ( $this->directory->by_email[ $account->email_id() ] ?? null ) === $user_id ) {
			return false;
		}
		if ( ! $this->dry_run ) {
			$wpdb->query( 'DELETE FROM ' . Table::name( 'links' ) . " WHERE user_id = $user_id AND erp_key IN (" . Table::in( $account->keys ) . ')' );
		}
		foreach ( $account->keys as $key ) {
			unset( $this->directory->links[ $key ] );
		}
		$this->directory->keys_of[ $user_id ] = array_values( $stay );
		return true;
	}

	/**
	 * Notes the links that are not yet as wanted; true if there are any.
	 *
	 * @param string|null $label The e-mail that new links are for while it is not proven; null: what the account says.
	 */
	public function add( Account $account, ?string $label = null ): bool {
		$wanted  = array(
			'user_id'    => (int) $account->user_id,
			'tiers_key'  => $account->tiers_key,
			'tiers_code' => $account->tiers_code,
		);
		$changed = false;
		foreach ( $account->keys as $key ) {
			$present = $this->directory->links[ $key ] ?? null;
			// A link that was the account's own stays so, also where its e-mail is another one now.
			$wanted['email'] = $wanted['user_id'] === ( $present['user_id'] ?? null ) ? $present['email'] : ( $label ??= Provisional::label( $wanted['user_id'] ) );
			if ( $present !== $wanted ) {
				$this->directory->links[ $key ]                   = $wanted;
				$this->directory->keys_of[ $wanted['user_id'] ][] = $key;
				$this->rows[]                                     = array( $key, $wanted['user_id'], $wanted['tiers_key'], $wanted['tiers_code'], $wanted['email'], '', Table::now() );
				$changed = true;
			}
		}
		return $changed;
	}

	public function save(): void {
		Table::insert(
			Table::name( 'links' ),
			array( 'erp_key', 'user_id', 'tiers_key', 'tiers_code', 'email', 'severed', 'synced_at' ),
			$this->rows,
			array( 'user_id', 'tiers_key', 'tiers_code', 'email', 'severed', 'synced_at' )
		);
		if ( $this->rows ) {
			/**
			 * ERP records were linked to accounts, or to other ones than before.
			 *
			 * @param list<string> $erp_keys
			 */
			do_action( 'erp_bridge_links_saved', array_map( 'strval', array_column( $this->rows, 0 ) ) );
		}
		$this->rows = array();
	}
}
