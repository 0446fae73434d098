<?php
/** The classic checkout: its form's fields, what is wrong with them, and the order that is made of them. */

/** @return array<string, array{label: string, required: bool, type: string}> */
function erp_bridge_stand_in_checkout_fields(): array {
	$labels = array(
		'first_name' => 'First name', 'last_name' => 'Last name', 'company' => 'Company name', 'country' => 'Country / Region', 'address_1' => 'Street address',
		'address_2' => 'Apartment, suite, unit, etc.', 'postcode' => 'Postcode / ZIP', 'city' => 'Town / City', 'phone' => 'Phone', 'email' => 'Email address',
	);
	$fields = array();
	foreach ( $labels as $name => $label ) {
		$fields[ "billing_$name" ] = array(
			'label'    => $label,
			'required' => ! in_array( $name, array( 'company', 'address_2' ), true ),
			'type'     => array( 'phone' => 'tel', 'email' => 'email' )[ $name ] ?? 'text',
		);
	}
	return (array) apply_filters( 'woocommerce_checkout_fields', array( 'billing' => $fields ) )['billing'];
}

/** What a field shows: what was just sent, else what the account says. */
function erp_bridge_stand_in_checkout_value( string $field ): string {
	if ( isset( $_POST[ $field ] ) && is_string( $_POST[ $field ] ) ) {
		return sanitize_text_field( wp_unslash( $_POST[ $field ] ) );
	}
	$kept = is_user_logged_in() ? (string) get_user_meta( get_current_user_id(), $field, true ) : '';
	return '' === $kept && 'billing_country' === $field ? WC_Tax::base()['country'] : $kept;
}

add_action(
	'wp_loaded',
	static function (): void {
		if ( ! isset( $_POST['woocommerce_checkout_place_order'] ) ) {
			return;
		}
		nocache_headers();
		if ( WC()->cart->is_empty() ) {
			wp_safe_redirect( wc_get_cart_url() );
			exit;
		}
		try {
			erp_bridge_stand_in_process_checkout();
		} catch ( Exception $refused ) {
			wc_add_notice( $refused->getMessage(), 'error' );
		}
	},
	20
);

/** @throws Exception What the customer has to be told. */
function erp_bridge_stand_in_process_checkout(): void {
	if ( ! wp_verify_nonce( (string) ( $_POST['woocommerce-process-checkout-nonce'] ?? '' ), 'woocommerce-process_checkout' ) ) {
		throw new Exception( 'We were unable to process your order, please try again.' );
	}
	do_action( 'woocommerce_before_checkout_process' );
	do_action( 'woocommerce_checkout_process' );
	$data   = array( 'order_comments' => str_replace( "\r\n", "\n", sanitize_textarea_field( wp_unslash( $_POST['order_comments'] ?? '' ) ) ), 'payment_method' => wc_clean( wp_unslash( $_POST['payment_method'] ?? '' ) ), 'createaccount' => 0 );
	$errors = new WP_Error();
	foreach ( erp_bridge_stand_in_checkout_fields() as $name => $field ) {
		$data[ $name ] = erp_bridge_stand_in_checkout_value( $name );
		if ( $field['required'] && '' === $data[ $name ] ) {
			$errors->add( "{$name}_required", sprintf( '<strong>Billing %s</strong> is a required field.', esc_html( $field['label'] ) ) );
		}
	}
	if ( '' !== $data['billing_email'] && ! is_email( $data['billing_email'] ) ) {
		$errors->add( 'billing_email_validation', '<strong>Billing Email address</strong> is not a valid email address.' );
	}
	if ( ! isset( WC()->payment_gateways()->get_available_payment_gateways()[ $data['payment_method'] ] ) ) {
		$errors->add( 'payment', 'Invalid payment method.' );
	}
	do_action( 'woocommerce_after_checkout_validation', $data, $errors );
	if ( $errors->has_errors() ) {
		array_map( static fn( string $message ) => wc_add_notice( $message, 'error' ), $errors->get_error_messages() );
		return;
	}
	erp_bridge_stand_in_checkout_customer( $data );
	$order = erp_bridge_stand_in_checkout_order( $data );
	do_action( 'woocommerce_checkout_order_processed', $order->get_id(), $data, $order );
	$order = wc_get_order( $order->get_id() );
	if ( ! $order->needs_payment() ) {
		$order->payment_complete();
		WC()->cart->empty_cart();
		wp_safe_redirect( $order->get_checkout_order_received_url() );
		exit;
	}
	erp_bridge_stand_in_pay( $order, $data['payment_method'] );
}

