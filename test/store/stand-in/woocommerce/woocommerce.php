<?php
/**
 * Plugin Name: Stand-in for WooCommerce
 * Description: What ERP Bridge uses of WooCommerce, for tests on machines that have none. Not WooCommerce, and not for shops.
 * Version: 11.0.1
 * Author: ERP Bridge
 * License: GPL-2.0-or-later
 *
 * Written for ERP Bridge from recorded answers of WooCommerce 11.0.1; test/contract/ holds both to the same contract.
 */

defined( 'ABSPATH' ) || exit;

/** Tells that this is no WooCommerce. */
define( 'ERP_BRIDGE_STAND_IN', true );
define( 'WC_VERSION', '11.0.1' );
define( 'WOOCOMMERCE_VERSION', WC_VERSION );
define( 'WC_PLUGIN_FILE', __FILE__ );
define( 'WC_ABSPATH', __DIR__ . '/' );

require __DIR__ . '/includes/utilities.php';
require __DIR__ . '/includes/functions.php';
require __DIR__ . '/includes/class-wc-logger.php';
require __DIR__ . '/includes/class-wc-install.php';
require __DIR__ . '/includes/class-wc-customer.php';
require __DIR__ . '/includes/class-wc-emails.php';
require __DIR__ . '/includes/authentication.php';
require __DIR__ . '/includes/account-pages.php';
require __DIR__ . '/includes/account-forms.php';

final class WooCommerce {
	public string $version = WC_VERSION;

	private static ?WooCommerce $instance = null;
	private ?WC_Emails $mailer            = null;

	public static function instance(): self {
		return self::$instance ??= new self();
	}

	public function mailer(): WC_Emails {
		return $this->mailer ??= new WC_Emails();
	}

	public function plugin_path(): string {
		return untrailingslashit( plugin_dir_path( __FILE__ ) );
	}

	public function plugin_url(): string {
		return untrailingslashit( plugins_url( '/', __FILE__ ) );
	}

	public function template_path(): string {
		return apply_filters( 'woocommerce_template_path', 'woocommerce/' );
	}
}

function WC(): WooCommerce {
	return WooCommerce::instance();
}

register_activation_hook( __FILE__, array( 'WC_Install', 'install' ) );

add_action(
	'rest_api_init',
	static function (): void {
		require_once __DIR__ . '/includes/class-customer-permissions.php';
		require_once __DIR__ . '/includes/class-customers-controller.php';
		require_once __DIR__ . '/includes/system-status.php';
		( new ERP_Bridge_Stand_In_Customers_Controller() )->register_routes();
	}
);

add_action(
	'plugins_loaded',
	static function (): void {
		do_action( 'before_woocommerce_init' );
		do_action( 'woocommerce_loaded' );
	},
	-1
);
add_action( 'init', static fn() => do_action( 'woocommerce_init' ), 0 );
