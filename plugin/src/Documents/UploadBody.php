<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ErpBridge\Rest;
use WP_Error;

/** The body of an upload, streamed to a temporary file: hashed on the way, checked, never whole in memory. */
final class UploadBody {
	private const CHUNK = 262144;

	public static function hooks(): void {
		add_action( 'parse_request', array( self::class, 'keep_out_of_memory' ), 1 );
	}

	/** WordPress's REST server reads every body into memory unless it thinks it has done so. */
	public static function keep_out_of_memory(): void {
		$uri = isset( $_SERVER['REQUEST_URI'] ) ? sanitize_text_field( wp_unslash( $_SERVER['REQUEST_URI'] ) ) : '';
		if ( 'PUT' === ( $_SERVER['REQUEST_METHOD'] ?? '' ) && str_contains( $uri, '/' . Rest::NAMESPACE . '/documents/' ) ) {
			$GLOBALS['HTTP_RAW_POST_DATA'] = ''; // phpcs:ignore
		}
	}

	/**
	 * @param string $sha256 What the bytes must hash to.
	 * @param int    $limit  Most bytes accepted.
	 * @return string|WP_Error The temporary file.
	 */
	public static function receive( string $sha256, int $limit ): string|WP_Error {
		if ( (int) ( $_SERVER['CONTENT_LENGTH'] ?? 0 ) > $limit ) {
			return self::too_large( $limit );
		}
		$file   = Storage::temporary();
		$result = self::copy( $file, $sha256, $limit );
		if ( is_wp_error( $result ) && is_file( $file ) ) {
			unlink( $file );
		}
		return $result;
	}

	private static function copy( string $file, string $sha256, int $limit ): string|WP_Error {
		$in  = fopen( 'php://input', 'rb' );
		$out = @fopen( $file, 'xb' );
		if ( false === $in || false === $out ) {
			return self::full();
		}
		$hash = hash_init( 'sha256' );
		$size = 0;
		$head = '';
		$tail = '';
		while ( ! feof( $in ) ) {
			$chunk = (string) fread( $in, self::CHUNK );
			$size += strlen( $chunk );
			if ( $size > $limit ) {
				fclose( $out );
				return self::too_large( $limit );
			}
			if ( @fwrite( $out, $chunk ) !== strlen( $chunk ) ) {
				fclose( $out );
				return self::full();
			}
			hash_update( $hash, $chunk );
			$head = strlen( $head ) < 5 ? substr( $head . $chunk, 0, 5 ) : $head;
			$tail = substr( $tail . $chunk, -8192 );
		}
		// On disk before it is said to be: fflush alone leaves it in the operating system's memory.
		$written = fflush( $out ) && fsync( $out );
		fclose( $out );
		if ( ! $written ) {
			return self::full();
		}
		if ( ! hash_equals( $sha256, hash_final( $hash ) ) ) {
			return Rest::error( 'sha256_mismatch', __( 'The bytes that arrived are not those that were announced. Send the document again.', 'erp-bridge' ), 400 );
		}
		// Some programs fill up the last block of a file with blanks or zeros.
		if ( '%PDF-' !== $head || ! str_contains( substr( rtrim( $tail ), -1024 ), '%%EOF' ) ) {
			return Rest::error( 'not_a_pdf', __( 'This file is no complete PDF: it does not begin and end as one. Make it again in the ERP.', 'erp-bridge' ), 400 );
		}
		return $file;
	}

	private static function too_large( int $limit ): WP_Error {
		/* translators: %s: size, for example 25 MB. */
		return Rest::error( 'too_large', sprintf( __( 'The document is larger than the %s that the settings allow.', 'erp-bridge' ), size_format( $limit ) ), 413 );
	}

	public static function full(): WP_Error {
		return Rest::error( 'storage_full', __( 'The shop cannot store the document: its disk is full or the folder for documents is not writable. Ask your host.', 'erp-bridge' ), 507 );
	}
}
