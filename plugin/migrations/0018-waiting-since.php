<?php
/**
 * Since when an order has been kept from the ERP; nothing while it is not.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

use ErpBridge\Platform\Schema;

defined( 'ABSPATH' ) || exit;

return static function (): void {
	Schema::add_columns( 'sales', array( 'waiting_since' => 'datetime NULL' ) );
};
