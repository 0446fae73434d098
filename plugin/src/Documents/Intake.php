<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ErpBridge\Accounts\Directory;
use ErpBridge\Platform\Table;
use WP_Error;

/**
 * Takes documents in, one or many: finds their accounts, sees which bytes are here already, stores the others. Idempotent
 * by key and sha256, each document whole or not at all. Looked up once for all of them.
 */
final class Intake {
	/** @var array<string, \stdClass> Stored documents by key. */
	private array $rows = array();

	/** @param list<Incoming> $documents */
	public function __construct( private readonly array $documents ) {
		$orders    = GuestDocuments::orders( $documents );
		$keys      = array_values( array_filter( array_map( static fn( Incoming $d ) => $d->account_key, $documents ) ) );
		$emails    = array_values( array_filter( array_map( static fn( Incoming $d ) => $d->account_email, $documents ) ) );
		$directory = new Directory( $keys, array( ...$emails, ...array_map( static fn( \WC_Order $order ) => $order->get_billing_email(), array_values( $orders ) ) ) );
		foreach ( $documents as $document ) {
			$document->owner          = $directory->owner( $document->account_key, $document->account_email, $document->tiers_key );
			$document->other_customer = $directory->other_customer( $document->account_email, $document->tiers_key );
			if ( isset( $orders[ $document->sale ] ) ) {
				GuestDocuments::place( $document, $orders[ $document->sale ], $directory );
			}
			if ( null !== $document->owner && $document->owner > 0 ) {
				$document->owner_email = $directory->label( $document->account_key, $document->owner );
			}
		}
		$this->look();
	}

	/**
	 * What can be answered without the bytes: there is no account, or they are here already (what was said about them may
	 * have changed). Null where the bytes are needed.
	 *
	 * @return array<string, mixed>|null
	 */
	public function without_bytes( Incoming $document ): ?array {
		$row = $this->rows[ $document->key ] ?? null;
		if ( null === $document->owner ) {
			// Billed to somebody else than before: whoever had it must not keep it.
			null !== $row && Withdrawal::withdraw( $row, 'erp' );
			return array(
				'outcome' => 'waiting',
				'code'    => null === $document->other_customer ? 'no_account' : 'account_of_other_customer',
				'params'  => array(
					'email'  => $document->account_email,
					'holder' => (string) $document->other_customer,
				),
			);
		}
		if ( null === $row || $row->sha256 !== $document->sha256 || ! is_file( Storage::file( $row->path ) ) ) {
			return null;
		}
		$values  = array_diff_key( $document->values( $row ), array( 'tell' => true ) ) + self::state_after( $row );
		$changed = array_filter( $values, static fn( $value, $column ) => (string) $row->$column !== (string) $value, ARRAY_FILTER_USE_BOTH );
		if ( $changed ) {
			Documents::update( (int) $row->id, $changed );
		}
		return array(
			'outcome' => $changed ? 'replaced' : 'unchanged',
			'id'      => (int) $row->id,
		);
	}

	/**
	 * Stores those whose bytes have come. To be called with the lock held: it looks again, because somebody else may have
	 * stored the same meanwhile.
	 *
	 * @return array<string, array<string, mixed>|WP_Error> By key.
	 */
	public function store(): array {
		$this->look();
		$results = array();
		$rows    = array();
		$paths   = array();
		foreach ( $this->documents as $document ) {
			if ( null === $document->file ) {
				continue;
			}
			$known = $this->without_bytes( $document );
			if ( null !== $known ) {
				$results[ $document->key ] = $known;
				continue;
			}
			$row = $this->move( $document );
			if ( is_wp_error( $row ) ) {
				$results[ $document->key ] = $row;
				continue;
			}
			$rows[ $document->key ]  = $row;
			$paths[ $document->key ] = $row['path'];
		}
		return $results + ( $rows ? $this->save( $rows, $paths ) : array() );
	}

	/** @return array<string, string|int|null>|WP_Error The document's row. */
	private function move( Incoming $document ): array|WP_Error {
		$path   = Storage::path_for( $document->key, $document->sha256 );
		$target = Storage::file( $path );
		$size   = (int) filesize( (string) $document->file );
		if ( ! Storage::make( dirname( $target ) ) || ! @rename( (string) $document->file, $target ) ) {
			return UploadBody::full();
		}
		$row = $this->rows[ $document->key ] ?? null;
		return $document->values( $row ) + self::state_after( $row ) + array(
			'path'      => $path,
			'sha256'    => $document->sha256,
			'size'      => $size,
			'stored_at' => Table::now(),
		);
	}

	/**
	 * @param array<string, array<string, string|int|null>> $rows  By key.
	 * @param array<string, string>                         $paths By key.
	 * @return array<string, array<string, mixed>>
	 */
	private function save( array $rows, array $paths ): array {
		$before = $this->rows;
		try {
			foreach ( $rows as $key => $row ) {
				if ( isset( $before[ $key ] ) && $before[ $key ]->path !== $row['path'] ) {
					Versions::keep( $before[ $key ] );
				}
			}
			Documents::save( array_values( $rows ) );
		} catch ( \RuntimeException $e ) {
			array_map( array( Storage::class, 'remove' ), $paths );
			throw $e;
		}
		$this->look();
		$results = array();
		foreach ( $rows as $key => $row ) {
			if ( isset( $before[ $key ] ) ) {
				Versions::drop( (int) $before[ $key ]->id, (string) $row['path'] );
			}
			$results[ $key ] = array(
				'outcome' => isset( $before[ $key ] ) ? 'replaced' : 'created',
				'id'      => (int) $this->rows[ $key ]->id,
			);
		}
		return $results;
	}

	private function look(): void {
		global $wpdb;
		$keys       = array_map( static fn( Incoming $d ) => $d->key, $this->documents );
		$this->rows = array_column( $wpdb->get_results( 'SELECT * FROM ' . Table::name( 'documents' ) . ' WHERE erp_key IN (' . Table::in( $keys ) . ')' ), null, 'erp_key' );
	}

	/**
	 * A document that the ERP had withdrawn and sends again is back; what an admin withdrew stays so.
	 *
	 * @return array<string, string>
	 */
	private static function state_after( ?\stdClass $row ): array {
		$by_admin = 'admin' === ( $row->withdrawn_by ?? '' );
		return array(
			'state'        => $by_admin ? 'withdrawn' : 'visible',
			'withdrawn_by' => $by_admin ? 'admin' : '',
		);
	}
}
