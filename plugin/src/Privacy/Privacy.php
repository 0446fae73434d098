<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Privacy;

use ErpBridge\Accounts\Inactive;
use ErpBridge\Accounts\Links;
use ErpBridge\Accounts\ProvenEmail;
use ErpBridge\Documents\Downloads;
use ErpBridge\Documents\Ownership;
use ErpBridge\Documents\Withdrawal;
use ErpBridge\MyDocuments\Download;
use ErpBridge\MyDocuments\Zip;
use ErpBridge\Platform\Table;
use ErpBridge\Settings\Settings;
use ErpBridge\Worker\Attention;
use ErpBridge\Worker\Preview;

/** Tools → Export and Erase Personal Data: the link to the ERP and the list of documents. */
final class Privacy {
	private const BATCH = 100;

	public static function hooks(): void {
		add_filter( 'wp_privacy_personal_data_exporters', array( self::class, 'exporters' ) );
		add_filter( 'wp_privacy_personal_data_erasers', array( self::class, 'erasers' ) );
		add_action( 'wp_privacy_personal_data_export_file_created', array( self::class, 'add_files' ), 10, 4 );
	}

	/**
	 * @param array<string, array<string, mixed>> $exporters
	 * @return array<string, array<string, mixed>>
	 */
	public static function exporters( array $exporters ): array {
		$exporters['erp-bridge'] = array(
			'exporter_friendly_name' => 'ERP Bridge',
			'callback'               => array( self::class, 'export' ),
		);
		return $exporters;
	}

	/**
	 * @param array<string, array<string, mixed>> $erasers
	 * @return array<string, array<string, mixed>>
	 */
	public static function erasers( array $erasers ): array {
		$erasers['erp-bridge'] = array(
			'eraser_friendly_name' => 'ERP Bridge',
			'callback'             => array( self::class, 'erase' ),
		);
		return $erasers;
	}

	/** @return array{data: list<array<string, mixed>>, done: bool} */
	public static function export( string $email, int $page = 1 ): array {
		$user = get_user_by( 'email', $email );
		$data = array();
		if ( $user ) {
			foreach ( 1 === $page ? Links::of( $user->ID ) : array() as $link ) {
				$data[] = self::item(
					'erp-bridge-link',
					__( 'Link to the ERP', 'erp-bridge' ),
					$link->erp_key,
					array(
						__( 'Key in the ERP', 'erp-bridge' )      => $link->erp_key,
						__( 'Customer code', 'erp-bridge' )       => $link->tiers_code,
						__( 'Last synchronised', 'erp-bridge' )   => $link->synced_at,
						__( 'State', 'erp-bridge' )               => Inactive::is( $user->ID ) ? __( 'Deactivated', 'erp-bridge' ) : __( 'Active', 'erp-bridge' ),
					)
				);
			}
		}
		$rows = self::documents( $user ? $user->ID : 0, $email, $page );
		foreach ( $rows as $row ) {
			$data[] = self::item(
				'erp-bridge-documents',
				__( 'Documents of the ERP', 'erp-bridge' ),
				$row->id,
				array(
					__( 'Number', 'erp-bridge' )       => $row->number,
					__( 'Date', 'erp-bridge' )         => (string) $row->doc_date,
					__( 'Total', 'erp-bridge' )        => trim( "$row->total $row->currency" ),
					__( 'File', 'erp-bridge' )         => $row->file_name,
					__( 'Address of the file (sign in to read it)', 'erp-bridge' ) => Download::address( (int) $row->id ),
				)
			);
		}
		return array(
			'data' => $data,
			'done' => count( $rows ) < self::BATCH,
		);
	}

