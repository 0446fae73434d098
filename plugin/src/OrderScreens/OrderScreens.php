<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\OrderScreens;

use ErpBridge\Platform\Plugin;
use WP_Screen;

/** WooCommerce's screens of orders: with its own tables (HPOS) they are pages of its own, classic ones are WordPress's for posts. */
final class OrderScreens {
	/** Handle of our style sheet on them. */
	public const STYLE = 'erp-bridge-orders-admin';

	public static function hooks(): void {
		add_action( 'admin_enqueue_scripts', array( self::class, 'enqueue' ) );
	}

	/** The id of the screen of one order; of that of the list, too, with WooCommerce's own tables. */
	public static function id(): string {
		return function_exists( 'wc_get_page_screen_id' ) ? wc_get_page_screen_id( 'shop-order' ) : '';
	}

	public static function is_list( ?WP_Screen $screen ): bool {
		return null !== $screen && in_array( $screen->id, array( 'edit-shop_order', 'shop_order' === self::id() ? '' : self::id() ), true );
	}

	public static function enqueue(): void {
		$screen = get_current_screen();
		if ( null !== $screen && in_array( $screen->id, array( 'edit-shop_order', self::id() ), true ) ) {
			wp_enqueue_style( self::STYLE, Plugin::url( 'assets/orders-admin.css' ), array( 'dashicons' ), Plugin::VERSION );
		}
	}
}
