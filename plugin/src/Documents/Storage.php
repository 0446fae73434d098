<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use RuntimeException;

/**
 * Where the PDFs lie: outside the web root where that can be, else in uploads under names nobody can guess. Rules for the
 * web server (.htaccess, web.config) are a third lock, not the first: nginx reads neither.
 */
final class Storage {
	private const OPTION = 'erp_bridge_storage';

	private const GUARDS = array(
		'.htaccess'  => "Require all denied\n<IfModule !mod_authz_core.c>\nDeny from all\n</IfModule>\n",
		'web.config' => "<?xml version=\"1.0\"?>\n<configuration><system.webServer><authorization><deny users=\"*\" /></authorization></system.webServer></configuration>\n",
		'index.php'  => "<?php\n// Silence is golden.\n",
	);

	public static function hooks(): void {
		add_filter( 'erp_bridge_settings_answer', static fn( mixed $answer, bool $to_admin ): array => (array) $answer + ( $to_admin ? array( 'documents_dir' => self::directory() ) : array() ), 10, 2 );
	}

	/** Whether the folder is there now: another request may make it at the same moment, so one failure is none. */
	public static function make( string $folder ): bool {
		for ( $try = 0; $try < 2; ++$try ) {
			if ( wp_mkdir_p( $folder ) ) {
				return true;
			}
		}
		return false;
	}

	/** The folder, made where missing. */
	public static function directory(): string {
		$directory = defined( 'ERP_BRIDGE_DOCUMENTS_DIR' ) ? untrailingslashit( (string) constant( 'ERP_BRIDGE_DOCUMENTS_DIR' ) ) : self::option()['directory'];
		if ( ! is_dir( $directory . '/tmp' ) ) {
			if ( ! self::make( $directory . '/tmp' ) ) {
				throw new RuntimeException( esc_html( "The folder for documents cannot be made: $directory" ) );
			}
			foreach ( self::GUARDS as $name => $content ) {
				file_put_contents( "$directory/$name", $content );
			}
		}
		return $directory;
	}

	/** The file's address on the web, if the folder is within what the web server serves. */
	public static function public_url( string $relative ): ?string {
		$file = wp_normalize_path( self::directory() . '/' . $relative );
		foreach ( array(
			wp_normalize_path( wp_get_upload_dir()['basedir'] ) => wp_get_upload_dir()['baseurl'],
			untrailingslashit( wp_normalize_path( ABSPATH ) ) => site_url(),
			// WordPress in a sub-folder of the site: what lies beside it is on the web, too.
			self::web_root() => substr( site_url(), 0, strlen( site_url() ) - strlen( (string) wp_parse_url( site_url(), PHP_URL_PATH ) ) ),
		) as $folder => $url ) {
			if ( '' !== $folder && str_starts_with( $file, $folder . '/' ) ) {
				return $url . substr( $file, strlen( $folder ) );
			}
		}
		return null;
	}

	/**
	 * The stored name of these bytes under this key: unguessable, and the same when a killed upload is sent again, so that
	 * no file is left without a row.
	 */
	public static function path_for( string $erp_key, string $sha256 ): string {
		$name = substr( hash_hmac( 'sha256', "$erp_key|$sha256", self::option()['secret'] ), 0, 32 );
		return substr( $name, 0, 2 ) . '/' . $name . '.pdf';
	}

	public static function file( string $path ): string {
		return self::directory() . '/' . $path;
	}

	public static function remove( string $path ): void {
		if ( '' !== $path && is_file( self::file( $path ) ) ) {
			wp_delete_file( self::file( $path ) );
		}
	}

	/** A name for a body that is being received; what requests that died left there goes after a day. */
	public static function temporary(): string {
		static $swept = false;
		$folder       = self::directory() . '/tmp';
		// Once a request: a bundle asks for a hundred names.
		foreach ( $swept ? array() : (array) glob( $folder . '/*' ) as $file ) {
			if ( is_string( $file ) && (int) @filemtime( $file ) < time() - DAY_IN_SECONDS ) {
				wp_delete_file( $file );
			}
		}
		$swept = true;
		return $folder . '/' . bin2hex( random_bytes( 16 ) );
	}

	/** @return array{directory: string, secret: string} */
	private static function option(): array {
		$option = get_option( self::OPTION );
		if ( ! is_array( $option ) ) {
			// add_option leaves what a request at the same moment has written.
			add_option(
				self::OPTION,
				array(
					'directory' => self::choose(),
					'secret'    => bin2hex( random_bytes( 32 ) ),
				),
				'',
				false
			);
			wp_cache_delete( self::OPTION, 'options' );
			$option = get_option( self::OPTION );
		}
		return $option;
	}

	private static function choose(): string {
		$name   = '/erp-bridge-documents-' . bin2hex( random_bytes( 16 ) );
		$beside = dirname( untrailingslashit( wp_normalize_path( ABSPATH ) ) );
		$root   = self::web_root();
		// WordPress in a sub-folder of the site: the folder above is on the web.
		$is_root = '' === trim( (string) wp_parse_url( site_url(), PHP_URL_PATH ), '/' );
		$served  = '' !== $root && str_starts_with( $beside . '/', $root . '/' );
		// open_basedir makes is_writable() complain about a folder that is just not ours.
		if ( $is_root && ! $served && '/' !== $beside && @is_writable( $beside ) ) {
			return $beside . $name;
		}
		return wp_normalize_path( wp_get_upload_dir()['basedir'] ) . $name;
	}

	/** What the web server serves, as far as it says so. */
	private static function web_root(): string {
		$said = isset( $_SERVER['DOCUMENT_ROOT'] ) ? sanitize_text_field( wp_unslash( $_SERVER['DOCUMENT_ROOT'] ) ) : '';
		$root = '' === $said ? false : realpath( $said );
		return false === $root ? '' : untrailingslashit( wp_normalize_path( $root ) );
	}
}
