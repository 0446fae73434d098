<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\OrderScreens;

use ErpBridge\Platform\Plugin;
use ErpBridge\Platform\Table;
use ErpBridge\Sales\SaleWords;
use WP_Query;

/** The orders list, narrowed to one state in the ERP. The database compares; no list of ids comes to PHP. */
final class OrdersFilter {
	/** In the address of the screen; among the arguments of a query it also marks the one that is ours to change. */
	private const FILTER = 'erp_bridge_state';

	/** Orders that the ERP knows nothing of. */
	private const NONE = 'none';

	public static function hooks(): void {
		add_action( 'woocommerce_order_list_table_restrict_manage_orders', array( self::class, 'dropdown' ) );
		add_action( 'restrict_manage_posts', array( self::class, 'dropdown' ) );
		add_filter( 'woocommerce_shop_order_list_table_prepare_items_query_args', array( self::class, 'mark' ) );
		add_filter( 'woocommerce_orders_table_query_clauses', array( self::class, 'narrow' ), 10, 3 );
		add_action( 'pre_get_posts', array( self::class, 'mark_posts' ) );
		add_filter( 'posts_clauses', array( self::class, 'narrow_posts' ), 10, 2 );
	}

	public static function dropdown( string $type ): void {
		if ( 'shop_order' !== $type || ! Plugin::may_work_with_orders() ) {
			return;
		}
		printf( '<label class="screen-reader-text" for="%1$s">%2$s</label><select name="%1$s" id="%1$s">', esc_attr( self::FILTER ), esc_html__( 'Filter by state in the ERP', 'erp-bridge' ) );
		$choices = array( '' => __( 'ERP: all', 'erp-bridge' ) );
		foreach ( SaleWords::STATES as $state ) {
			$choices[ $state ] = SaleWords::word( $state );
		}
		$choices['invoiced'] .= ' / ' . SaleWords::word( 'invoiced', '' );
		foreach ( $choices + array( self::NONE => SaleWords::word( '' ) ) as $value => $label ) {
			printf( '<option value="%s"%s>%s</option>', esc_attr( $value ), selected( self::chosen(), $value, false ), esc_html( $label ) );
		}
		echo '</select>';
	}

	/**
	 * @param array<string, mixed> $args
	 * @return array<string, mixed>
	 */
	public static function mark( array $args ): array {
		$chosen = self::chosen();
		return '' === $chosen ? $args : array( self::FILTER => $chosen ) + $args;
	}

	/**
	 * @param array<string, string> $clauses
	 * @param object                $query   OrdersTableQuery.
	 * @param array<string, mixed>  $args
	 * @return array<string, string>
	 */
	public static function narrow( array $clauses, object $query, array $args ): array {
		if ( isset( $args[ self::FILTER ] ) && is_string( $args[ self::FILTER ] ) ) {
			$clauses['where'] .= self::condition( $args[ self::FILTER ], $query->get_table_name( 'orders' ) . '.id' );
		}
		return $clauses;
	}

	public static function mark_posts( WP_Query $query ): void {
		if ( is_admin() && $query->is_main_query() && 'edit-shop_order' === ( function_exists( 'get_current_screen' ) ? get_current_screen()?->id : null ) ) {
			$query->set( self::FILTER, self::chosen() );
		}
	}

	/**
	 * @param array<string, string> $clauses
	 * @return array<string, string>
	 */
	public static function narrow_posts( array $clauses, WP_Query $query ): array {
		global $wpdb;
		$chosen = $query->get( self::FILTER );
		if ( is_string( $chosen ) && '' !== $chosen ) {
			$clauses['where'] .= self::condition( $chosen, "{$wpdb->posts}.ID" );
		}
		return $clauses;
	}

	private static function condition( string $state, string $id ): string {
		$any = 'SELECT 1 FROM ' . Table::name( 'sales' ) . " erp_sale WHERE erp_sale.order_id = $id AND";
		return match ( $state ) {
			self::NONE => " AND NOT EXISTS ($any ( erp_sale.state <> '' OR erp_sale.requested_at IS NOT NULL ))",
			'waiting'  => " AND EXISTS ($any ( erp_sale.state = 'waiting' OR ( erp_sale.state = '' AND erp_sale.requested_at IS NOT NULL ) ))",
			default    => " AND EXISTS ($any erp_sale.state = " . Table::quote( $state ) . ')',
		};
	}

	private static function chosen(): string {
		// A filter changes nothing: no nonce.
		$chosen = isset( $_GET[ self::FILTER ] ) && is_string( $_GET[ self::FILTER ] ) ? sanitize_key( wp_unslash( $_GET[ self::FILTER ] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification.Recommended
		return Plugin::may_work_with_orders() && in_array( $chosen, array( self::NONE, ...SaleWords::STATES ), true ) ? $chosen : '';
	}
}
