<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ErpBridge\Platform\Rest;
use WP_Error;

/** The body of an upload, streamed to temporary files: hashed on the way, checked, never whole in memory. */
final class UploadBody {
	private const CHUNK = 262144;

	/** @var resource */
	private $in;

	/** @param int $limit Most bytes of one document. */
	public function __construct( private readonly int $limit ) {
		$in = fopen( 'php://input', 'rb' );
		if ( false === $in ) {
			throw new \RuntimeException( 'php://input cannot be read' );
		}
		$this->in = $in;
	}

	public static function hooks(): void {
		add_action( 'parse_request', array( self::class, 'keep_out_of_memory' ), 1 );
	}

	/** WordPress's REST server reads every body into memory unless it thinks it has done so. */
	public static function keep_out_of_memory(): void {
		$uri = isset( $_SERVER['REQUEST_URI'] ) ? sanitize_text_field( wp_unslash( $_SERVER['REQUEST_URI'] ) ) : '';
		if ( 'PUT' === ( $_SERVER['REQUEST_METHOD'] ?? '' ) && str_contains( $uri, '/' . Rest::NAMESPACE . '/documents' ) ) {
			$GLOBALS['HTTP_RAW_POST_DATA'] = ''; // phpcs:ignore
		}
	}

	/** The next line, without its end; '' where it is longer than that. */
	public function line( int $length ): string {
		return (string) stream_get_line( $this->in, $length, "\n" );
	}

	/** Reads over a document that is not needed. */
	public function skip( int $size ): void {
		while ( $size > 0 && ! feof( $this->in ) ) {
			$size -= strlen( (string) fread( $this->in, min( self::CHUNK, $size ) ) );
		}
	}

	/**
	 * @param string   $sha256 What the bytes must hash to.
	 * @param int|null $size   How many they are; null: all that is left.
	 * @return string The temporary file; gone again where the bytes are refused.
	 * @throws Refused Where they are.
	 */
	public function receive( string $sha256, ?int $size = null ): string {
		$announced = $size ?? (int) ( $_SERVER['CONTENT_LENGTH'] ?? 0 );
		if ( $announced > $this->limit ) {
			$this->skip( $size ?? 0 );
			throw new Refused( self::too_large( $this->limit ) );
		}
		$file = Storage::temporary();
		try {
			$this->copy( $file, $sha256, $size );
			return $file;
		} catch ( Refused $refused ) {
			if ( is_file( $file ) ) {
				unlink( $file );
			}
			throw $refused;
		}
	}

	/** @throws Refused Where the bytes are not what was announced, no PDF, or do not fit. */
	private function copy( string $file, string $sha256, ?int $left ): void {
		$out = @fopen( $file, 'xb' );
		if ( false === $out ) {
			$this->skip( $left ?? 0 );
			throw new Refused( self::full() );
		}
		$hash   = hash_init( 'sha256' );
		$size   = 0;
		$head   = '';
		$tail   = '';
		$fault  = null;
		while ( 0 !== $left && ! feof( $this->in ) ) {
			$chunk = (string) fread( $this->in, null === $left ? self::CHUNK : min( self::CHUNK, $left ) );
			$size += strlen( $chunk );
			$left  = null === $left ? null : $left - strlen( $chunk );
			// A document of a bundle is read to its end all the same: the next one begins there.
			if ( null === $fault && $size > $this->limit ) {
				$fault = self::too_large( $this->limit );
			} elseif ( null === $fault && @fwrite( $out, $chunk ) !== strlen( $chunk ) ) {
				$fault = self::full();
			}
			if ( null !== $fault && null === $left ) {
				break;
			}
			hash_update( $hash, $chunk );
			$head = strlen( $head ) < PdfShape::HEAD ? substr( $head . $chunk, 0, PdfShape::HEAD ) : $head;
			$tail = substr( $tail . $chunk, -PdfShape::TAIL );
		}
		$written = fflush( $out );
		fclose( $out );
		$fault ??= $written ? null : self::full();
		$fault ??= hash_equals( $sha256, hash_final( $hash ) ) ? null : Rest::error( 'sha256_mismatch', __( 'The bytes that arrived are not those that were announced. Send the document again.', 'erp-bridge' ), 400 );
		$fault ??= PdfShape::is_whole( $head, $tail, $file ) ? null : Rest::error( 'not_a_pdf', __( 'This file is no complete PDF: it does not begin and end as one. Make it again in the ERP.', 'erp-bridge' ), 400 );
		if ( null !== $fault ) {
			throw new Refused( $fault );
		}
	}

	private static function too_large( int $limit ): WP_Error {
		/* translators: %s: size, for example 25 MB. */
		return Rest::error( 'too_large', sprintf( __( 'The document is larger than the %s that the settings allow.', 'erp-bridge' ), size_format( $limit ) ), 413 );
	}

	public static function full(): WP_Error {
		return Rest::error( 'storage_full', __( 'The shop cannot store the document: its disk is full or the folder for documents is not writable. Ask your host.', 'erp-bridge' ), 507 );
	}
}
