<?php
/**
 * The capability to work with orders that are in the ERP (article 4), for those who could until now.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

use ErpBridge\Platform\Plugin;

defined( 'ABSPATH' ) || exit;

return static function (): void {
	foreach ( array( 'administrator', 'shop_manager' ) as $role ) {
		get_role( $role )?->add_cap( Plugin::ORDERS );
	}
};
