<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\MyDocuments;

use ErpBridge\Documents\Documents;
use ErpBridge\Documents\Downloads;
use ErpBridge\Documents\Storage;

/** Several documents as one zip. */
final class Zip {
	public const QUERY = 'erp_bridge_documents';

	/** Most documents in one zip. */
	private const LIMIT = 200;

	/** @param list<int> $ids */
	public static function url( array $ids ): string {
		return OwnRequest::link( add_query_arg( self::QUERY, implode( ',', $ids ), home_url( '/' ) ) );
	}

	/** @param mixed $asked Ids with commas, or the list that a form with check boxes sends. */
	public static function send( mixed $asked ): never {
		$ids  = array_slice( wp_parse_id_list( $asked ), 0, self::LIMIT );
		$rows = array_values( array_filter( Documents::readable_many( $ids, get_current_user_id() ), static fn( \stdClass $row ): bool => is_file( Storage::file( $row->path ) ) ) );
		if ( ! $rows ) {
			Download::none();
		}
		$zip = new ZipStream( self::files( $rows ) );
		if ( $zip->length() > ZipStream::LARGEST ) {
			wp_die( esc_html__( 'These documents are too large for one zip. Go back and select fewer of them.', 'erp-bridge' ), '', array( 'response' => 413 ) );
		}
		if ( 'GET' === ( $_SERVER['REQUEST_METHOD'] ?? '' ) && OwnRequest::is_own() ) {
			foreach ( $rows as $row ) {
				Downloads::note( $row, get_current_user_id() );
			}
		}
		/* translators: name of a zip file; %s: date. */
		FileResponse::zip( $zip, sprintf( __( 'Documents %s', 'erp-bridge' ), current_time( 'Y-m-d' ) ) . '.zip' );
	}

	/**
	 * @param list<\stdClass> $rows Documents; one whose file is missing is left out.
	 * @return array<string, string> Paths by a name for each that no other has: two documents may have the same file name.
	 */
	public static function files( array $rows ): array {
		$files = array();
		foreach ( $rows as $row ) {
			if ( ! is_file( Storage::file( $row->path ) ) ) {
				continue;
			}
			$name = $row->file_name;
			for ( $n = 2; isset( $files[ $name ] ); ++$n ) {
				$name = preg_replace( '/\.pdf$/', '', $row->file_name ) . " ($n).pdf";
			}
			$files[ $name ] = Storage::file( $row->path );
		}
		return $files;
	}
}
