<?php
/**
 * Documents of orders whose customer has no account wait here for one with the order's e-mail.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

use ErpBridge\Platform\Schema;

defined( 'ABSPATH' ) || exit;

return static function (): void {
	Schema::add_columns( 'documents', array( 'guest_email' => "varchar(190) NOT NULL DEFAULT ''" ) );
	Schema::add_indexes( 'documents', array( 'guest' => 'guest_email, user_id' ) );
};
