<?php
/**
 * Router of PHP's built-in server: behaves as Apache does for WordPress, closed folders included.
 * ERP_BRIDGE_WRITE_LOCK names the file that keeps writers apart on SQLite; empty where the database does that itself.
 * ERP_BRIDGE_PHP_SECRET, in shops of tests only, lets its holder run PHP inside WordPress at /__erp_bridge_php.
 */

( static function (): void {
	$lock = (string) getenv( 'ERP_BRIDGE_WRITE_LOCK' );
	if ( '' === $lock || in_array( $_SERVER['REQUEST_METHOD'], array( 'GET', 'HEAD', 'OPTIONS' ), true ) ) {
		return;
	}
	// A request that WordPress sends to itself comes while the outer one holds the lock: waiting for it would never end.
	if ( '127.0.0.1' === $_SERVER['REMOTE_ADDR'] && str_starts_with( $_SERVER['HTTP_USER_AGENT'] ?? '', 'WordPress/' ) ) {
		return;
	}
	// Kept in a global until the request ends; closing the file gives the lock back, even after a fatal error.
	$GLOBALS['erp_bridge_write_lock'] = fopen( $lock, 'c' );
	flock( $GLOBALS['erp_bridge_write_lock'], LOCK_EX );
} )();

/** Whether Apache would refuse this path: a hidden Apache file, a database, or a folder that a .htaccess closes. */
function erp_bridge_router_is_closed( string $root, string $path ): bool {
	if ( preg_match( '#/\.ht[^/]*$|\.sqlite[^/]*$#i', $path ) ) {
		return true;
	}
	$folder = $root;
	foreach ( explode( '/', $path ) as $name ) {
		$folder = '' === $name ? $folder : $folder . '/' . $name;
		$rules  = is_file( $folder . '/.htaccess' ) ? file_get_contents( $folder . '/.htaccess' ) : '';
		if ( preg_match( '/^\s*(require\s+all\s+denied|deny\s+from\s+all)\s*$/mi', $rules ) ) {
			return true;
		}
	}
	return false;
}

/**
 * Sends a script, a style or a font with its date, as Apache does: so browsers keep it from one page to the next, which PHP's
 * server alone makes them fetch a hundred files anew for.
 */
function erp_bridge_router_sends( string $file ): bool {
	$types = array(
		'css'   => 'text/css; charset=utf-8',
		'js'    => 'text/javascript; charset=utf-8',
		'svg'   => 'image/svg+xml',
		'webp'  => 'image/webp',
		'woff2' => 'font/woff2',
	);
	$type  = $types[ strtolower( pathinfo( $file, PATHINFO_EXTENSION ) ) ] ?? null;
	if ( null === $type || 'GET' !== $_SERVER['REQUEST_METHOD'] ) {
		return false;
	}
	$date = gmdate( 'D, d M Y H:i:s', (int) filemtime( $file ) ) . ' GMT';
	header( "Last-Modified: $date" );
	if ( $date === ( $_SERVER['HTTP_IF_MODIFIED_SINCE'] ?? '' ) ) {
		http_response_code( 304 );
		return true;
	}
	header( "Content-Type: $type" );
	header( 'Content-Length: ' . filesize( $file ) );
	readfile( $file );
	return true;
}

if ( '/__erp_bridge_php' === $_SERVER['REQUEST_URI'] && '' !== (string) getenv( 'ERP_BRIDGE_PHP_SECRET' ) ) {
	if ( ! hash_equals( (string) getenv( 'ERP_BRIDGE_PHP_SECRET' ), $_SERVER['HTTP_X_ERP_BRIDGE_PHP'] ?? '' ) ) {
		http_response_code( 403 );
		return;
	}
	// Whoever gets an answer without this has asked somebody else's shop.
	header( 'X-Erp-Bridge-Php: run' );
	$erp_bridge_code = (string) file_get_contents( 'php://input' );
	// As a program on the command line finds the world: no time limit, nothing of our request, output only at the end.
	set_time_limit( 0 );
	foreach ( array( 'CONTENT_TYPE', 'CONTENT_LENGTH' ) as $name ) {
		unset( $_SERVER[ $name ], $_SERVER[ "HTTP_$name" ] );
	}
	unset( $_SERVER['HTTP_X_ERP_BRIDGE_PHP'], $name );
	$_SERVER['REQUEST_METHOD']  = 'GET';
	$_SERVER['REQUEST_URI']     = '/';
	$_SERVER['SCRIPT_NAME']     = '/index.php';
	$_SERVER['PHP_SELF']        = '/index.php';
	$_SERVER['SCRIPT_FILENAME'] = $_SERVER['DOCUMENT_ROOT'] . '/index.php';
	chdir( $_SERVER['DOCUMENT_ROOT'] );
	ob_start();
	register_shutdown_function(
		static function (): void {
			$error = error_get_last();
			if ( null !== $error && ( $error['type'] & ( E_ERROR | E_PARSE | E_CORE_ERROR | E_COMPILE_ERROR | E_USER_ERROR ) ) ) {
				header( 'X-Erp-Bridge-Php-Failed: ' . rawurlencode( substr( $error['message'], 0, 2000 ) ) );
			}
		}
	);
	require rtrim( $_SERVER['DOCUMENT_ROOT'], '/' ) . '/wp-load.php';
	eval( $erp_bridge_code );
	return;
}

$erp_bridge_root = rtrim( $_SERVER['DOCUMENT_ROOT'], '/' );
$erp_bridge_path = rawurldecode( (string) parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );

if ( preg_match( '#(^|/)\.\.(/|$)|\0#', $erp_bridge_path ) ) {
	http_response_code( 400 );
	return;
}
if ( erp_bridge_router_is_closed( $erp_bridge_root, $erp_bridge_path ) ) {
	http_response_code( 403 );
	header( 'Content-Type: text/plain' );
	echo "Forbidden\n";
	return;
}

$erp_bridge_script = '/index.php';
$erp_bridge_file   = $erp_bridge_root . $erp_bridge_path;
if ( is_dir( $erp_bridge_file ) && is_file( rtrim( $erp_bridge_file, '/' ) . '/index.php' ) ) {
	if ( ! str_ends_with( $erp_bridge_path, '/' ) ) {
		header( 'Location: ' . $erp_bridge_path . '/', true, 301 );
		return;
	}
	$erp_bridge_script = $erp_bridge_path . 'index.php';
} elseif ( is_file( $erp_bridge_file ) ) {
	if ( ! str_ends_with( $erp_bridge_path, '.php' ) ) {
		// The server sends the file itself, with its MIME type; what a page is built of, we do.
		return erp_bridge_router_sends( $erp_bridge_file );
	}
	$erp_bridge_script = $erp_bridge_path;
}

$_SERVER['SCRIPT_NAME']     = $erp_bridge_script;
$_SERVER['PHP_SELF']        = $erp_bridge_script;
$_SERVER['SCRIPT_FILENAME'] = $erp_bridge_root . $erp_bridge_script;
unset( $_SERVER['PATH_INFO'] );
chdir( dirname( $_SERVER['SCRIPT_FILENAME'] ) );
require $_SERVER['SCRIPT_FILENAME'];
