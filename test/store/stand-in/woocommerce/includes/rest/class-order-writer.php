<?php
/** Writes what `POST` and `PUT wc/v3/orders` were sent: in the steps, and so with the hooks, of WooCommerce. */
final class ERP_Bridge_Stand_In_Order_Writer {
	private const LINES = array(
		'line_items'     => array( 'class' => WC_Order_Item_Product::class, 'fields' => array( 'name', 'quantity', 'total', 'subtotal', 'tax_class' ), 'needs' => null ),
		'shipping_lines' => array( 'class' => WC_Order_Item_Shipping::class, 'fields' => array( 'method_id', 'method_title', 'total', 'instance_id' ), 'needs' => array( 'method_id', 'woocommerce_rest_invalid_shipping_item', 'Shipping method ID is required.' ) ),
		'fee_lines'      => array( 'class' => WC_Order_Item_Fee::class, 'fields' => array( 'name', 'tax_class', 'tax_status', 'total' ), 'needs' => array( 'name', 'woocommerce_rest_invalid_fee_item', 'Fee name is required.' ) ),
	);

	public static function write( WC_Order $order, WP_REST_Request $request, bool $creating ): void {
		self::fill( $order, $request );
		WC()->payment_gateways();
		if ( ! empty( $request['customer_id'] ) && ! get_userdata( (int) $request['customer_id'] ) ) {
			throw new WC_Data_Exception( 'woocommerce_rest_invalid_customer_id', 'Customer ID is invalid.' );
		}
		$order = apply_filters( 'woocommerce_rest_pre_insert_shop_order_object', $order, $request, $creating );
		if ( $creating ) {
			$order->set_created_via( sanitize_text_field( $request['created_via'] ?: 'rest-api' ) );
			$order->set_prices_include_tax( 'yes' === get_option( 'woocommerce_prices_include_tax' ) );
			$order->save();
			$order->calculate_totals();
		} elseif ( array_filter( array( 'billing', 'shipping', 'line_items', 'shipping_lines', 'fee_lines', 'coupon_lines' ), static fn( string $field ): bool => isset( $request[ $field ] ) ) ) {
			$order->calculate_totals( true );
		}
		self::coupons( $order, $request['coupon_lines'] );
		if ( ! empty( $request['status'] ) ) {
			$order->set_status( $request['status'], '', (bool) $request['manual_update'] );
		}
		$order->save();
		if ( true === $request['set_paid'] && ( $creating || $order->needs_payment() ) ) {
			$order->payment_complete( (string) $request['transaction_id'] );
		}
	}

	private static function fill( WC_Order $order, WP_REST_Request $request ): void {
		foreach ( array( 'parent_id', 'currency', 'customer_id', 'customer_note', 'payment_method', 'payment_method_title', 'transaction_id' ) as $field ) {
			if ( null !== $request[ $field ] ) {
				$order->{"set_$field"}( $request[ $field ] );
			}
		}
		foreach ( array( 'billing', 'shipping' ) as $kind ) {
			foreach ( array_intersect_key( (array) $request[ $kind ], $order->get_address( $kind ) ) as $field => $value ) {
				$order->{"set_{$kind}_$field"}( $value );
			}
		}
		foreach ( self::LINES as $field => $kind ) {
			foreach ( (array) $request[ $field ] as $line ) {
				self::line( $order, $kind, $line );
			}
		}
		erp_bridge_stand_in_set_meta( $order, $request['meta_data'] );
	}

	private static function line( WC_Order $order, array $kind, array $line ): void {
		$new  = empty( $line['id'] );
		$item = $new ? new $kind['class']() : $order->get_item( absint( $line['id'] ) );
		if ( ! $item ) {
			throw new WC_Data_Exception( 'woocommerce_rest_invalid_item_id', 'Order item ID provided is not associated with order.' );
		}
		$named = array_intersect_key( $line, array_flip( array( 'product_id', 'method_id', 'method_title', 'name', 'code' ) ) );
		if ( in_array( null, $named, true ) || 0 === ( $line['quantity'] ?? null ) ) {
			$order->remove_item( $item->get_id() );
			return;
		}
		if ( $new && $kind['needs'] && empty( $line[ $kind['needs'][0] ] ) ) {
			throw new WC_Data_Exception( $kind['needs'][1], $kind['needs'][2] );
		}
		if ( $item instanceof WC_Order_Item_Product ) {
			self::product( $item, $line, $new );
		}
		foreach ( $kind['fields'] as $field ) {
			if ( isset( $line[ $field ] ) ) {
				$item->{"set_$field"}( $line[ $field ] );
			}
		}
		erp_bridge_stand_in_set_meta( $item, $line['meta_data'] ?? array() );
		$new ? $order->add_item( $item ) : $item->save();
	}

	private static function product( WC_Order_Item_Product $item, array $line, bool $new ): void {
		$id = empty( $line['sku'] ) ? (int) ( $line['product_id'] ?? 0 ) : wc_get_product_id_by_sku( $line['sku'] );
		if ( $new && 0 === $id && empty( $line['sku'] ) ) {
			throw new WC_Data_Exception( 'woocommerce_rest_required_product_reference', 'Product ID or SKU is required.' );
		}
		$product = wc_get_product( $id );
		if ( ! $product ) {
			return;
		}
		$item->set_product( $product );
		if ( $new ) {
			$total = wc_get_price_excluding_tax( $product, array( 'qty' => $line['quantity'] ?? 1 ) );
			$item->set_total( $total );
			$item->set_subtotal( $total );
		}
	}

	private static function coupons( WC_Order $order, $lines ): void {
		if ( ! is_array( $lines ) ) {
			return;
		}
		foreach ( $lines as $line ) {
			if ( ! empty( $line['id'] ) ) {
				throw new WC_Data_Exception( 'woocommerce_rest_coupon_item_id_readonly', 'Coupon item ID is readonly.' );
			}
			if ( '' === trim( (string) ( $line['code'] ?? '' ) ) ) {
				throw new WC_Data_Exception( 'woocommerce_rest_invalid_coupon', 'Coupon code is required.' );
			}
			if ( ! wc_get_coupon_id_by_code( $line['code'] ) && ! in_array( wc_format_coupon_code( $line['code'] ), $order->get_coupon_codes(), true ) ) {
				throw new WC_Data_Exception( 'woocommerce_rest_invalid_coupon', sprintf( 'Coupon &quot;%s&quot; cannot be applied because it does not exist.', esc_html( $line['code'] ) ) );
			}
		}
		foreach ( $order->get_coupon_codes() as $code ) {
			$order->remove_coupon( $code );
		}
		foreach ( $lines as $line ) {
			$order->apply_coupon( $line['code'] );
		}
	}
}
