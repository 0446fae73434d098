<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Platform;

/** Another request held the lock for too long. */
final class Busy extends \RuntimeException {
}
