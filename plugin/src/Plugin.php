<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge;

/** Hooks the parts up. */
final class Plugin {
	public const VERSION = '0.1.0';
	public const API     = 1;

	/** Capability of the worker's user. */
	public const SYNC = 'erp_bridge_sync';

	/** Capability of the people who configure and watch. */
	public const ADMIN = 'manage_woocommerce';

	private static string $file = '';

	public static function boot( string $file ): void {
		self::$file = $file;
		register_activation_hook( $file, array( Install::class, 'activate' ) );
		register_deactivation_hook( $file, array( Install::class, 'deactivate' ) );
		add_action( 'before_woocommerce_init', array( self::class, 'declare_compatibility' ) );
		add_action( 'init', array( self::class, 'load_translations' ), 0 );
		add_action( 'init', array( Install::class, 'upgrade' ), 1 );
		add_action( 'admin_notices', array( Requirements::class, 'notices' ) );

		Accounts\Inactive::hooks();
		add_action( 'plugins_loaded', array( self::class, 'boot_with_shop' ), 20 );
	}

	/** Everything that needs a shop; without WooCommerce only the notice and the block of deactivated accounts remain. */
	public static function boot_with_shop(): void {
		if ( ! class_exists( 'WooCommerce' ) ) {
			return;
		}
		Documents\AccountTab::hooks();
		Documents\Download::hooks();
		Documents\OrderDocuments::hooks();
		Documents\Block::hooks();
		Documents\UploadBody::hooks();
		Accounts\Gone::hooks();
		Accounts\ProvenEmail::hooks();
		Accounts\Provisional::hooks();
		Accounts\Confirmation::hooks();
		Accounts\ConfirmNotice::hooks();
		Orders\ChangeHooks::hooks();
		Orders\Placed::hooks();
		Orders\PayLink::hooks();
		Orders\SalesMail::hooks();
		Documents\GuestDocuments::hooks();
		Admin\Menu::hooks();
		Admin\ApiKeys::hooks();
		Admin\UsersColumn::hooks();
		Admin\UserProfile::hooks();
		Admin\OrderScreens::hooks();
		Admin\OrdersColumn::hooks();
		Admin\OrdersFilter::hooks();
		Admin\OrdersBulk::hooks();
		Admin\OrderBox::hooks();
		Admin\SaleForm::hooks();
		Admin\DocumentsField::hooks();
		Documents\NewDocumentsMail::hooks();
		Emails\Previews::hooks();
		Privacy\Privacy::hooks();
		Privacy\OrderPrivacy::hooks();
		Health\SiteHealth::hooks();
		Webhooks\Address::hooks();
		Webhooks\ByHand::hooks();
		Webhooks\Delivery::hooks();
		Webhooks\Notice::hooks();
		foreach ( array(
			Settings\SettingsRoutes::class,
			Accounts\AccountsRoutes::class,
			Documents\DocumentsRoutes::class,
			Documents\MyDocumentsRoutes::class,
			Documents\AdminDocumentsRoutes::class,
			Orders\OrdersRoutes::class,
			Orders\TextsRoutes::class,
			Admin\SaleRoutes::class,
			Orders\ShopSideRoutes::class,
			Worker\WorkerRoutes::class,
			Worker\JournalRoutes::class,
			Worker\PreviewRoutes::class,
			Worker\ColumnsRoutes::class,
			Admin\ConnectionRoutes::class,
			Webhooks\WebhooksRoutes::class,
		) as $routes ) {
			add_action( 'rest_api_init', array( $routes, 'register' ) );
		}
	}

	public static function declare_compatibility(): void {
		if ( class_exists( \Automattic\WooCommerce\Utilities\FeaturesUtil::class ) ) {
			foreach ( array( 'custom_order_tables', 'cart_checkout_blocks' ) as $feature ) {
				\Automattic\WooCommerce\Utilities\FeaturesUtil::declare_compatibility( $feature, self::$file, true );
			}
		}
	}

	public static function load_translations(): void {
		load_plugin_textdomain( 'erp-bridge', false, dirname( plugin_basename( self::$file ) ) . '/languages' );
	}

	/** A file of the plugin on disk. */
	public static function path( string $relative = '' ): string {
		return dirname( self::$file ) . '/' . $relative;
	}

	/** A file of the plugin on the web. */
	public static function url( string $relative ): string {
		return plugins_url( $relative, self::$file );
	}
}
