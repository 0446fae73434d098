<?php
/** An order as `wc/v3` shows it, in WooCommerce's order of fields; webhooks send the same. */

/** @return array<string, mixed> */
function erp_bridge_stand_in_order_data( WC_Order $order, int $decimals ): array {
	$data   = array_diff_key( $order->get_base_data(), ERP_BRIDGE_STAND_IN_INTERNAL );
	$money  = array( 'discount_total', 'discount_tax', 'shipping_total', 'shipping_tax', 'cart_tax', 'total', 'total_tax' );
	$dates  = array();
	foreach ( $money as $field ) {
		$data[ $field ] = wc_format_decimal( $data[ $field ], $decimals );
	}
	foreach ( array( 'date_created', 'date_modified', 'date_completed', 'date_paid' ) as $field ) {
		$date                     = $data[ $field ];
		$data[ $field ]           = $date ? gmdate( 'Y-m-d\TH:i:s', $date->getOffsetTimestamp() ) : null;
		$dates[ "{$field}_gmt" ] = $date ? gmdate( 'Y-m-d\TH:i:s', $date->getTimestamp() ) : null;
	}
	$data['meta_data'] = array_map( static fn( WC_Meta_Data $meta ): array => $meta->get_data(), $order->get_meta_data() );
	foreach ( array( 'line_items' => 'line_item', 'tax_lines' => 'tax', 'shipping_lines' => 'shipping', 'fee_lines' => 'fee', 'coupon_lines' => 'coupon' ) as $field => $type ) {
		$data[ $field ] = array_values( array_map( static fn( WC_Order_Item $item ): array => erp_bridge_stand_in_item_data( $item, $decimals ), $order->get_items( $type ) ) );
	}
	$data['refunds']          = array_map(
		static fn( WC_Order_Refund $refund ): array => array(
			'id'        => $refund->get_id(),
			'reason'    => $refund->get_reason(),
			'total'     => '-' . wc_format_decimal( $refund->get_amount(), $decimals ),
			'total_tax' => wc_format_decimal( (float) $refund->get_total_tax(), $decimals ),
		),
		$order->get_refunds()
	);
	$data['payment_url']      = $order->get_checkout_payment_url();
	$data['is_editable']      = $order->is_editable();
	$data['needs_payment']    = $order->needs_payment();
	$data['needs_processing'] = $order->needs_processing();
	return $data + $dates + array( 'currency_symbol' => html_entity_decode( get_woocommerce_currency_symbol( $order->get_currency() ) ) );
}

/** @return array<string, mixed> */
function erp_bridge_stand_in_item_data( WC_Order_Item $item, int $decimals ): array {
	$data = $item->get_data();
	foreach ( array( 'subtotal', 'subtotal_tax', 'total', 'total_tax', 'tax_total', 'shipping_tax_total' ) as $field ) {
		if ( isset( $data[ $field ] ) ) {
			$data[ $field ] = wc_format_decimal( $data[ $field ], $decimals );
		}
	}
	if ( isset( $data['taxes'] ) ) {
		$taxes = array();
		foreach ( $data['taxes']['total'] as $rate => $tax ) {
			$subtotal = $data['taxes']['subtotal'][ $rate ] ?? null;
			$taxes[]  = array( 'id' => $rate, 'total' => wc_format_decimal( $tax, $decimals ), 'subtotal' => null === $subtotal ? '' : wc_format_decimal( $subtotal, $decimals ) );
		}
		$data['taxes'] = $taxes;
	}
	unset( $data['order_id'] );
	if ( $item instanceof WC_Order_Item_Product ) {
		$product                  = $item->get_product();
		$data['sku']              = $product ? $product->get_sku() : null;
		$data['global_unique_id'] = $product ? $product->get_global_unique_id() : null;
		$data['price']            = $item->get_quantity() ? $item->get_total() / $item->get_quantity() : 0;
		$data['image']            = array( 'id' => $product ? $product->get_image_id() : 0, 'src' => '' );
		$data['parent_name']      = null;
	} elseif ( ! $item instanceof WC_Order_Item_Fee ) {
		unset( $data['name'] );
	}
	if ( $item instanceof WC_Order_Item_Coupon ) {
		$coupon                 = WC_Coupon::from_order_item( $item );
		$data['discount_type']  = $coupon->get_discount_type();
		$data['nominal_amount'] = (float) $coupon->get_amount();
		$data['free_shipping']  = $coupon->get_free_shipping();
	}
	$data['meta_data'] = array_map(
		static fn( WC_Meta_Data $meta ): array => $meta->get_data() + array( 'display_key' => $meta->key, 'display_value' => is_scalar( $meta->value ) ? wc_clean( $meta->value ) : $meta->value ),
		$item->get_meta_data()
	);
	return $data;
}

/** Meta data as it was sent: by id where there is one; a value of null removes it. */
function erp_bridge_stand_in_set_meta( WC_Data $object, $rows ): void {
	foreach ( (array) $rows as $row ) {
		if ( isset( $row['key'] ) && array_key_exists( 'value', $row ) && null === $row['value'] ) {
			$object->delete_meta_data( $row['key'] );
		} elseif ( isset( $row['key'] ) ) {
			$object->update_meta_data( $row['key'], $row['value'] ?? '', $row['id'] ?? 0 );
		}
	}
}
