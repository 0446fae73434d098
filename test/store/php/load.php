<?php
/** Loads the WordPress in the folder given as first argument, as the address that it serves; for the command line only. */

$erp_bridge_lock = (string) getenv( 'ERP_BRIDGE_WRITE_LOCK' );
if ( '' !== $erp_bridge_lock ) {
	$erp_bridge_lock = fopen( $erp_bridge_lock, 'c' );
	flock( $erp_bridge_lock, LOCK_EX );
}

$_SERVER['HTTP_HOST']       = (string) getenv( 'ERP_BRIDGE_HOST' );
$_SERVER['SERVER_NAME']     = '127.0.0.1';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REQUEST_METHOD']  = 'GET';
$_SERVER['REQUEST_URI']     = '/';
$_SERVER['REMOTE_ADDR']     = '127.0.0.1';

require $argv[1] . '/wp-load.php';
