<?php
/**
 * What a dry run would do.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

use ErpBridge\Platform\Schema;

defined( 'ABSPATH' ) || exit;

return static function (): void {
	Schema::create_table(
		'previews',
		"id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
		lane varchar(32) NOT NULL,
		erp_key varchar(190) NOT NULL,
		label varchar(190) NOT NULL DEFAULT '',
		outcome varchar(16) NOT NULL,
		reason varchar(64) NOT NULL DEFAULT '',
		params longtext NOT NULL,
		changes longtext NOT NULL,
		PRIMARY KEY (id),
		KEY shown (lane, outcome)"
	);
};
