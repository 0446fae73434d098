<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Health;

use ErpBridge\Admin\Loopback;
use ErpBridge\Documents\Storage;

/** How well the folder for documents is closed: not believed, but tried with a file that nobody minds losing. */
enum Folder {
	case Outside;
	case Closed;
	case Open;
	case Unknown;
	case Faulty;

	public static function probe(): self {
		$name    = bin2hex( random_bytes( 16 ) ) . '.txt';
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

	public static function advice(): string {
		$rule = 'location ~ /erp-bridge-documents- { deny all; }';
		/* translators: 1: PHP code, 2: a line of nginx configuration. */
		return sprintf( __( 'Name a folder outside the web root in wp-config.php: %1$s — or close it in the web server; for nginx: %2$s', 'erp-bridge' ), "define( 'ERP_BRIDGE_DOCUMENTS_DIR', '/path/outside/the/web/root' );", $rule );
	}
}
