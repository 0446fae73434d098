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

foreach ( array( 'utilities', 'data/numbers', 'functions', 'class-wc-logger', 'authentication', 'account-pages', 'account-forms', 'products/functions', 'orders/order-store', 'orders/order-query', 'orders/order-functions', 'orders/stock', 'orders/coupons', 'shop/gateways', 'shop/checkout', 'shop/pages', 'shop/store-api', 'webhooks/queue', 'webhooks/functions', 'emails/functions', 'admin/orders-screens' ) as $erp_bridge_stand_in_file ) {
	require __DIR__ . "/includes/$erp_bridge_stand_in_file.php";
}

/** Classes are read when they are first named: most requests need none of them. */
spl_autoload_register(
	static function ( string $class ): void {
		static $files = null;
		$files ??= array(
			'Automattic\\WooCommerce\\StoreApi\\Exceptions\\RouteException' => 'shop/route-exception',
			'WC_Install'                                => 'class-wc-install',
			'WC_Customer'                               => 'class-wc-customer',
			'ERP_Bridge_Stand_In_Orders_Table'          => 'admin/class-orders-table',
			'ERP_Bridge_Stand_In_Order_Email'           => 'emails/class-order-email',
			'ERP_Bridge_Stand_In_Account_Email'         => 'emails/class-account-email',
			'ERP_Bridge_Stand_In_Order_Totals'          => 'orders/trait-order-totals',
			'ERP_Bridge_Stand_In_Order_Refunds'         => 'orders/trait-order-refunds',
			'ERP_Bridge_Stand_In_Customer_Permissions'  => 'rest/class-customer-permissions',
			'ERP_Bridge_Stand_In_Order_Permissions'     => 'rest/trait-order-permissions',
		);
		$name   = strtolower( str_replace( array( 'ERP_Bridge_Stand_In_', '_' ), array( '', '-' ), $class ) );
		$folder = match ( true ) {
			str_starts_with( $class, 'ERP_Bridge_Stand_In_' )           => 'rest',
			str_starts_with( $class, 'WC_Product' ) || 'WC_Tax' === $class => 'products',
			(bool) preg_match( '/^WC_(Abstract_Order|Order|Coupon)/', $class ) => 'orders',
			'WC_Webhook' === $class => 'webhooks',
			'WC_Cart' === $class => 'shop',
			'WC_Email' === $class || 'WC_Emails' === $class => 'emails',
			(bool) preg_match( '/^WC_(Data|Meta|DateTime)/', $class ) => 'data',
			default                                                     => '',
		};
		$file = __DIR__ . '/includes/' . ( $files[ $class ] ?? "$folder/class-$name" ) . '.php';
		if ( isset( $files[ $class ] ) || '' !== $folder && file_exists( $file ) ) {
			require_once $file;
		}
	}
);

final class WooCommerce {
	public string $version = WC_VERSION;

	private static ?WooCommerce $instance = null;
	public WC_Cart $cart;
	public ?object $session  = null;
	public ?object $customer = null;

	private ?WC_Emails $mailer              = null;
	private ?WC_Payment_Gateways $gateways = null;

	public static function instance(): self {
		return self::$instance ??= new self();
	}

	public function mailer(): WC_Emails {
		return $this->mailer ??= new WC_Emails();
	}

	private function __construct() {
		$this->cart = new WC_Cart();
	}

	public function payment_gateways(): WC_Payment_Gateways {
		return $this->gateways ??= new WC_Payment_Gateways();
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

register_activation_hook( __FILE__, static fn() => WC_Install::install() );

add_action(
	'rest_api_init',
	static function (): void {
		require_once __DIR__ . '/includes/rest/system-status.php';
		require_once __DIR__ . '/includes/rest/order-data.php';
		foreach ( array( 'Customers', 'Orders', 'Order_Notes', 'Order_Refunds', 'Products', 'Taxes', 'Webhooks' ) as $resource ) {
			( new ( "ERP_Bridge_Stand_In_{$resource}_Controller" )() )->register_routes();
		}
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
