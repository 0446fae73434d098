<?php
/**
 * Links, documents, journal and commands.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

use ErpBridge\Platform\Schema;

defined( 'ABSPATH' ) || exit;

return static function (): void {
	// 190 characters is what an index on utf8mb4 can hold on old servers.
	Schema::create_table(
		'links',
		"erp_key varchar(190) NOT NULL,
		user_id bigint(20) unsigned NOT NULL,
		tiers_key varchar(190) NOT NULL DEFAULT '',
		tiers_code varchar(190) NOT NULL DEFAULT '',
		synced_at datetime NOT NULL,
		PRIMARY KEY (erp_key),
		KEY user_id (user_id),
		KEY tiers_key (tiers_key)"
	);
	Schema::create_table(
		'documents',
		"id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
		erp_key varchar(190) NOT NULL,
		user_id bigint(20) unsigned NOT NULL,
		tiers_key varchar(190) NOT NULL DEFAULT '',
		type varchar(20) NOT NULL,
		number varchar(190) NOT NULL DEFAULT '',
		doc_date date NULL,
		due_date date NULL,
		order_number varchar(190) NOT NULL DEFAULT '',
		total varchar(32) NOT NULL DEFAULT '',
		total_net varchar(32) NOT NULL DEFAULT '',
		currency varchar(3) NOT NULL DEFAULT '',
		paid varchar(1) NOT NULL DEFAULT '',
		file_name varchar(190) NOT NULL,
		path varchar(190) NOT NULL,
		sha256 varchar(64) NOT NULL,
		size bigint(20) unsigned NOT NULL,
		state varchar(20) NOT NULL DEFAULT 'visible',
		stored_at datetime NOT NULL,
		first_opened_at datetime NULL,
		PRIMARY KEY (id),
		UNIQUE KEY erp_key (erp_key),
		KEY owner (user_id, state, doc_date)"
	);
	Schema::create_table(
		'journal',
		"id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
		lane varchar(32) NOT NULL,
		erp_key varchar(190) NOT NULL,
		label varchar(190) NOT NULL DEFAULT '',
		state varchar(16) NOT NULL,
		reason varchar(64) NOT NULL DEFAULT '',
		params longtext NOT NULL,
		at datetime NOT NULL,
		PRIMARY KEY (id),
		UNIQUE KEY record (erp_key, lane),
		KEY shown (lane, state, reason)"
	);
	Schema::create_table(
		'commands',
		"id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
		name varchar(32) NOT NULL,
		args longtext NOT NULL,
		state varchar(16) NOT NULL DEFAULT 'queued',
		message text NOT NULL,
		created_by bigint(20) unsigned NOT NULL DEFAULT 0,
		created_at datetime NOT NULL,
		updated_at datetime NOT NULL,
		PRIMARY KEY (id),
		KEY state (state)"
	);
};
