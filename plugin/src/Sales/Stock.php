<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Sales;

use ErpBridge\Settings\Settings;

/** Stock is managed in the ERP or in WooCommerce, never in both: nothing keeps the two in step (article 3). */
final class Stock {
	/** WooCommerce's own options. */
	private const MANAGED = 'woocommerce_manage_stock';
	private const FORMAT  = 'woocommerce_stock_format';
	private const HIDDEN  = 'no_amount';

	/** @return array{owner: string, shop_manages_stock: bool, amounts_shown: bool, warning: string} */
	public static function state(): array {
		$owner   = Settings::get( 'sales', 'stock_owner' );
		$managed = 'yes' === get_option( self::MANAGED, 'yes' );
		return array(
			'owner'              => $owner,
			'shop_manages_stock' => $managed,
			'amounts_shown'      => $managed && self::HIDDEN !== get_option( self::FORMAT, '' ),
			'warning'            => self::warning( $owner, $managed, Settings::get( 'sales', 'document' ) ),
		);
	}

	public static function show_amounts( bool $shown ): void {
		$hidden = self::HIDDEN === get_option( self::FORMAT, '' );
		// "Only when low" stays as it is.
		if ( $shown === $hidden ) {
			update_option( self::FORMAT, $shown ? '' : self::HIDDEN );
		}
	}

	private static function warning( string $owner, bool $managed, string $document ): string {
		return match ( true ) {
			'erp' === $owner && $managed => __( 'Both count: the ERP is to manage the stock, but WooCommerce counts it, too, and nothing keeps the two in step. Switch WooCommerce’s off under WooCommerce → Settings → Products → Inventory, or at least hide the numbers in the shop.', 'erp-bridge' ),
			'shop' === $owner && ! $managed => __( 'Nobody counts: WooCommerce is to manage the stock, but its stock management is switched off under WooCommerce → Settings → Products → Inventory.', 'erp-bridge' ),
			'shop' === $owner && 'invoice' === $document => __( 'Both may count: as soon as an invoice is made, the ERP changes its stock by itself. Switch stock management off in the ERP, or let the ERP manage the stock.', 'erp-bridge' ),
			default => '',
		};
	}
}
