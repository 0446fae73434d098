<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge;

/** PSR-4 for one namespace; a Composer autoloader in a shop could clash with another plugin's. */
final class Autoloader {
	public static function register( string $prefix, string $folder ): void {
		spl_autoload_register(
			static function ( string $class_name ) use ( $prefix, $folder ): void {
				if ( ! str_starts_with( $class_name, $prefix ) ) {
					return;
				}
				$file = $folder . str_replace( '\\', '/', substr( $class_name, strlen( $prefix ) ) ) . '.php';
				if ( is_file( $file ) ) {
					require $file;
				}
			}
		);
	}
}
