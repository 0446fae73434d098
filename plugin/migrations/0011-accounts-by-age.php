<?php
/**
 * A document's account is its number and since when it exists. What hangs on numbers whose account was deleted, or is another one by
 * now, is taken from them; where a document came before its account and nothing links the two, the worker says anew whose it is.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

use ErpBridge\Accounts\Gone;
use ErpBridge\Documents\Orphans;
use ErpBridge\Platform\Schema;
use ErpBridge\Platform\Table;

defined( 'ABSPATH' ) || exit;

return static function (): void {
	global $wpdb;
	Schema::add_columns( 'documents', array( 'user_since' => 'datetime NULL' ) );
	$documents = Table::name( 'documents' );
	$linked    = 'SELECT 1 FROM ' . Table::name( 'links' ) . " l WHERE l.erp_key = $documents.account_key AND l.user_id = $documents.user_id AND l.severed = '' AND l.synced_at >= u.user_registered";
	Schema::run( "UPDATE $documents SET user_since = ( SELECT u.user_registered FROM {$wpdb->users} u WHERE u.ID = $documents.user_id AND ( u.user_registered <= $documents.stored_at OR EXISTS ( $linked ) ) ) WHERE user_since IS NULL" );
	Gone::sweep();
	Orphans::sweep();
};
