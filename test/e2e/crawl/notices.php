<?php
/**
 * Plugin Name: ERP Bridge crawl
 * Description: Tells each notice of PHP with the visit it belongs to; speaks the language that the visit asks for.
 */

defined( 'ABSPATH' ) || exit;

( static function (): void {
	$tell = static function ( string $message, string $file, int $line, array $trace ): void {
		$roots = array(
			(string) realpath( WP_PLUGIN_DIR . '/erp-bridge' )  => 'erp-bridge',
			(string) realpath( WP_PLUGIN_DIR . '/woocommerce' ) => 'woocommerce',
			rtrim( ABSPATH, '/' )                               => 'wordpress',
		);
		$short = static fn( string $path ): string => strtr( $path, $roots );
		$files = array();
		foreach ( $trace as $frame ) {
			if ( isset( $frame['file'] ) ) {
				$files[] = $short( $frame['file'] ) . ':' . ( $frame['line'] ?? 0 );
			}
		}
		$row = array(
			'visit'   => $_SERVER['HTTP_X_CRAWL'] ?? '',
			'request' => ( $_SERVER['REQUEST_METHOD'] ?? '' ) . ' ' . ( $_SERVER['REQUEST_URI'] ?? '' ),
			'message' => $message,
			'at'      => $short( $file ) . ":$line",
			'through' => $files,
		);
		file_put_contents( WP_CONTENT_DIR . '/crawl.log', wp_json_encode( $row ) . "\n", FILE_APPEND | LOCK_EX );
	};
	set_error_handler(
		static function ( int $type, string $message, string $file, int $line ) use ( $tell ): bool {
			// Silenced with @: somebody expects it.
			if ( error_reporting() & $type ) {
				$tell( wp_strip_all_tags( $message ), $file, $line, debug_backtrace( DEBUG_BACKTRACE_IGNORE_ARGS ) );
			}
			return false;
		}
	);
	register_shutdown_function(
		static function () use ( $tell ): void {
			$error = error_get_last();
			if ( null !== $error && ( $error['type'] & ( E_ERROR | E_PARSE | E_CORE_ERROR | E_COMPILE_ERROR ) ) ) {
				$tell( $error['message'], $error['file'], $error['line'], array() );
			}
		}
	);
} )();

if ( isset( $_SERVER['HTTP_X_CRAWL_LOCALE'] ) ) {
	add_filter( 'pre_determine_locale', static fn() => (string) $_SERVER['HTTP_X_CRAWL_LOCALE'] );
	add_filter( 'locale', static fn() => (string) $_SERVER['HTTP_X_CRAWL_LOCALE'] );
}
