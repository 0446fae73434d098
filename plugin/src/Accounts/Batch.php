<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

/**
 * Brings up to 500 accounts to what the ERP wants. Everything is looked up once for the batch, then decided in memory;
 * only what differs is written. Sending the same batch again, whole or cut short by a crash, changes nothing more.
 */
final class Batch {
	/** @var array<int, array<string, mixed>> Results by position. */
	private array $results = array();

	/** @var array<int, Account> Accounts to make, by position. */
	private array $new = array();

	private Directory $directory;

	private FieldPolicy $policy;

	private Moves $moves;

	/** Null: WordPress writes each account by itself. */
	private ?BulkUpdater $bulk = null;

	private BatchLinks $links;

	/**
	 * @param list<Account> $accounts What the ERP wants.
	 * @param bool          $notify   Whether new customers get WooCommerce's own e-mail.
	 * @param bool          $dry_run  Whether it is only said what would be done.
	 */
	public function __construct( private readonly array $accounts, private readonly bool $notify, private readonly bool $dry_run = false ) {
	}

	/** @return list<array<string, mixed>> */
	public function run(): array {
		$this->directory = new Directory(
			array_merge( ...array_map( static fn( Account $a ) => $a->keys, $this->accounts ) ),
			array_map( static fn( Account $a ) => $a->email, $this->accounts )
		);
		$this->links  = new BatchLinks( $this->directory, $this->dry_run );
		$this->policy = FieldPolicy::of_shop();
		$this->bulk   = BulkUpdater::is_possible() ? new BulkUpdater() : null;
		if ( $this->dry_run ) {
			$this->work();
		} else {
			Quiet::during( $this->notify, fn() => $this->work() );
		}
		ksort( $this->results );
		return array_values( $this->results );
	}

	private function work(): void {
		$seen_keys   = array();
		$seen_emails = array();
		$known       = array();
		foreach ( $this->accounts as $position => $account ) {
			$taken = array_intersect( $account->keys, array_keys( $seen_keys ) );
			if ( $taken ) {
				$this->refuse( $position, 'shared_twice', array( 'detail' => reset( $taken ) ) );
				continue;
			}
			$seen_keys += array_fill_keys( $account->keys, true );
			$account->user_id = $this->links->found( $account );
			$known[ $position ] = $account;
		}
		$this->moves = new Moves( $known, $this->directory, $this->policy->moves_emails(), $this->dry_run );
		foreach ( $known as $position => $account ) {
			$holder = $seen_emails[ $account->email_id() ] ?? null;
			if ( null !== $holder && $account->active ) {
				$this->refuse( $position, 'email_taken', self::holder_params( $holder, $account ) );
				continue;
			}
			$this->one( $position, $account );
			if ( $account->active && 'refused' !== ( $this->results[ $position ]['outcome'] ?? '' ) ) {
				$seen_emails[ $account->email_id() ] = $account->erp_key;
			}
		}
		$this->bulk?->save();
		$this->create();
		if ( ! $this->dry_run ) {
			$this->links->save();
			Links::touch( array_values( array_unique( array_filter( array_column( $this->results, 'user_id' ) ) ) ) );
		}
	}

	private function one( int $position, Account $account ): void {
		$this->moves->make_room( $account );
		$by_email = $this->directory->by_email[ $account->email_id() ] ?? null;
		$user_id  = $account->user_id ?? $by_email;
		$severed  = null === $account->user_id ? $this->directory->severed[ $account->erp_key ] ?? null : null;
		if ( null !== $severed && ( Links::DELETED !== $severed || null === $by_email ) ) {
			// Somebody decided so in the shop. Only who was deleted and registered again is linked again by itself.
			$account->active ? $this->refuse( $position, $severed . '_in_shop' ) : $this->result( $position, 'unchanged', null );
			return;
		}
		$staff = null === $user_id ? array() : Staff::why( $user_id );
		if ( $staff ) {
			$params = array(
				'email' => $account->email,
				'roles' => implode( ', ', $staff ),
			);
			$this->refuse( $position, 'staff_account', $params );
			return;
		}
		$holder = null === $by_email ? null : $this->holder( $account, $by_email );
		if ( ! $account->active ) {
			// An address that belongs to another ERP record is no account of this one.
			$this->deactivate( $position, $account, null === $account->user_id && null !== $holder ? null : $user_id );
			return;
		}
		if ( ! $account->has_valid_email() ) {
			$this->refuse( $position, 'email_invalid', array( 'email' => $account->email ) );
			return;
		}
		if ( null !== $holder && ( null === $account->user_id || $this->policy->moves_emails() ) ) {
			$this->refuse( $position, 'email_taken', self::holder_params( $holder, $account ) );
			return;
		}
		if ( null === $user_id ) {
			$this->new[ $position ] = $account;
			return;
		}
		$account->user_id = $user_id;
		$this->update( $position, $account, $user_id );
	}

