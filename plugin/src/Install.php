<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge;

use ErpBridge\Platform\Daily;
use ErpBridge\Platform\Lock;
use ErpBridge\Platform\Plugin;

/** Tables, role and capability, by append-only migrations: on activation and, for updates without one, by version. */
final class Install {
	private const OPTION = 'erp_bridge_schema';

	/** Files of plugin/migrations. Never change one that was released: add another at the end. */
	private const MIGRATIONS = array(
		'0001-first-tables',
		'0002-roles',
		'0003-severed-links',
		'0004-previews',
		'0005-document-history',
		'0006-sales',
		'0007-guest-documents',
		'0008-orders-by-key',
		'0009-keys-by-byte',
		'0010-broken-orders',
		'0011-accounts-by-age',
		'0012-worker-without-password',
		'0013-proven-emails',
		'0014-placed-orders',
		'0015-worker-of-its-own',
		'0016-work-with-orders',
		'0017-status-of-orders',
		'0018-waiting-since',
		'0019-order-looks',
	);

	public static function activate(): void {
		self::upgrade();
		// Accounts may have been deleted while the plugin was off.
		Accounts\Gone::sweep();
		Documents\Orphans::sweep();
		MyDocuments\AccountTab::add_endpoint();
		flush_rewrite_rules();
	}

	public static function deactivate(): void {
		Daily::stop();
		Alerts\Watch::stop();
		flush_rewrite_rules();
	}

	public static function upgrade(): void {
		$done = (int) get_option( self::OPTION, 0 );
		if ( $done >= count( self::MIGRATIONS ) ) {
			return;
		}
		Lock::hold(
			'install',
			static function () use ( $done ): void {
				foreach ( array_slice( self::MIGRATIONS, $done, null, true ) as $number => $name ) {
					$migration = require Plugin::path( "migrations/$name.php" );
					$migration();
					update_option( self::OPTION, $number + 1 );
				}
			}
		);
	}
}
