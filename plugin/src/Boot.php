<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge;

use ErpBridge\Platform\Daily;
use ErpBridge\Platform\Plugin;
use ErpBridge\Platform\Requirements;

/** Hooks the parts up. */
final class Boot {
	public static function boot( string $file ): void {
		Plugin::is_in( $file );
		register_activation_hook( $file, array( Install::class, 'activate' ) );
		register_deactivation_hook( $file, array( Install::class, 'deactivate' ) );
		add_action( 'before_woocommerce_init', static fn() => self::declare_compatibility( $file ) );
		add_action( 'init', array( Plugin::class, 'load_translations' ), 0 );
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
		Guard\BrokenOrders::hooks();
		Accounts\Staff::hooks();
		Accounts\Links::hooks();
		Documents\Storage::hooks();
		MyDocuments\AccountTab::hooks();
		MyDocuments\Download::hooks();
		MyDocuments\OrderDocuments::hooks();
		MyDocuments\Block::hooks();
		Documents\UploadBody::hooks();
		Daily::hooks();
		Accounts\Gone::hooks();
		Accounts\ProvenEmail::hooks();
		Accounts\Provisional::hooks();
		MyDocuments\Confirmation::hooks();
		MyDocuments\ConfirmNotice::hooks();
		Orders\ChangeHooks::hooks();
		Sales\Placed::hooks();
		Sales\SaleWords::hooks();
		Sales\OrderStatuses::hooks();
		Payment\BankAccount::hooks();
		Payment\PayLink::hooks();
		Texts\SalesCheck::hooks();
		SalesMail\SalesMail::hooks();
		Documents\GuestDocuments::hooks();
		Documents\AccountChanges::hooks();
		Documents\Orphans::hooks();
		Admin\Menu::hooks();
		Connection\ApiKeys::hooks();
		Accounts\UsersColumn::hooks();
		Accounts\UserProfile::hooks();
		OrderScreens\OrderScreens::hooks();
		OrderScreens\OrdersColumn::hooks();
		OrderScreens\OrdersFilter::hooks();
		OrderScreens\OrdersBulk::hooks();
		OrderScreens\OrderBox::hooks();
		OrderScreens\SaleForm::hooks();
		AdminDocuments\DocumentsField::hooks();
		MyDocuments\NewDocumentsMail::hooks();
		Emails\Previews::hooks();
		Privacy\Privacy::hooks();
		Privacy\OrderPrivacy::hooks();
		Health\SiteHealth::hooks();
		Alerts\Watch::hooks();
		Alerts\Notice::hooks();
		Imports\Jobs::hooks();
		Webhooks\Recovery::hooks();
		Webhooks\Secret::hooks();
		Webhooks\Address::hooks();
		Webhooks\ByHand::hooks();
		Webhooks\Delivery::hooks();
		Webhooks\Notice::hooks();
		foreach ( array(
			Settings\SettingsRoutes::class,
			Accounts\AccountsRoutes::class,
			Documents\DocumentsRoutes::class,
			MyDocuments\MyDocumentsRoutes::class,
			AdminDocuments\AdminDocumentsRoutes::class,
			Orders\OrdersRoutes::class,
			Texts\TextsRoutes::class,
			OrderScreens\SaleRoutes::class,
			Admin\ShopSideRoutes::class,
			Worker\WorkerRoutes::class,
			Worker\AttentionRoutes::class,
			Worker\CommandsRoutes::class,
			Admin\OverviewRoutes::class,
			Worker\PreviewRoutes::class,
			Imports\LookRoutes::class,
			Imports\ImportRoutes::class,
			Worker\ColumnsRoutes::class,
			Connection\ConnectionRoutes::class,
			Webhooks\WebhooksRoutes::class,
		) as $routes ) {
			add_action( 'rest_api_init', array( $routes, 'register' ) );
		}
	}

	private static function declare_compatibility( string $file ): void {
		if ( class_exists( \Automattic\WooCommerce\Utilities\FeaturesUtil::class ) ) {
			foreach ( array( 'custom_order_tables', 'cart_checkout_blocks' ) as $feature ) {
				\Automattic\WooCommerce\Utilities\FeaturesUtil::declare_compatibility( $feature, $file, true );
			}
		}
	}
}
