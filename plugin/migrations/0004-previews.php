<?php
/**
 * What a dry run would do.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

use ErpBridge\Schema;
use ErpBridge\Table;

defined( 'ABSPATH' ) || exit;

return static function (): void {
	global $wpdb;
	$previews = Table::name( 'previews' );
	Schema::run(
		"CREATE TABLE IF NOT EXISTS $previews (
			id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
			lane varchar(32) NOT NULL,
			erp_key varchar(190) NOT NULL,
			label varchar(190) NOT NULL DEFAULT '',
			outcome varchar(16) NOT NULL,
			reason varchar(64) NOT NULL DEFAULT '',
			params longtext NOT NULL,
			changes longtext NOT NULL,
			PRIMARY KEY (id),
			KEY shown (lane, outcome)
		) " . $wpdb->get_charset_collate()
	);
};
