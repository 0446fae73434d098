<?php
/** The shop's pages: a product with its button, the cart, the checkout with its two endpoints. */

function is_checkout(): bool {
	return is_page( wc_get_page_id( 'checkout' ) );
}

function is_cart(): bool {
	return is_page( wc_get_page_id( 'cart' ) );
}

function is_checkout_pay_page(): bool {
	return is_checkout() && is_wc_endpoint_url( 'order-pay' );
}

function is_order_received_page(): bool {
	return is_checkout() && is_wc_endpoint_url( 'order-received' );
}

/** `?add-to-cart=ID` on any page. */
add_action(
	'wp_loaded',
	static function (): void {
		$id = absint( is_scalar( $_REQUEST['add-to-cart'] ?? '' ) ? $_REQUEST['add-to-cart'] ?? 0 : 0 );
		if ( ! $id || ! wc_get_product( $id ) ) {
			return;
		}
		nocache_headers();
		$added = WC()->cart->add_to_cart( $id, max( 1, absint( $_REQUEST['quantity'] ?? 1 ) ) );
		$name  = esc_html( wc_get_product( $id )->get_name() );
		wc_add_notice( $added ? "&ldquo;$name&rdquo; has been added to your cart." : "You cannot add &ldquo;$name&rdquo; to the cart.", $added ? 'success' : 'error' );
	},
	20
);

/** Below a product's description: its price and the button. */
add_filter(
	'the_content',
	static function ( string $content ): string {
		$product = is_singular( 'product' ) && in_the_loop() ? wc_get_product( get_the_ID() ) : false;
		if ( ! $product ) {
			return $content;
		}
		ob_start();
		wc_print_notices();
		wc_get_template( 'single-product/add-to-cart.php', array( 'product' => $product ) );
		return $content . ob_get_clean();
	}
);

/** How much is left, as the shop wants it shown: never, when it is low, or always. */
function wc_get_stock_html( WC_Product $product ): string {
	$left = (int) $product->get_stock_quantity();
	if ( ! $product->managing_stock() ) {
		return $product->is_in_stock() ? '' : '<p class="stock out-of-stock">Out of stock</p>';
	}
	$format = get_option( 'woocommerce_stock_format', '' );
	$low    = $left <= (int) get_option( 'woocommerce_notify_low_stock_amount', 2 );
	$text   = 'no_amount' === $format || 'low_amount' === $format && ! $low ? 'In stock' : ( 'low_amount' === $format ? "Only $left left in stock" : "$left in stock" );
	$class  = $product->is_in_stock() ? 'in-stock' : 'out-of-stock';
	return apply_filters( 'woocommerce_get_stock_html', sprintf( '<p class="stock %s">%s</p>', $class, $product->is_in_stock() ? $text : 'Out of stock' ), $product );
}

add_shortcode(
	'woocommerce_cart',
	static function (): string {
		ob_start();
		echo '<div class="woocommerce">';
		wc_print_notices();
		wc_get_template( 'cart/cart.php', array( 'cart' => WC()->cart ) );
		echo '</div>';
		return (string) ob_get_clean();
	}
);

add_shortcode(
	'woocommerce_checkout',
	static function (): string {
		global $wp;
		ob_start();
		echo '<div class="woocommerce">';
		if ( isset( $wp->query_vars['order-pay'] ) ) {
			erp_bridge_stand_in_order_pay( absint( $wp->query_vars['order-pay'] ) );
		} elseif ( isset( $wp->query_vars['order-received'] ) ) {
			erp_bridge_stand_in_order_received( absint( $wp->query_vars['order-received'] ) );
		} elseif ( WC()->cart->is_empty() ) {
			wc_print_notices();
			wc_print_notice( 'Checkout is not available whilst your cart is empty.', 'notice' );
		} else {
			wc_print_notices();
			$order = new WC_Order();
			$order->set_billing_country( erp_bridge_stand_in_checkout_value( 'billing_country' ) );
			WC()->cart->fill( $order );
			wc_get_template( 'checkout/form-checkout.php', array( 'order' => $order, 'gateways' => WC()->payment_gateways()->get_available_payment_gateways() ) );
		}
		echo '</div>';
		return (string) ob_get_clean();
	}
);

