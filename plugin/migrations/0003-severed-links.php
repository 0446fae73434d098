<?php
/**
 * Links that an admin unlinked, or an erasure, stay as such.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

use ErpBridge\Platform\Schema;

defined( 'ABSPATH' ) || exit;

return static function (): void {
	Schema::add_columns( 'links', array( 'severed' => "varchar(16) NOT NULL DEFAULT ''" ) );
};
