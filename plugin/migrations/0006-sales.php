<?php
/**
 * Which orders changed, what became of each in the ERP, and how it came to that.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

use ErpBridge\Platform\Schema;

defined( 'ABSPATH' ) || exit;

return static function (): void {
	Schema::create_table(
		'changes',
		"seq bigint(20) unsigned NOT NULL AUTO_INCREMENT,
		order_id bigint(20) unsigned NOT NULL,
		kind varchar(24) NOT NULL,
		at datetime NOT NULL,
		PRIMARY KEY (seq),
		KEY changed (order_id, at),
		KEY at (at)"
	);
	Schema::create_table(
		'sales',
		"order_id bigint(20) unsigned NOT NULL,
		state varchar(16) NOT NULL DEFAULT '',
		reason varchar(64) NOT NULL DEFAULT '',
		params longtext NULL,
		doc_type varchar(20) NOT NULL DEFAULT '',
		doc_number varchar(190) NOT NULL DEFAULT '',
		doc_state varchar(8) NOT NULL DEFAULT '',
		doc_date varchar(10) NOT NULL DEFAULT '',
		due_date varchar(10) NOT NULL DEFAULT '',
		doc_total varchar(32) NOT NULL DEFAULT '',
		doc_currency varchar(3) NOT NULL DEFAULT '',
		doc_paid varchar(1) NOT NULL DEFAULT '',
		stock_out varchar(1) NOT NULL DEFAULT '',
		difference varchar(32) NOT NULL DEFAULT '',
		qr_payload text NULL,
		qr_png mediumtext NULL,
		paid_by varchar(8) NOT NULL DEFAULT '',
		requested_at datetime NULL,
		finalize_at datetime NULL,
		mail_state varchar(8) NOT NULL DEFAULT '',
		mailed_at datetime NULL,
		mailed_to varchar(190) NOT NULL DEFAULT '',
		updated_at datetime NOT NULL,
		PRIMARY KEY (order_id),
		KEY state (state),
		KEY mail_state (mail_state)"
	);
	Schema::create_table(
		'sale_history',
		"id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
		order_id bigint(20) unsigned NOT NULL,
		at datetime NOT NULL,
		code varchar(64) NOT NULL,
		params longtext NOT NULL,
		PRIMARY KEY (id),
		KEY order_id (order_id)"
	);
};