	private function update( int $position, Account $account, int $user_id ): void {
		$updater = new Updater( $account, $this->policy, $this->bulk );
		if ( $this->dry_run ) {
			$reactivated = Inactive::is( $user_id );
			$differences = $updater->differences();
			$changed     = array() !== array_filter( $differences, static fn( array $difference ): bool => ! $difference['kept'] );
			$changes     = array_merge( $reactivated ? Differences::of_status( true ) : array(), Differences::shown( $differences ) );
		} else {
			try {
				$changed = $updater->apply();
			} catch ( \RuntimeException $e ) {
				$this->refuse( $position, 'store_error', array( 'detail' => $e->getMessage() ) );
				return;
			}
			$reactivated = Inactive::lift( $user_id );
			$changes     = array();
		}
		$this->moves->arrived( $account );
		$linked = $this->links->add( $account );
		$this->result( $position, $reactivated ? 'reactivated' : ( $changed || $linked ? 'updated' : 'unchanged' ), $user_id, $changes );
	}

	private function deactivate( int $position, Account $account, ?int $user_id ): void {
		if ( null === $user_id ) {
			$this->result( $position, 'unchanged', null );
			return;
		}
		$account->user_id = $user_id;
		$this->links->add( $account );
		$deactivates = $this->dry_run ? ! Inactive::is( $user_id ) : Inactive::impose( $user_id );
		$this->result( $position, $deactivates ? 'deactivated' : 'unchanged', $user_id, $deactivates ? Differences::of_status( false ) : array() );
	}

	/** Who else holds the account that has the wanted e-mail address: an ERP key, a sign-in name, or nobody. */
	private function holder( Account $account, int $by_email ): ?string {
		if ( null !== $account->user_id ) {
			if ( $account->user_id === $by_email ) {
				return null;
			}
			$others = $this->directory->keys_of[ $by_email ] ?? array();
			return $others[0] ?? (string) get_userdata( $by_email )->user_login;
		}
		$others = array_diff( $this->directory->keys_of[ $by_email ] ?? array(), $account->keys );
		return reset( $others ) ?: null;
	}

	/** @return array<string, string> */
	private static function holder_params( string $holder, Account $account ): array {
		return array(
			'holder' => $holder,
			'email'  => $account->email,
		);
	}

	private function create(): void {
		if ( ! $this->new ) {
			return;
		}
		if ( $this->dry_run ) {
			foreach ( $this->new as $position => $account ) {
				$this->result( $position, 'created', null, Differences::of_new( $account ) );
			}
			return;
		}
		$creator = Creator::can_insert_in_bulk() ? new BulkCreator() : new SingleCreator();
		$link    = function ( Account $account ): void {
			$this->links->add( $account, '' );
			$this->links->save();
		};
		foreach ( $creator->create( $this->new, $link ) as $position => $user_id ) {
			if ( is_int( $user_id ) ) {
				$this->result( $position, 'created', $user_id );
			} else {
				$this->refuse( $position, 'store_error', array( 'detail' => $user_id ) );
			}
		}
	}

	/** @param list<array<string, mixed>> $changes Said of a dry run only. */
	private function result( int $position, string $outcome, ?int $user_id, array $changes = array() ): void {
		$this->results[ $position ] = array(
			'erp_key' => $this->accounts[ $position ]->erp_key,
			'outcome' => $outcome,
			'user_id' => $user_id,
		) + ( $this->dry_run ? array( 'changes' => $changes ) : array() );
	}

	/** @param array<string, string> $params */
	private function refuse( int $position, string $code, array $params = array() ): void {
		$this->result( $position, 'refused', $this->accounts[ $position ]->user_id );
		$this->results[ $position ]['code']   = $code;
		$this->results[ $position ]['params'] = (object) $params;
	}
}
