<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use WP_Error;

/** Bytes that are not taken, with the answer that says why. */
final class Refused extends \Exception {
	public function __construct( public readonly WP_Error $error ) {
		parent::__construct( $error->get_error_message() );
	}
}
