<?php
/**
 * What a document was before, who read it, and what its embedded invoice says.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

use ErpBridge\Schema;
use ErpBridge\Table;

defined( 'ABSPATH' ) || exit;

return static function (): void {
	global $wpdb;
	$collate   = $wpdb->get_charset_collate();
	$versions  = Table::name( 'document_versions' );
	$downloads = Table::name( 'document_downloads' );
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
	Schema::run(
		"CREATE TABLE IF NOT EXISTS $versions (
			id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
			document_id bigint(20) unsigned NOT NULL,
			path varchar(190) NOT NULL,
			sha256 varchar(64) NOT NULL,
			size bigint(20) unsigned NOT NULL,
			stored_at datetime NOT NULL,
			PRIMARY KEY (id),
			UNIQUE KEY bytes (document_id, path)
		) $collate"
	);
	Schema::run(
		"CREATE TABLE IF NOT EXISTS $downloads (
			id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
			document_id bigint(20) unsigned NOT NULL,
			user_id bigint(20) unsigned NOT NULL,
			at datetime NOT NULL,
			PRIMARY KEY (id),
			KEY document (document_id, user_id)
		) $collate"
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
