<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

/** Sends a stored file to who may read it, whole or a range, in chunks; the bytes are never touched. */
final class Download {
	private const QUERY = 'erp_bridge_document';

	public static function hooks(): void {
		add_action( 'template_redirect', array( self::class, 'front_end' ), 0 );
	}

	/** Not the REST address: a cookie without a nonce signs nobody in there. */
	public static function url( int $id ): string {
		return add_query_arg( self::QUERY, $id, home_url( '/' ) );
	}

	public static function front_end(): void {
		// Reading one's own document changes nothing, so the link needs no nonce and may be kept.
		if ( ! isset( $_GET[ self::QUERY ] ) ) { // phpcs:ignore WordPress.Security.NonceVerification.Recommended
			return;
		}
		nocache_headers();
		if ( ! is_user_logged_in() ) {
			$link = sprintf( '<a href="%s">%s</a>', esc_url( wc_get_page_permalink( 'myaccount' ) ), esc_html__( 'Sign in', 'erp-bridge' ) );
			wp_die( esc_html__( 'Please sign in to read this document.', 'erp-bridge' ) . ' ' . wp_kses_post( $link ), '', array( 'response' => 401 ) );
		}
		$row = Documents::readable( absint( wp_unslash( $_GET[ self::QUERY ] ) ), get_current_user_id() ); // phpcs:ignore WordPress.Security
		if ( null === $row || ! is_file( Storage::file( $row->path ) ) ) {
			wp_die( esc_html__( 'There is no such document in your account.', 'erp-bridge' ), '', array( 'response' => 404 ) );
		}
		self::send( $row );
	}

	public static function send( \stdClass $row ): never {
		$file = Storage::file( $row->path );
		$size = (int) filesize( $file );
		if ( (int) $row->user_id === get_current_user_id() ) {
			Documents::mark_opened( $row );
		}
		while ( ob_get_level() > 0 ) {
			ob_end_clean();
		}
		if ( function_exists( 'set_time_limit' ) ) {
			set_time_limit( 0 );
		}
		// A compressing server would make Content-Length a lie.
		ini_set( 'zlib.output_compression', 'Off' ); // phpcs:ignore
		header_remove( 'Last-Modified' );
		header( 'Content-Type: application/pdf' );
		header( 'Content-Disposition: ' . self::disposition( $row->file_name ) );
		header( 'X-Content-Type-Options: nosniff' );
		header( 'X-Robots-Tag: noindex' );
		header( 'Cache-Control: private, no-store' );
		header( 'Accept-Ranges: bytes' );
		header( 'ETag: "' . $row->sha256 . '"' );
		$range = self::range( $size, (string) $row->sha256 );
		if ( null === $range ) {
			status_header( 416 );
			header( "Content-Range: bytes */$size" );
			exit;
		}
		list( $first, $last ) = $range;
		status_header( $last - $first + 1 < $size ? 206 : 200 );
		if ( $last - $first + 1 < $size ) {
			header( "Content-Range: bytes $first-$last/$size" );
		}
		header( 'Content-Length: ' . ( $last - $first + 1 ) );
		if ( 'HEAD' !== ( $_SERVER['REQUEST_METHOD'] ?? '' ) ) {
			self::stream( $file, $first, $last );
		}
		exit;
	}

	private static function stream( string $file, int $first, int $last ): void {
		$handle = fopen( $file, 'rb' );
		if ( false === $handle ) {
			return;
		}
		fseek( $handle, $first );
		for ( $left = $last - $first + 1; $left > 0 && ! connection_aborted(); ) {
			$chunk = (string) fread( $handle, min( 262144, $left ) );
			if ( '' === $chunk ) {
				break;
			}
			$left -= strlen( $chunk );
			echo $chunk; // phpcs:ignore WordPress.Security.EscapeOutput -- the bytes of a PDF.
			flush();
		}
		fclose( $handle );
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
