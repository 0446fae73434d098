<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Guard;

/** Another plugin broke on one order; how, in plain text. No Exception: WooCommerce catches those, and goes on as if nothing had been. */
final class Broken extends \Error {
	public function __construct( public readonly string $detail ) {
		parent::__construct();
	}
}
