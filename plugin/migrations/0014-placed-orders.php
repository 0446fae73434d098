<?php
/**
 * When an order was placed that had been begun before: `begun_at` is its creation date of then.
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
			'placed_at' => 'datetime NULL',
			'begun_at'  => 'datetime NULL',
		)
	);
};
