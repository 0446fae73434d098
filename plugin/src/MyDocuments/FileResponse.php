<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\MyDocuments;

use ErpBridge\Documents\Storage;
use ErpBridge\Settings\Settings;

/** Answers a request with a stored file, whole or a range, in chunks of constant memory, or lets the web server do it. */
final class FileResponse {
	private const CHUNK = 262144;

	/**
	 * @param string $file Full path.
	 * @param string $name What it is called at the reader's.
	 * @param string $mime Content type.
	 * @param string $etag Changes with the bytes.
	 */
	public static function send( string $file, string $name, string $mime, string $etag ): never {
		self::headers( $name, $mime );
		header( 'Accept-Ranges: bytes' );
		header( 'ETag: "' . $etag . '"' );
		if ( ! self::delegate( $file ) ) {
			self::answer( $file, (int) filesize( $file ), $etag );
		}
		exit;
	}

	public static function zip( ZipStream $zip, string $name ): never {
		self::headers( $name, 'application/zip' );
		header( 'Accept-Ranges: none' );
		header( 'Content-Length: ' . $zip->length() );
		if ( ! self::is_head() ) {
			$zip->send( array( self::class, 'write' ) );
		}
		exit;
	}

	private static function headers( string $name, string $mime ): void {
		while ( ob_get_level() > 0 ) {
			ob_end_clean();
		}
		if ( function_exists( 'set_time_limit' ) ) {
			set_time_limit( 0 );
		}
		// A compressing server would make Content-Length a lie.
		ini_set( 'zlib.output_compression', 'Off' ); // phpcs:ignore
		header_remove( 'Last-Modified' );
		header( 'Content-Type: ' . $mime );
		header( 'Content-Disposition: ' . self::disposition( $name ) );
		header( 'X-Content-Type-Options: nosniff' );
		header( 'X-Robots-Tag: noindex' );
		header( 'Cache-Control: private, no-store' );
	}

	private static function is_head(): bool {
		return 'HEAD' === ( $_SERVER['REQUEST_METHOD'] ?? '' );
	}

	/** True where the web server sends the file itself, ranges included. */
	private static function delegate( string $file ): bool {
		$how      = Settings::get( 'documents', 'sendfile' );
		$relative = substr( wp_normalize_path( $file ), strlen( wp_normalize_path( Storage::directory() ) ) + 1 );
		if ( 'x-accel' === $how ) {
			header( 'X-Accel-Redirect: ' . trailingslashit( Settings::get( 'documents', 'sendfile_prefix' ) ) . $relative );
		} elseif ( 'x-sendfile' === $how ) {
			header( 'X-Sendfile: ' . $file );
		}
		return '' !== $how;
	}

	private static function answer( string $file, int $size, string $etag ): void {
		$range = self::range( $size, $etag );
		if ( null === $range ) {
			status_header( 416 );
			header( "Content-Range: bytes */$size" );
			return;
		}
		list( $first, $last ) = $range;
		status_header( $last - $first + 1 < $size ? 206 : 200 );
		if ( $last - $first + 1 < $size ) {
			header( "Content-Range: bytes $first-$last/$size" );
		}
		header( 'Content-Length: ' . ( $last - $first + 1 ) );
		if ( ! self::is_head() ) {
			self::read( $file, $first, $last, array( self::class, 'write' ) );
		}
	}

	/**
	 * Reads a file in pieces.
	 *
	 * @param callable(string): void $write Takes them.
	 */
	public static function read( string $file, int $first, int $last, callable $write ): void {
		$handle = fopen( $file, 'rb' );
		if ( false === $handle ) {
			return;
		}
		fseek( $handle, $first );
		for ( $left = $last - $first + 1; $left > 0 && ! connection_aborted(); ) {
			$chunk = (string) fread( $handle, min( self::CHUNK, $left ) );
			if ( '' === $chunk ) {
				break;
			}
			$left -= strlen( $chunk );
			$write( $chunk );
		}
		fclose( $handle );
	}

	public static function write( string $bytes ): void {
		echo $bytes; // phpcs:ignore WordPress.Security.EscapeOutput -- the bytes of a file.
		flush();
	}

	/**
	 * The asked range, the whole file where none (or several) were asked for, null where it lies outside.
	 *
	 * @return array{int, int}|null
	 */
	private static function range( int $size, string $etag ): ?array {
		$asked = isset( $_SERVER['HTTP_RANGE'] ) ? sanitize_text_field( wp_unslash( $_SERVER['HTTP_RANGE'] ) ) : '';
		$if    = isset( $_SERVER['HTTP_IF_RANGE'] ) ? sanitize_text_field( wp_unslash( $_SERVER['HTTP_IF_RANGE'] ) ) : '"' . $etag . '"';
		if ( '"' . $etag . '"' !== $if || ! preg_match( '/^bytes=(\d*)-(\d*)$/', $asked, $m ) || '-' === substr( $asked, 6 ) ) {
			return array( 0, max( 0, $size - 1 ) );
		}
		$first = '' === $m[1] ? max( 0, $size - (int) $m[2] ) : (int) $m[1];
		$last  = '' === $m[1] || '' === $m[2] ? $size - 1 : min( (int) $m[2], $size - 1 );
		return $first > $last || $first >= $size ? null : array( $first, $last );
	}

	/** RFC 6266 and 5987: a plain name for old programs, the real one for the others. */
	private static function disposition( string $name ): string {
		$plain = preg_replace( '/[^A-Za-z0-9._ -]+/', '_', remove_accents( $name ) );
		return "attachment; filename=\"$plain\"; filename*=UTF-8''" . rawurlencode( $name );
	}
}
