<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\MyDocuments;

/** "My documents" in WooCommerce's My account. */
final class AccountTab {
	public const SLUG = 'my-documents';

	public static function hooks(): void {
		add_action( 'init', array( self::class, 'add_endpoint' ) );
		add_action( 'init', array( DocumentList::class, 'register_assets' ), 5 );
		add_filter( 'woocommerce_get_query_vars', array( self::class, 'query_vars' ) );
		add_filter( 'woocommerce_account_menu_items', array( self::class, 'menu' ) );
		add_filter( 'woocommerce_endpoint_' . self::SLUG . '_title', array( self::class, 'title' ) );
		add_action( 'woocommerce_account_' . self::SLUG . '_endpoint', array( DocumentList::class, 'render' ), 10, 0 );
		add_action( 'wp_enqueue_scripts', array( self::class, 'style' ) );
	}

	public static function add_endpoint(): void {
		add_rewrite_endpoint( self::SLUG, EP_ROOT | EP_PAGES );
	}

	/**
	 * @param array<string, string> $vars
	 * @return array<string, string>
	 */
	public static function query_vars( array $vars ): array {
		return $vars + array( self::SLUG => self::SLUG );
	}

	/**
	 * After the orders, where customers look for their papers.
	 *
	 * @param array<string, string> $items
	 * @return array<string, string>
	 */
	public static function menu( array $items ): array {
		$ours  = array( self::SLUG => self::title() );
		$after = array_search( 'orders', array_keys( $items ), true );
		$after = false === $after ? max( 0, count( $items ) - 1 ) : (int) $after + 1;
		return array_slice( $items, 0, $after, true ) + $ours + array_slice( $items, $after, null, true );
	}

	public static function title(): string {
		return __( 'My documents', 'erp-bridge' );
	}

	/** In the head, so that the page does not jump; the list itself would ask for it only in the middle of the page. */
	public static function style(): void {
		if ( is_account_page() ) {
			wp_enqueue_style( DocumentList::ASSETS );
		}
	}

	/** Where the documents are; whoever is not signed in finds the form for it there, and then the documents. */
	public static function url(): string {
		return wc_get_account_endpoint_url( self::SLUG );
	}
}
