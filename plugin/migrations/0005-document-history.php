<?php
/**
 * What a document was before, who read it, and what its embedded invoice says.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

use ErpBridge\Platform\Schema;

defined( 'ABSPATH' ) || exit;

return static function (): void {
	Schema::add_columns(
		'documents',
		array(
			'facturx'      => "varchar(32) NOT NULL DEFAULT ''",
			'siren'        => "varchar(20) NOT NULL DEFAULT ''",
			'withdrawn_by' => "varchar(8) NOT NULL DEFAULT ''",
			'account_key'  => "varchar(190) NOT NULL DEFAULT ''",
			'order_id'     => 'bigint(20) unsigned NOT NULL DEFAULT 0',
			'tell'         => 'tinyint(1) NOT NULL DEFAULT 0',
		)
	);
	Schema::add_columns( 'journal', array( 'dismissed' => 'tinyint(1) NOT NULL DEFAULT 0' ) );
	Schema::create_table(
		'document_versions',
		"id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
		document_id bigint(20) unsigned NOT NULL,
		path varchar(190) NOT NULL,
		sha256 varchar(64) NOT NULL,
		size bigint(20) unsigned NOT NULL,
		stored_at datetime NOT NULL,
		PRIMARY KEY (id),
		UNIQUE KEY bytes (document_id, path)"
	);
	Schema::create_table(
		'document_downloads',
		"id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
		document_id bigint(20) unsigned NOT NULL,
		user_id bigint(20) unsigned NOT NULL,
		at datetime NOT NULL,
		PRIMARY KEY (id),
		KEY document (document_id, user_id)"
	);
	Schema::add_indexes(
		'documents',
		array(
			'tiers'      => 'tiers_key, state, doc_date',
			'shop_order' => 'order_id',
			'account'    => 'account_key',
		)
	);
};
