<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

/**
 * Accounts of a batch whose e-mail the ERP changes, so that two customers can swap theirs: an address that its holder gives up
 * in this very batch is free for another. Only moves that are sure to succeed count; nobody may be left without an address.
 */
final class Moves {
	/** @var array<int, Account> By user id. */
	private array $moving = array();

	/**
	 * @param array<int, Account> $accounts Those of the batch, with the user they were found to be.
	 */
	public function __construct( array $accounts, private readonly Directory $directory, bool $allowed, private readonly bool $dry_run ) {
		if ( ! $allowed ) {
			return;
		}
		$claimed = array();
		foreach ( $accounts as $account ) {
			if ( ! $account->active || isset( $claimed[ $account->email_id() ] ) ) {
				continue;
			}
			$claimed[ $account->email_id() ] = true;
			if ( null !== $account->user_id && $this->holder( $account ) !== $account->user_id && $account->has_valid_email() && ! Staff::is( $account->user_id ) ) {
				$this->moving[ $account->user_id ] = $account;
			}
		}
		// Whoever moves to an address that stays taken does not move; what remains are rows with a free place, and rings.
		do {
			$blocked      = array_filter( $this->moving, fn( Account $account ): bool => null !== $this->holder( $account ) && ! isset( $this->moving[ $this->holder( $account ) ] ) );
			$this->moving = array_diff_key( $this->moving, $blocked );
		} while ( $blocked );
	}

	/** Before an account is written: the address it is to have is taken from a holder who gives it up later in this batch. */
	public function make_room( Account $account ): void {
		global $wpdb;
		$holder = $this->holder( $account );
		if ( ! $account->active || null === $holder || $holder === $account->user_id || ! isset( $this->moving[ $holder ] ) ) {
			return;
		}
		unset( $this->directory->by_email[ $account->email_id() ] );
		if ( ! $this->dry_run ) {
			// A request that dies now leaves the holder without an address until the next run gives it the new one.
			EmailChange::freed( $holder, get_userdata( $holder )->user_email );
			$wpdb->update( $wpdb->users, array( 'user_email' => '' ), array( 'ID' => $holder ) );
			clean_user_cache( $holder );
		}
	}

	/** After an account was written: its old address is free, and the new one is its own. */
	public function arrived( Account $account ): void {
		if ( isset( $this->moving[ (int) $account->user_id ] ) ) {
			$this->directory->by_email = array_diff( $this->directory->by_email, array( $account->user_id ) );

			$this->directory->by_email[ $account->email_id() ] = (int) $account->user_id;
			unset( $this->moving[ (int) $account->user_id ] );
		}
	}

	private function holder( Account $account ): ?int {
		return $this->directory->by_email[ $account->email_id() ] ?? null;
	}
}
