<?php
/**
 * What the worker saw when it looked at orders (page Orders).
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

use ErpBridge\Platform\Schema;

defined( 'ABSPATH' ) || exit;

return static function (): void {
	Schema::create_table(
		'order_looks',
		"id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
		source varchar(40) NOT NULL,
		scope varchar(10) NOT NULL,
		order_id varchar(190) NOT NULL,
		shop_id bigint(20) unsigned NOT NULL DEFAULT 0,
		number varchar(190) NOT NULL DEFAULT '',
		placed_at datetime NULL,
		modified_at datetime NULL,
		standing varchar(16) NOT NULL,
		reason varchar(64) NOT NULL DEFAULT '',
		params longtext NOT NULL,
		PRIMARY KEY (id),
		UNIQUE KEY one (source, scope, order_id),
		KEY shop (shop_id, scope)"
	);
	// Another source's A and a are two orders.
	Schema::as_bytes( 'order_looks', array( 'order_id' => 'varbinary(190) NOT NULL' ) );
};
