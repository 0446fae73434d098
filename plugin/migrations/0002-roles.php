<?php
/**
 * The role of the worker’s user, and the capability to synchronise.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

use ErpBridge\Platform\Plugin;

defined( 'ABSPATH' ) || exit;

return static function (): void {
	add_role(
		'erp_bridge_worker',
		'ERP Bridge worker',
		array(
			'read'       => true,
			Plugin::SYNC => true,
		)
	);
	$administrator = get_role( 'administrator' );
	if ( $administrator ) {
		$administrator->add_cap( Plugin::SYNC );
	}
};
