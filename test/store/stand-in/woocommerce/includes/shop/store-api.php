<?php
/** What the checkout block calls: a cart that is known by its token, and the checkout of it (`wc/store/v1`). */

function erp_bridge_stand_in_store_cart( WP_REST_Request $request ): string {
	$token = sanitize_key( (string) $request->get_header( 'Cart-Token' ) );
	return '' === $token ? strtolower( wp_generate_password( 32, false ) ) : $token;
}

/** @param array<int, int> $lines */
function erp_bridge_stand_in_store_answer( string $token, array $lines, int $status = 200 ): WP_REST_Response {
	$items    = array_map( static fn( int $id ): array => array( 'id' => $id, 'quantity' => $lines[ $id ], 'name' => wc_get_product( $id )->get_name() ), array_keys( $lines ) );
	$response = new WP_REST_Response( array( 'items' => $items, 'items_count' => array_sum( $lines ) ), $status );
	$response->header( 'Cart-Token', $token );
	return $response;
}

function erp_bridge_stand_in_store_checkout( WP_REST_Request $request ) {
	$token   = erp_bridge_stand_in_store_cart( $request );
	$lines   = (array) get_transient( "erp_bridge_cart_$token" );
	$billing = (array) $request['billing_address'];
	$method  = (string) $request['payment_method'];
	$gateway = WC()->payment_gateways()->get_available_payment_gateways()[ $method ] ?? null;
	if ( ! array_filter( $lines ) || ! $gateway ) {
		return new WP_Error( array_filter( $lines ) ? 'woocommerce_rest_checkout_payment_method_disabled' : 'woocommerce_rest_cart_empty', 'Cannot place this order.', array( 'status' => 400 ) );
	}
	try {
		$order = new WC_Order();
		$order->set_status( 'checkout-draft' );
		$order->set_created_via( 'store-api' );
		$order->set_customer_id( get_current_user_id() );
		$order->set_prices_include_tax( 'yes' === get_option( 'woocommerce_prices_include_tax' ) );
		$order->set_address( array_intersect_key( $billing, $order->get_address( 'billing' ) ), 'billing' );
		$order->set_address( array_intersect_key( (array) ( $request['shipping_address'] ?? $billing ), $order->get_address( 'shipping' ) ), 'shipping' );
		$order->set_customer_note( sanitize_textarea_field( (string) $request['customer_note'] ) );
		$order->set_payment_method( $method );
		$order->set_payment_method_title( $gateway->get_title() );
		$order->save();
		foreach ( $lines as $id => $quantity ) {
			$order->add_product( wc_get_product( $id ), $quantity );
		}
		$order->calculate_totals();
		do_action( 'woocommerce_store_api_checkout_update_order_meta', $order );
		do_action( 'woocommerce_store_api_checkout_update_order_from_request', $order, $request );
		$order->set_status( 'pending' );
		$order->save();
		do_action( 'woocommerce_store_api_checkout_order_processed', $order );
		$result = $gateway->process_payment( $order->get_id() );
	} catch ( Automattic\WooCommerce\StoreApi\Exceptions\RouteException $refused ) {
		return new WP_Error( $refused->getErrorCode(), $refused->getMessage(), array( 'status' => $refused->getCode() ) );
	} catch ( Exception $refused ) {
		return new WP_Error( 'woocommerce_rest_checkout_process_payment_error', $refused->getMessage(), array( 'status' => 400 ) );
	}
	delete_transient( "erp_bridge_cart_$token" );
	$order = wc_get_order( $order->get_id() );
	return new WP_REST_Response(
		array(
			'order_id'       => $order->get_id(),
			'status'         => $order->get_status(),
			'order_key'      => $order->get_order_key(),
			'order_number'   => $order->get_order_number(),
			'payment_result' => array( 'payment_status' => $result['result'] ?? 'failure', 'redirect_url' => $result['redirect'] ?? '' ),
		)
	);
}

add_action(
	'rest_api_init',
	static function (): void {
		$open = array( 'permission_callback' => '__return_true' );
		register_rest_route(
			'wc/store/v1',
			'/cart',
			$open + array(
				'methods'  => 'GET',
				'callback' => static function ( WP_REST_Request $request ): WP_REST_Response {
					$token = erp_bridge_stand_in_store_cart( $request );
					return erp_bridge_stand_in_store_answer( $token, array_filter( (array) get_transient( "erp_bridge_cart_$token" ) ) );
				},
			)
		);
		register_rest_route(
			'wc/store/v1',
			'/cart/add-item',
			$open + array(
				'methods'  => 'POST',
				'callback' => static function ( WP_REST_Request $request ) {
					$token   = erp_bridge_stand_in_store_cart( $request );
					$product = wc_get_product( (int) $request['id'] );
					if ( ! $product || ! $product->is_purchasable() ) {
						return new WP_Error( 'woocommerce_rest_cart_invalid_product', 'This product cannot be added to the cart.', array( 'status' => 400 ) );
					}
					$lines = array( $product->get_id() => max( 1, (int) $request['quantity'] ) ) + array_filter( (array) get_transient( "erp_bridge_cart_$token" ) );
					set_transient( "erp_bridge_cart_$token", $lines, DAY_IN_SECONDS );
					return erp_bridge_stand_in_store_answer( $token, $lines, 201 );
				},
			)
		);
		register_rest_route( 'wc/store/v1', '/checkout', $open + array( 'methods' => 'POST', 'callback' => 'erp_bridge_stand_in_store_checkout' ) );
	}
);
