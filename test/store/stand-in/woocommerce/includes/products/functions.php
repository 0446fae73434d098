<?php
/** Products: finding them, their prices with and without tax, and their stock. */

add_action(
	'init',
	static function (): void {
		register_post_type(
			'product',
			array(
				'label'       => 'Products',
				'public'      => true,
				'has_archive' => 'shop',
				'rewrite'     => array( 'slug' => 'product', 'with_front' => false ),
				'supports'    => array( 'title', 'editor', 'excerpt', 'thumbnail' ),
				'show_ui'     => true,
			)
		);
		register_taxonomy( 'product_cat', 'product', array( 'hierarchical' => true, 'label' => 'Product categories', 'rewrite' => array( 'slug' => 'product-category' ) ) );
		register_post_type( 'shop_coupon', array( 'label' => 'Coupons', 'public' => false ) );
		// Takes an id for each order, so that posts and orders never share one.
		register_post_type( 'shop_order_placehold', array( 'public' => false, 'rewrite' => false ) );
		do_action( 'woocommerce_after_register_post_type' );
	},
	5
);

/** @return WC_Product|false */
function wc_get_product( $product = false ) {
	if ( $product instanceof WC_Product ) {
		return $product;
	}
	$id = $product instanceof WP_Post ? $product->ID : absint( $product );
	return $id && 'product' === get_post_type( $id ) ? new WC_Product_Simple( $id ) : false;
}

/**
 * @param array<string, mixed> $args limit, page, status, sku, include, orderby, order, return.
 * @return list<WC_Product|int>
 */
function wc_get_products( array $args = array() ): array {
	$query = array(
		'post_type'      => 'product',
		'post_status'    => $args['status'] ?? array( 'draft', 'pending', 'private', 'publish' ),
		'posts_per_page' => (int) ( $args['limit'] ?? 10 ),
		'paged'          => (int) ( $args['page'] ?? 1 ),
		'post__in'       => $args['include'] ?? array(),
		'orderby'        => $args['orderby'] ?? 'date',
		'order'          => $args['order'] ?? 'DESC',
		'fields'         => 'ids',
	);
	if ( isset( $args['sku'] ) ) {
		$query['meta_query'] = array( array( 'key' => '_sku', 'value' => $args['sku'] ) );
	}
	$ids = ( new WP_Query( $query ) )->posts;
	return 'ids' === ( $args['return'] ?? '' ) ? $ids : array_values( array_filter( array_map( 'wc_get_product', $ids ) ) );
}

function wc_get_product_id_by_sku( string $sku ): int {
	global $wpdb;
	return (int) $wpdb->get_var(
		$wpdb->prepare(
			"SELECT p.ID FROM $wpdb->posts p JOIN $wpdb->postmeta m ON m.post_id = p.ID
			WHERE p.post_type = 'product' AND p.post_status <> 'trash' AND m.meta_key = '_sku' AND m.meta_value = %s LIMIT 1",
			$sku
		)
	);
}

function erp_bridge_stand_in_free_sku( string $sku ): string {
	for ( $number = 1; wc_get_product_id_by_sku( "$sku-$number" ); $number++ ) {
		continue;
	}
	return "$sku-$number";
}

function wc_tax_enabled(): bool {
	return (bool) apply_filters( 'wc_tax_enabled', 'yes' === get_option( 'woocommerce_calc_taxes' ) );
}

function wc_prices_include_tax(): bool {
	return wc_tax_enabled() && (bool) apply_filters( 'woocommerce_prices_include_tax', 'yes' === get_option( 'woocommerce_prices_include_tax' ) );
}

/** Not rounded: the taxes that are taken out have six decimals. */
function wc_get_price_excluding_tax( WC_Product $product, array $args = array() ): float {
	$price = erp_bridge_stand_in_line_price( $product, $args );
	if ( $product->is_taxable() && wc_prices_include_tax() ) {
		$price -= array_sum( WC_Tax::calc_tax( $price, WC_Tax::get_base_tax_rates( $product->get_tax_class() ), true ) );
	}
	return (float) apply_filters( 'woocommerce_get_price_excluding_tax', $price, $args['qty'] ?? 1, $product );
}

function wc_get_price_including_tax( WC_Product $product, array $args = array() ): float {
	$price = erp_bridge_stand_in_line_price( $product, $args );
	if ( $product->is_taxable() && ! wc_prices_include_tax() ) {
		$taxes = WC_Tax::calc_tax( $price, WC_Tax::get_rates( $product->get_tax_class() ) );
		$taxes = 'yes' === get_option( 'woocommerce_tax_round_at_subtotal' ) ? $taxes : array_map( 'wc_round_tax_total', $taxes );
		$price = wc_round( $price + array_sum( $taxes ), wc_get_price_decimals() );
	}
	return (float) apply_filters( 'woocommerce_get_price_including_tax', $price, $args['qty'] ?? 1, $product );
}

function erp_bridge_stand_in_line_price( WC_Product $product, array $args ): float {
	return max( 0.0, (float) ( $args['price'] ?? $product->get_price() ) ) * max( 0.0, (float) ( $args['qty'] ?? 1 ) );
}

/** @return int The stock afterwards. */
function wc_update_product_stock( WC_Product $product, $quantity, string $operation = 'set' ): int {
	$was   = (int) get_post_meta( $product->get_id(), '_stock', true );
	$fresh = wc_get_product( $product->get_id() );
	$fresh->set_stock_quantity( array( 'increase' => $was + $quantity, 'decrease' => $was - $quantity )[ $operation ] ?? $quantity );
	$fresh->save();
	do_action( 'woocommerce_product_set_stock', $fresh );
	return (int) $fresh->get_stock_quantity();
}
