<?php
/** Constants that WordPress defines at run time and its stubs leave out. */
define( 'ABSPATH', '/' );
define( 'DB_NAME', '' );
define( 'EP_ROOT', 64 );
define( 'EP_PAGES', 4096 );
define( 'DAY_IN_SECONDS', 86400 );
define( 'HOUR_IN_SECONDS', 3600 );
define( 'MINUTE_IN_SECONDS', 60 );
define( 'MB_IN_BYTES', 1048576 );
define( 'LOGGED_IN_COOKIE', '' );

/** Of Action Scheduler, which comes with WooCommerce. */
function as_enqueue_async_action( string $hook, array $args = array(), string $group = '', bool $unique = false ): int {
	return 0;
}
