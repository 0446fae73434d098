<?php
/**
 * Documents were put to shop orders by the ERP's order number, too, which may be a stranger's order. Those links go; the worker sends
 * the documents that answer an order again, with its key.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

use ErpBridge\Platform\Schema;
use ErpBridge\Platform\Table;

defined( 'ABSPATH' ) || exit;

return static function (): void {
	$documents = Table::name( 'documents' );
	$sales     = Table::name( 'sales' );
	$by_number = 'd.order_id > 0 AND d.order_number = CAST(d.order_id AS CHAR)';
	$learnt    = "doc_number <> '' AND EXISTS ( SELECT 1 FROM $documents d WHERE d.order_id = $sales.order_id AND d.type = $sales.doc_type AND d.number = $sales.doc_number AND $by_number )";
	// A number may have been learnt from the wrong document; the worker says again what the ERP said.
	Schema::run( "UPDATE $sales SET mail_state = '' WHERE mail_state = 'due' AND $learnt" );
	Schema::run( "UPDATE $sales SET doc_number = '' WHERE $learnt" );
	Schema::run( "UPDATE $documents SET order_id = 0 WHERE order_id > 0 AND order_number = CAST(order_id AS CHAR)" );
};
