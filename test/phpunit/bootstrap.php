<?php
/** WordPress's own functions for texts and hooks, without a shop: `__` answers in English, as where no translation is loaded. */

declare( strict_types=1 );

require_once __DIR__ . '/../../vendor/autoload.php';

( static function (): void {
	$wordpress = (string) getenv( 'ERP_BRIDGE_WORDPRESS' );
	if ( ! is_file( $wordpress . '/wp-includes/plugin.php' ) ) {
		fwrite( STDERR, "There is no WordPress in “{$wordpress}”, whose functions these tests need. Name its folder in ERP_BRIDGE_WORDPRESS.\n" );
		exit( 1 );
	}
	define( 'ABSPATH', $wordpress . '/' );
	define( 'WPINC', 'wp-includes' );
	foreach ( array( 'plugin', 'pomo/translations', 'l10n', 'compat-utf8', 'utf8', 'formatting' ) as $file ) {
		require_once ABSPATH . WPINC . "/$file.php";
	}
	$GLOBALS['locale'] = 'en_US';
	// Else WordPress looks for a file of translations, in the database's language.
	$GLOBALS['l10n'] = array( 'erp-bridge' => new NOOP_Translations() );
} )();
