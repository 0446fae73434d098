<?php
/**
 * `status_due`: the ERP went a step on, and the order's status for it is not set yet. `status_by_erp`: the status that an unpaid order has
 * because of the ERP.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

use ErpBridge\Platform\Schema;

defined( 'ABSPATH' ) || exit;

return static function (): void {
	Schema::add_columns(
		'sales',
		array(
			'status_due'    => "varchar(1) NOT NULL DEFAULT ''",
			'status_by_erp' => "varchar(50) NOT NULL DEFAULT ''",
		)
	);
};