/** Who is signed in keeps the address in the account. */
function erp_bridge_stand_in_checkout_customer( array $data ): void {
	$id = (int) apply_filters( 'woocommerce_checkout_customer_id', get_current_user_id() );
	if ( $id ) {
		$customer = new WC_Customer( $id );
		foreach ( array_keys( erp_bridge_stand_in_checkout_fields() ) as $name ) {
			$customer->{"set_$name"}( $data[ $name ] );
		}
		do_action( 'woocommerce_checkout_update_customer', $customer, $data );
		$customer->save();
	}
	do_action( 'woocommerce_checkout_update_user_meta', $id, $data );
}

function erp_bridge_stand_in_checkout_order( array $data ): WC_Order {
	$order = new WC_Order();
	// Where nothing can be shipped, WooCommerce leaves the shipping address empty.
	foreach ( array_keys( $order->get_address( 'billing' ) ) as $field ) {
		$order->{"set_billing_$field"}( $data[ "billing_$field" ] ?? '' );
	}
	$gateway = WC()->payment_gateways()->get_available_payment_gateways()[ $data['payment_method'] ];
	$order->set_created_via( 'checkout' );
	$order->set_customer_id( apply_filters( 'woocommerce_checkout_customer_id', get_current_user_id() ) );
	$order->set_currency( get_woocommerce_currency() );
	$order->set_prices_include_tax( 'yes' === get_option( 'woocommerce_prices_include_tax' ) );
	$order->set_customer_ip_address( (string) ( $_SERVER['REMOTE_ADDR'] ?? '' ) );
	$order->set_customer_user_agent( sanitize_text_field( wp_unslash( $_SERVER['HTTP_USER_AGENT'] ?? '' ) ) );
	$order->set_customer_note( $data['order_comments'] );
	$order->set_payment_method( $gateway->id );
	$order->set_payment_method_title( $gateway->get_title() );
	WC()->cart->fill( $order );
	do_action( 'woocommerce_checkout_create_order', $order, $data );
	$order->save();
	do_action( 'woocommerce_checkout_update_order_meta', $order->get_id(), $data );
	do_action( 'woocommerce_checkout_order_created', $order );
	return $order;
}

/** Lets the gateway have the order, and sends the browser where the gateway says. */
function erp_bridge_stand_in_pay( WC_Order $order, string $method ): void {
	$gateway = WC()->payment_gateways()->get_available_payment_gateways()[ $method ] ?? null;
	if ( ! $gateway ) {
		throw new Exception( 'Invalid payment method.' );
	}
	$result = $gateway->process_payment( $order->get_id() );
	if ( 'success' === ( $result['result'] ?? '' ) ) {
		$result = apply_filters( 'woocommerce_payment_successful_result', $result + array( 'order_id' => $order->get_id() ), $order->get_id() );
		wp_redirect( $result['redirect'] );
		exit;
	}
}

/** The page that an e-mail's "Pay" leads to. */
add_action(
	'wp',
	static function (): void {
		global $wp;
		$order = wc_get_order( absint( $wp->query_vars['order-pay'] ?? 0 ) );
		if ( ! isset( $_POST['woocommerce_pay'], $_GET['key'] ) || ! $order instanceof WC_Order || ! wp_verify_nonce( (string) ( $_POST['woocommerce-pay-nonce'] ?? '' ), 'woocommerce-pay' ) ) {
			return;
		}
		if ( ! hash_equals( $order->get_order_key(), (string) wp_unslash( $_GET['key'] ) ) || ! $order->needs_payment() ) {
			return;
		}
		do_action( 'woocommerce_before_pay_action', $order );
		try {
			$method  = (string) wc_clean( wp_unslash( $_POST['payment_method'] ?? '' ) );
			$gateway = WC()->payment_gateways()->get_available_payment_gateways()[ $method ] ?? null;
			if ( ! $gateway ) {
				throw new Exception( 'Invalid payment method.' );
			}
			$order->set_payment_method( $method );
			$order->set_payment_method_title( $gateway->get_title() );
			$order->save();
			erp_bridge_stand_in_pay( $order, $method );
		} catch ( Exception $refused ) {
			wc_add_notice( $refused->getMessage(), 'error' );
		}
		do_action( 'woocommerce_after_pay_action', $order );
	},
	20
);
