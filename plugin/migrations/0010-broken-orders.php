<?php
/**
 * Orders with which another plugin ends the request that reads them.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

use ErpBridge\Platform\Schema;

defined( 'ABSPATH' ) || exit;

return static function (): void {
	Schema::create_table(
		'broken_orders',
		'order_id bigint(20) unsigned NOT NULL,
		detail text NOT NULL,
		at datetime NOT NULL,
		PRIMARY KEY (order_id)'
	);
};
