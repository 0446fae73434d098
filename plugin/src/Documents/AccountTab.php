<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ErpBridge\Plugin;

/** "My documents" in WooCommerce's My account. */
final class AccountTab {
	public const SLUG      = 'my-documents';
	private const PER_PAGE = 20;

	public static function hooks(): void {
		add_action( 'init', array( self::class, 'add_endpoint' ) );
		add_filter( 'woocommerce_get_query_vars', array( self::class, 'query_vars' ) );
		add_filter( 'woocommerce_account_menu_items', array( self::class, 'menu' ) );
		add_filter( 'woocommerce_endpoint_' . self::SLUG . '_title', array( self::class, 'title' ) );
		add_action( 'woocommerce_account_' . self::SLUG . '_endpoint', array( self::class, 'render' ) );
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

	public static function style(): void {
		if ( is_account_page() ) {
			wp_enqueue_style( 'erp-bridge-my-documents', Plugin::url( 'assets/my-documents.css' ), array(), Plugin::VERSION );
		}
	}

	/** @param string $value What follows the slug in the address: the page. */
	public static function render( string $value = '' ): void {
		// A search in one's own list changes nothing: no nonce.
		$type   = isset( $_GET['type'] ) ? sanitize_key( wp_unslash( $_GET['type'] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification.Recommended
		$search = isset( $_GET['search'] ) ? sanitize_text_field( wp_unslash( $_GET['search'] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification.Recommended
		$page   = max( 1, absint( $value ) );
		$found  = Documents::of(
			get_current_user_id(),
			array(
				'type'     => in_array( $type, Documents::TYPES, true ) ? $type : '',
				'search'   => $search,
				'page'     => $page,
				'per_page' => self::PER_PAGE,
			)
		);
		wc_get_template(
			'myaccount/documents.php',
			array(
				'documents' => array_map( array( MyDocumentsRoutes::class, 'item' ), $found['rows'] ),
				'page'      => $page,
				'pages'     => (int) ceil( $found['total'] / self::PER_PAGE ),
				'type'      => $type,
				'search'    => $search,
				'types'     => self::types(),
			),
			'',
			Plugin::path( 'templates/' )
		);
	}

	/** The address of one page of the list, with the search kept. */
	public static function page_url( int $page, string $type, string $search ): string {
		$query = array_filter( array_map( 'rawurlencode', compact( 'type', 'search' ) ), static fn( $value ) => '' !== $value );
		return add_query_arg( $query, wc_get_endpoint_url( self::SLUG, $page > 1 ? (string) $page : '', wc_get_page_permalink( 'myaccount' ) ) );
	}

	/** @return array<string, string> */
	private static function types(): array {
		return array(
			'quote'         => __( 'Quote', 'erp-bridge' ),
			'order'         => __( 'Order', 'erp-bridge' ),
			'delivery_note' => __( 'Delivery note', 'erp-bridge' ),
			'invoice'       => __( 'Invoice', 'erp-bridge' ),
			'credit_note'   => __( 'Credit note', 'erp-bridge' ),
			'other'         => __( 'Other document', 'erp-bridge' ),
		);
	}
}
