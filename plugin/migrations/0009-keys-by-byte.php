<?php
/**
 * Keys compare byte by byte. The collations of WordPress, and SQLite behind it, take upper and lower case, accents and blanks at the end
 * for the same: two customers of the ERP were one. Bytes, not a binary collation: those ignore blanks at the end, too. What the database had taken for one because of upper and lower case is told and sent again.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

use ErpBridge\Documents\MixedKeys;
use ErpBridge\Platform\Schema;

defined( 'ABSPATH' ) || exit;

return static function (): void {
	// 700 and 760 bytes: 190 characters of any kind, or as many as an index of old servers holds.
	$key     = 'varbinary(190) NOT NULL';
	$may     = "varbinary(190) NOT NULL DEFAULT ''";
	$columns = array(
		'links'             => array(
			'erp_key'   => $key,
			'tiers_key' => $may,
		),
		'documents'         => array(
			'erp_key'     => $key,
			'account_key' => $may,
			'tiers_key'   => $may,
			'number'      => "varbinary(760) NOT NULL DEFAULT ''",
			'guest_email' => "varbinary(700) NOT NULL DEFAULT ''",
			'path'        => $key,
		),
		'document_versions' => array( 'path' => $key ),
		'journal'           => array( 'erp_key' => $key ),
		'previews'          => array( 'erp_key' => $key ),
		'sales'             => array( 'doc_number' => "varbinary(760) NOT NULL DEFAULT ''" ),
	);
	foreach ( $columns as $table => $its ) {
		Schema::as_bytes( $table, $its );
	}
	MixedKeys::part();
};
