<?php
/**
 * Plugin Name:          ERP Bridge for WooCommerce
 * Description:          Keeps a WooCommerce shop and its ERP in step: customer accounts, documents, sales.
 * Version:              0.1.0
 * Requires at least:    6.8
 * Requires PHP:         8.1
 * Requires Plugins:     woocommerce
 * WC requires at least: 10.5
 * WC tested up to:      11.0
 * Author:               ERP Bridge contributors
 * License:              GPL-2.0-or-later
 * License URI:          https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:          erp-bridge
 * Domain Path:          /languages
 *
 * @package ErpBridge
 */

defined( 'ABSPATH' ) || exit;

require __DIR__ . '/src/Autoloader.php';

ErpBridge\Autoloader::register( 'ErpBridge\\', __DIR__ . '/src/' );
ErpBridge\Boot::boot( __FILE__ );
