<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Health;

use ErpBridge\Documents\Storage;
use ErpBridge\Platform\Loopback;

/** How well the folder for documents is closed: not believed, but tried with a file that nobody minds losing. */
enum Folder {
	case Outside;
	case Closed;
	case Open;
	case Unknown;
	case Faulty;

	public static function probe(): self {
		// Where a PDF would lie and called as one: servers have rules of their own for folders and endings.
		$name    = 'tmp/' . bin2hex( random_bytes( 16 ) ) . '.pdf';
		$content = bin2hex( random_bytes( 16 ) );
		try {
			$file = Storage::file( $name );
			if ( false === @file_put_contents( $file, $content ) ) {
				return self::Faulty;
			}
			$url = Storage::public_url( $name );
		} catch ( \RuntimeException ) {
			return self::Faulty;
		}
		$answer = null === $url ? null : Loopback::get( $url );
		unlink( $file );
		return match ( true ) {
			null === $answer => self::Outside,
			is_wp_error( $answer ) => self::Unknown,
			str_contains( $answer['body'], $content ) => self::Open,
			default => self::Closed,
		};
	}

	/** @return array<string, string> What to do, each with the lines to paste. */
	public static function remedies(): array {
		$path  = (string) wp_parse_url( (string) Storage::public_url( '' ), PHP_URL_PATH );
		$nginx = '' === $path ? '~ /erp-bridge-documents-' : '^~ ' . $path;
		return array(
			__( 'Best: name a folder outside the web root in wp-config.php, then move what is in the old one there.', 'erp-bridge' ) => "define( 'ERP_BRIDGE_DOCUMENTS_DIR', '/path/outside/the/web/root' );",
			__( 'Or close the folder in the web server. For nginx, put these lines into the server block of the site, before other locations, and reload it:', 'erp-bridge' ) => "location $nginx {\n    deny all;\n}",
		);
	}

	public static function advice(): string {
		$parts = array();
		foreach ( self::remedies() as $sentence => $lines ) {
			$parts[] = "$sentence\n$lines";
		}
		return implode( "\n\n", $parts );
	}
}