	/**
	 * The documents themselves go into the archive that the person gets.
	 *
	 * @param string $archive The zip file that WordPress has just made.
	 */
	public static function add_files( string $archive, string $url, string $report, int $request_id ): void {
		$request = wp_get_user_request( $request_id );
		$user    = $request ? get_user_by( 'email', $request->email ) : false;
		// WordPress has made this archive with the same library.
		$zip = new \ZipArchive();
		if ( ! $request || true !== $zip->open( $archive ) ) {
			return;
		}
		$rows = array();
		for ( $page = 1; $some = self::documents( $user ? $user->ID : 0, $request->email, $page ); ++$page ) { // phpcs:ignore
			array_push( $rows, ...$some );
		}
		foreach ( Zip::files( $rows ) as $name => $path ) {
			$zip->addFile( $path, "documents/$name" );
			// PDFs are compressed already.
			$zip->setCompressionName( "documents/$name", \ZipArchive::CM_STORE );
		}
		$zip->close();
	}

	/** @return array{items_removed: bool, items_retained: bool, messages: list<string>, done: bool} */
	public static function erase( string $email ): array {
		$user     = get_user_by( 'email', $email );
		$removed  = 0;
		$retained = 0;
		$done     = true;
		if ( $user ) {
			if ( 'delete' === Settings::get( 'documents', 'erase' ) ) {
				$documents = self::documents( $user->ID, $email, 1 );
				array_map( array( Withdrawal::class, 'delete' ), $documents );
				$removed = count( $documents );
				$done    = $removed < self::BATCH;
			} else {
				$removed  = Downloads::forget_user( $user->ID );
				$retained = count( self::documents( $user->ID, $email, 1 ) );
			}
			$removed += $done ? self::erase_link( $user->ID ) : 0;
		}
		return array(
			'items_removed'  => $removed > 0,
			'items_retained' => $retained > 0,
			'messages'       => $retained > 0 ? array( __( 'Invoices and other business documents are kept: the law asks for it. Withdraw them in the ERP when their time is over.', 'erp-bridge' ) ) : array(),
			'done'           => $done,
		);
	}

	/** The bare key stays, so that a sync of the unchanged ERP data does not bring the person back. */
	private static function erase_link( int $user_id ): int {
		$links = Links::of( $user_id );
		$keys  = array_column( $links, 'erp_key' );
		Preview::forget( $keys );
		// Notices of a changed web setting name the contacts of a customer.
		Attention::forget( array_merge( $keys, preg_replace( '/^tiers\./', 'web_contacts.', array_column( $links, 'tiers_key' ) ) ) );
		return Links::sever( $user_id, Links::ERASED );
	}

	/** @return list<\stdClass> Those the person is the owner of, and those of the orders placed as a guest. */
	private static function documents( int $user_id, string $email, int $page ): array {
		global $wpdb;
		return $wpdb->get_results( $wpdb->prepare( 'SELECT * FROM ' . Table::name( 'documents' ) . ' WHERE ' . self::owned( $user_id ) . ' OR ( user_id = 0 AND guest_email = %s ) ORDER BY id LIMIT %d OFFSET %d', '' === $email ? '-' : mb_strtolower( $email ), self::BATCH, ( $page - 1 ) * self::BATCH ) );
	}

	/** The request came from the account's e-mail: of an unproven one only what is for that e-mail, not what the account had before. */
	private static function owned( int $user_id ): string {
		$email = (string) ( get_userdata( $user_id )->user_email ?? '' );
		$all   = ProvenEmail::is( $user_id ) ? "'', " : '';
		return '( ' . Ownership::condition( $user_id ) . " AND owner_email IN ( $all" . str_replace( '%', '%%', Table::quote( $email ) ) . ' ) )';
	}

	/**
	 * @param array<string, string> $values
	 * @return array<string, mixed>
	 */
	private static function item( string $group, string $label, string $id, array $values ): array {
		return array(
			'group_id'    => $group,
			'group_label' => $label,
			'item_id'     => "$group-$id",
			'data'        => array_map(
				static fn( $name, $value ) => array(
					'name'  => $name,
					'value' => $value,
				),
				array_keys( $values ),
				$values
			),
		);
	}
}