function erp_bridge_stand_in_order_pay( int $order_id ): void {
	wc_print_notices();
	$order = wc_get_order( $order_id );
	$key   = (string) wc_clean( wp_unslash( $_GET['key'] ?? '' ) );
	if ( ! $order instanceof WC_Order || ! hash_equals( $order->get_order_key(), $key ) ) {
		wc_print_notice( 'Sorry, this order is invalid and cannot be paid for.', 'error' );
	} elseif ( $order->get_customer_id() && ! is_user_logged_in() ) {
		wc_print_notice( 'Please log in to your account below to continue to the payment form.', 'notice' );
		wc_get_template( 'myaccount/form-login.php' );
	} elseif ( $order->get_customer_id() && get_current_user_id() !== $order->get_customer_id() && ! current_user_can( 'manage_woocommerce' ) ) {
		wc_print_notice( 'This order cannot be paid for. Please contact us if you need assistance.', 'error' );
	} elseif ( ! $order->needs_payment() ) {
		wc_print_notice( sprintf( 'This order&rsquo;s status is &ldquo;%s&rdquo;&mdash;it cannot be paid for. Please contact us if you need assistance.', wc_get_order_status_name( $order->get_status() ) ), 'error' );
	} else {
		do_action( 'before_woocommerce_pay_form', $order, 'Pay for order', WC()->payment_gateways()->get_available_payment_gateways() );
		wc_get_template( 'checkout/form-pay.php', array( 'order' => $order, 'gateways' => WC()->payment_gateways()->get_available_payment_gateways() ) );
	}
}

function erp_bridge_stand_in_order_received( int $order_id ): void {
	$order = wc_get_order( $order_id );
	$key   = (string) wc_clean( wp_unslash( $_GET['key'] ?? '' ) );
	$known = $order instanceof WC_Order && hash_equals( $order->get_order_key(), $key );
	if ( $known && $order->get_customer_id() && get_current_user_id() !== $order->get_customer_id() ) {
		wc_print_notice( 'Please log in to your account to view this order.', 'notice' );
		$known = false;
	}
	wc_get_template( 'checkout/thankyou.php', array( 'order' => $known ? $order : false ) );
}

add_action( 'woocommerce_thankyou', 'erp_bridge_stand_in_order_details', 10 );
add_action( 'woocommerce_view_order', 'erp_bridge_stand_in_order_details', 10 );
function erp_bridge_stand_in_order_details( $order_id ): void {
	$order = wc_get_order( $order_id );
	if ( $order ) {
		wc_get_template( 'order/order-details.php', array( 'order' => $order, 'order_id' => $order_id ) );
	}
}

/** @return array<string, string> */
function wc_get_account_orders_columns(): array {
	$columns = array( 'order-number' => 'Order', 'order-date' => 'Date', 'order-status' => 'Status', 'order-total' => 'Total', 'order-actions' => 'Actions' );
	return (array) apply_filters( 'woocommerce_my_account_my_orders_columns', apply_filters( 'woocommerce_account_orders_columns', $columns ) );
}

/** @return array<string, array{url: string, name: string}> */
function wc_get_account_orders_actions( $order ): array {
	$order   = wc_get_order( $order );
	$actions = array( 'view' => array( 'url' => $order->get_view_order_url(), 'name' => 'View' ) );
	if ( $order->needs_payment() ) {
		$actions = array( 'pay' => array( 'url' => $order->get_checkout_payment_url(), 'name' => 'Pay' ) ) + $actions;
	}
	return (array) apply_filters( 'woocommerce_my_account_my_orders_actions', $actions, $order );
}

add_action(
	'woocommerce_account_orders_endpoint',
	static function ( $page ): void {
		$query = array( 'customer' => get_current_user_id(), 'type' => 'shop_order', 'page' => max( 1, absint( $page ) ), 'paginate' => true );
		wc_get_template( 'myaccount/orders.php', array( 'orders' => wc_get_orders( apply_filters( 'woocommerce_my_account_my_orders_query', $query ) )->orders ) );
	}
);

add_action(
	'woocommerce_account_view-order_endpoint',
	static function ( $order_id ): void {
		$order = wc_get_order( absint( $order_id ) );
		if ( ! $order instanceof WC_Order || $order->get_customer_id() !== get_current_user_id() ) {
			echo '<div class="woocommerce-error">Invalid order. <a href="' . esc_url( wc_get_page_permalink( 'myaccount' ) ) . '" class="wc-forward">My account</a></div>';
			return;
		}
		wc_get_template( 'myaccount/view-order.php', array( 'order' => $order, 'order_id' => $order->get_id() ) );
	}
);
