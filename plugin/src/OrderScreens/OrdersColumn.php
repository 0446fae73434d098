<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\OrderScreens;

use ErpBridge\Platform\Plugin;
use ErpBridge\Sales\Sales;
use ErpBridge\Sales\SaleWords;
use WC_Order;

/** The orders list: what became of each order in the ERP. */
final class OrdersColumn {
	private const COLUMN = 'erp_bridge';

	/** @var array<int, \stdClass|null> Rows of the orders on the page. */
	private static array $sales = array();

	/** @var list<int> Orders on the page. */
	private static array $ids = array();

	public static function hooks(): void {
		add_filter( 'woocommerce_shop_order_list_table_columns', array( self::class, 'columns' ) );
		add_filter( 'manage_shop_order_posts_columns', array( self::class, 'columns' ), 20 );
		add_action( 'woocommerce_shop_order_list_table_custom_column', array( self::class, 'cell' ), 10, 2 );
		add_action( 'manage_shop_order_posts_custom_column', array( self::class, 'cell' ), 10, 2 );
		add_filter( 'woocommerce_shop_order_list_table_prepare_items_query_args', array( self::class, 'await_page' ) );
	}

	/**
	 * @param array<string, string> $columns
	 * @return array<string, string>
	 */
	public static function columns( array $columns ): array {
		if ( ! Plugin::may_work_with_orders() ) {
			return $columns;
		}
		$after = array_search( 'order_status', array_keys( $columns ), true );
		$place = false === $after ? count( $columns ) : $after + 1;
		return array_slice( $columns, 0, $place, true ) + array( self::COLUMN => __( 'ERP', 'erp-bridge' ) ) + $columns;
	}

	/** @param WC_Order|int $order Classic lists give the id. */
	public static function cell( string $column, mixed $order ): void {
		if ( self::COLUMN !== $column ) {
			return;
		}
		$sale  = self::sale( $order instanceof WC_Order ? $order->get_id() : (int) $order );
		$state = SaleWords::state( $sale );
		if ( '' === $state ) {
			printf( '<span aria-hidden="true">—</span><span class="screen-reader-text">%s</span>', esc_html( SaleWords::word( '' ) ) );
			return;
		}
		$sentence = SaleWords::sentence( $sale );
		printf(
			'<span class="erp-bridge-sale erp-bridge-sale--%1$s tips" data-tip="%2$s"><span class="dashicons dashicons-%3$s" aria-hidden="true"></span>%4$s<span class="screen-reader-text">: %5$s</span></span>',
			esc_attr( $state ),
			esc_attr( wc_sanitize_tooltip( esc_html( $sentence ) ) ),
			esc_attr( SaleWords::icon( $state ) ),
			esc_html( SaleWords::word( $state, $sale->doc_type ?? '' ) ),
			esc_html( $sentence )
		);
		if ( '' !== ( $sale->doc_number ?? '' ) ) {
			printf( '<br><span class="erp-bridge-sale__number">%s</span>', esc_html( $sale->doc_number ) );
		}
		if ( '' !== ( $sale->difference ?? '' ) ) {
			printf( '<br><span class="erp-bridge-sale__difference"><span class="dashicons dashicons-warning" aria-hidden="true"></span>%s</span>', esc_html__( 'Differs', 'erp-bridge' ) );
		}
	}

	/**
	 * The next query in pages is that of the list; so its orders are known before the first cell is drawn.
	 *
	 * @param array<string, mixed> $args
	 * @return array<string, mixed>
	 */
	public static function await_page( array $args ): array {
		add_filter( 'woocommerce_order_query', array( self::class, 'note_page' ) );
		return $args;
	}

	public static function note_page( mixed $results ): mixed {
		// WooCommerce asks for the refunds of these orders meanwhile; only the page itself comes in pages.
		if ( is_object( $results ) && isset( $results->orders ) ) {
			remove_filter( 'woocommerce_order_query', array( self::class, 'note_page' ) );
			self::$ids = array_map( static fn( $order ): int => $order instanceof \WC_Abstract_Order ? $order->get_id() : (int) $order, $results->orders );
		}
		return $results;
	}

	/** The first cell asks for the whole page at once. */
	private static function sale( int $order_id ): ?\stdClass {
		if ( ! array_key_exists( $order_id, self::$sales ) ) {
			global $wp_query;
			$ids         = array( $order_id, ...( self::$ids ? self::$ids : array_map( 'intval', wp_list_pluck( $wp_query->posts ?? array(), 'ID' ) ) ) );
			self::$sales = Sales::rows( $ids ) + array_fill_keys( $ids, null );
		}
		return self::$sales[ $order_id ];
	}
}
