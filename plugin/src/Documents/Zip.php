<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ZipArchive;

/** Several documents as one zip: packed by PHP's own library into a temporary file, uncompressed, and streamed from there. */
final class Zip {
	public const QUERY = 'erp_bridge_documents';

	/** Most documents in one zip. */
	private const LIMIT = 200;

	/** Not every host has PHP's zip extension. */
	public static function is_possible(): bool {
		return class_exists( ZipArchive::class );
	}

	/** @param list<int> $ids */
	public static function url( array $ids ): string {
		return add_query_arg( self::QUERY, implode( ',', $ids ), home_url( '/' ) );
	}

	/** @param mixed $asked Ids with commas, or the list that a form with check boxes sends. */
	public static function send( mixed $asked ): never {
		$ids  = array_slice( wp_parse_id_list( $asked ), 0, self::LIMIT );
		$rows = array_values( array_filter( Documents::readable_many( $ids, get_current_user_id() ), static fn( \stdClass $row ): bool => is_file( Storage::file( $row->path ) ) ) );
		if ( ! $rows || ! self::is_possible() ) {
			Download::none();
		}
		$file = Storage::temporary();
		// Also when the reader goes away in the middle.
		register_shutdown_function( static fn() => is_file( $file ) && unlink( $file ) );
		if ( ! self::pack( $file, $rows ) ) {
			wp_die( esc_html( UploadBody::full()->get_error_message() ), '', array( 'response' => 507 ) );
		}
		foreach ( $rows as $row ) {
			Downloads::note( $row, get_current_user_id() );
		}
		/* translators: name of a zip file; %s: date. */
		$name = sprintf( __( 'Documents %s', 'erp-bridge' ), current_time( 'Y-m-d' ) ) . '.zip';
		FileResponse::send( $file, $name, 'application/zip', md5_file( $file ) ?: '', false );
	}

	/** @param list<\stdClass> $rows */
	private static function pack( string $file, array $rows ): bool {
		$zip = new ZipArchive();
		if ( true !== $zip->open( $file, ZipArchive::CREATE | ZipArchive::EXCL ) ) {
			return false;
		}
		self::add( $zip, $rows, '' );
		return @$zip->close();
	}

	/** @param list<\stdClass> $rows Documents; one whose file is missing is left out. */
	public static function add( ZipArchive $zip, array $rows, string $folder ): void {
		foreach ( $rows as $row ) {
			if ( is_file( Storage::file( $row->path ) ) ) {
				$name = self::free_name( $zip, $folder . $row->file_name );
				$zip->addFile( Storage::file( $row->path ), $name );
				// PDFs are compressed already.
				$zip->setCompressionName( $name, ZipArchive::CM_STORE );
			}
		}
	}

	/** Two documents may have the same file name. */
	private static function free_name( ZipArchive $zip, string $name ): string {
		$free = $name;
		for ( $n = 2; false !== $zip->locateName( $free ); ++$n ) {
			$free = preg_replace( '/\.pdf$/', '', $name ) . " ($n).pdf";
		}
		return $free;
	}
}
