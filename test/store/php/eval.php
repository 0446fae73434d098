<?php
/** Runs the PHP on standard input inside WordPress: `php eval.php WORDPRESS_FOLDER < code`. */

$erp_bridge_code = stream_get_contents( STDIN );
require __DIR__ . '/load.php';
eval( $erp_bridge_code );
