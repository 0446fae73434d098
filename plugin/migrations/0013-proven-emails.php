<?php
/**
 * What the ERP has for an e-mail is shown to who proved that it is his. Accounts that the sync made are proven: nobody else could choose
 * their e-mail, and their first password was set by a mailed link. All others, also those that the sync found and linked, may have been
 * registered by anybody: what they have is theirs when they confirm their e-mail.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

use ErpBridge\Accounts\ProvenEmail;
use ErpBridge\Platform\Schema;
use ErpBridge\Platform\Table;

defined( 'ABSPATH' ) || exit;

return static function (): void {
	global $wpdb;
	$columns = array(
		'links'     => 'email',
		'documents' => 'owner_email',
	);
	foreach ( $columns as $table => $column ) {
		Schema::add_columns( $table, array( $column => "varchar(190) NOT NULL DEFAULT ''" ) );
		Schema::as_bytes( $table, array( $column => "varbinary(700) NOT NULL DEFAULT ''" ) );
	}
	$links  = Table::name( 'links' );
	$proven = "SELECT 1 FROM {$wpdb->usermeta} p WHERE p.user_id = %s AND p.meta_key = '" . ProvenEmail::META . "'";
	// A password that nobody can have is ours. Where one was set since, the order of the rows says who made the account: WooCommerce
	// writes last_update after WordPress has written its own, the sync in between.
	$untouched = "u.user_pass LIKE '*%' AND LENGTH(u.user_pass) = 49";
	$in_bulk   = "EXISTS ( SELECT 1 FROM {$wpdb->usermeta} a JOIN {$wpdb->usermeta} b ON b.user_id = a.user_id AND b.meta_key = 'rich_editing' WHERE a.user_id = u.ID AND a.meta_key = 'last_update' AND a.umeta_id < b.umeta_id )";
	Schema::run(
		"INSERT INTO {$wpdb->usermeta} (user_id, meta_key, meta_value) SELECT u.ID, '" . ProvenEmail::META . "', u.user_email FROM {$wpdb->users} u
		WHERE u.user_email <> '' AND u.ID IN ( SELECT user_id FROM $links WHERE severed = '' ) AND ( ( $untouched ) OR $in_bulk ) AND NOT EXISTS ( " . sprintf( $proven, 'u.ID' ) . ' )'
	);
	wp_cache_flush();
	foreach ( $columns as $table => $column ) {
		$name = Table::name( $table );
		Schema::run( "UPDATE $name SET $column = COALESCE( ( SELECT u.user_email FROM {$wpdb->users} u WHERE u.ID = $name.user_id ), '' ) WHERE user_id > 0 AND NOT EXISTS ( " . sprintf( $proven, "$name.user_id" ) . ' )' );
	}
};
