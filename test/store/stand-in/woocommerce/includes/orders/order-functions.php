<?php
/** The global functions about orders, their statuses, refunds and notes. */

/** @return WC_Order|WC_Order_Refund|false */
function wc_get_order( $order = false ) {
	if ( $order instanceof WC_Abstract_Order ) {
		return $order;
	}
	$id = $order instanceof WP_Post ? $order->ID : absint( is_scalar( $order ) ? $order : 0 );
	if ( ! $id ) {
		return false;
	}
	return erp_bridge_stand_in_orders_of( array( $id ) )[0] ?? false;
}

function wc_get_order_id_by_order_item_id( $item_id ): int {
	global $wpdb;
	return (int) $wpdb->get_var( $wpdb->prepare( 'SELECT order_id FROM ' . WC_Order_Item::table() . ' WHERE order_item_id = %d', $item_id ) );
}

/** @return array<string, string> */
function wc_get_order_statuses(): array {
	$statuses = array(
		'wc-pending'    => 'Pending payment',
		'wc-processing' => 'Processing',
		'wc-on-hold'    => 'On hold',
		'wc-completed'  => 'Completed',
		'wc-cancelled'  => 'Cancelled',
		'wc-refunded'   => 'Refunded',
		'wc-failed'     => 'Failed',
		'wc-checkout-draft' => 'Draft',
	);
	return (array) apply_filters( 'wc_order_statuses', $statuses );
}

function wc_is_order_status( string $status ): bool {
	return isset( wc_get_order_statuses()[ $status ] );
}

function wc_get_order_status_name( string $status ): string {
	$plain = (string) preg_replace( '/^wc-/', '', $status );
	return wc_get_order_statuses()[ "wc-$plain" ] ?? $plain;
}

/** @return list<string> */
function wc_get_is_paid_statuses(): array {
	return (array) apply_filters( 'woocommerce_order_is_paid_statuses', array( 'processing', 'completed' ) );
}

/** @return list<string> */
function wc_get_is_pending_statuses(): array {
	return (array) apply_filters( 'woocommerce_order_is_pending_statuses', array( 'pending' ) );
}

/** @return list<string> */
function wc_get_order_types( string $for = '' ): array {
	return in_array( $for, array( 'order-count', 'order-meta-boxes', 'reports', 'order-webhooks', 'view-order', 'admin-menu' ), true ) ? array( 'shop_order' ) : array( 'shop_order', 'shop_order_refund' );
}

function wc_get_page_screen_id( string $for ): string {
	return 'shop-order' === str_replace( '_', '-', $for ) ? 'woocommerce_page_wc-orders' : '';
}

function wc_generate_order_key( string $key = '' ): string {
	return 'wc_' . apply_filters( 'woocommerce_generate_order_key', 'order_' . ( '' === $key ? wp_generate_password( 13, false ) : $key ) );
}

function wc_get_order_id_by_order_key( string $key ): int {
	global $wpdb;
	return (int) $wpdb->get_var( $wpdb->prepare( 'SELECT id FROM ' . erp_bridge_stand_in_orders_table() . ' WHERE order_key = %s', $key ) );
}

function wc_get_customer_order_count( int $user_id ): int {
	return wc_get_orders( array( 'type' => 'shop_order', 'customer_id' => $user_id, 'limit' => 1, 'paginate' => true ) )->total;
}

/** @return WC_Order|WP_Error */
function wc_create_order( array $args = array() ) {
	try {
		$order = new WC_Order( $args['order_id'] ?? 0 );
		foreach ( array( 'parent' => 'parent_id', 'status' => 'status', 'customer_note' => 'customer_note', 'customer_id' => 'customer_id', 'created_via' => 'created_via', 'cart_hash' => 'cart_hash' ) as $name => $prop ) {
			if ( isset( $args[ $name ] ) ) {
				$order->{"set_$prop"}( $args[ $name ] );
			}
		}
		if ( ! $order->get_id() ) {
			$order->set_prices_include_tax( 'yes' === get_option( 'woocommerce_prices_include_tax' ) );
		}
		$order->save();
	} catch ( Exception $refused ) {
		return new WP_Error( 'error', $refused->getMessage() );
	}
	return $order;
}

/** @return WC_Order|WP_Error */
function wc_update_order( array $args ) {
	return empty( $args['order_id'] ) ? new WP_Error( 'woocommerce_invalid_order_id', 'Invalid order ID.' ) : wc_create_order( $args );
}

/**
 * @param array<string, mixed> $args
 * @return WC_Order_Refund|WP_Error
 */
function wc_create_refund( array $args = array() ) {
	$args += array( 'amount' => 0, 'reason' => null, 'order_id' => 0, 'line_items' => array(), 'refund_payment' => false, 'restock_items' => false );
	$args['line_items'] = (array) $args['line_items'];
	$order = wc_get_order( $args['order_id'] );
	if ( ! $order instanceof WC_Order ) {
		return new WP_Error( 'error', 'Invalid order ID.' );
	}
	$left       = $order->get_remaining_refund_amount();
	$items_left = $order->get_remaining_refund_items();
	if ( 0 > $args['amount'] || $args['amount'] > $left ) {
		return new WP_Error( 'error', 'Invalid refund amount.' );
	}
	$refund = new WC_Order_Refund();
	$refund->set_currency( $order->get_currency() );
	$refund->set_amount( $args['amount'] );
	$refund->set_parent_id( $order->get_id() );
	$refund->set_refunded_by( get_current_user_id() ?: 1 );
	$refund->set_prices_include_tax( $order->get_prices_include_tax() );
	if ( null !== $args['reason'] ) {
		$refund->set_reason( $args['reason'] );
	}
	$quantity = erp_bridge_stand_in_refund_lines( $refund, $order, $args['line_items'] );
	try {
		$refund->update_taxes();
		$refund->calculate_totals( false );
		$refund->set_total( (float) $args['amount'] * -1 );
		do_action( 'woocommerce_create_refund', $refund, $args );
		$refund->save();
		if ( $args['refund_payment'] ) {
			$failed = erp_bridge_stand_in_pay_back( $order, $refund );
			if ( $failed ) {
				$refund->delete( true );
				return $failed;
			}
			$refund->set_refunded_payment( true );
			$refund->save();
		}
		if ( $args['restock_items'] ) {
			wc_restock_refunded_items( $order, $args['line_items'] );
		}
		$free    = array() !== array_filter( $order->get_items(), static fn( WC_Order_Item $item ): bool => ! (float) $item->get_total() );
		$partial = (float) $left - (float) $args['amount'] > 0 || $args['line_items'] && $free && $items_left - $quantity > 0;
		$partial = (bool) apply_filters( 'woocommerce_order_is_partially_refunded', $partial, $order->get_id(), $refund->get_id() );
		$stored  = wc_get_order( $refund->get_id() );
		$stored->update_meta_data( '_refund_type', $partial ? 'partial' : 'full' );
		$stored->save_meta_data();
		do_action( 'woocommerce_order_' . ( $partial ? 'partially' : 'fully' ) . '_refunded', $order->get_id(), $refund->get_id() );
		$status = $partial ? '' : apply_filters( 'woocommerce_order_fully_refunded_status', 'refunded', $order->get_id(), $refund->get_id() );
		if ( $status ) {
			$order->update_status( $status );
		}
		$order->set_date_modified( time() );
		$order->save();
		do_action( 'woocommerce_refund_created', $refund->get_id(), $args );
		do_action( 'woocommerce_order_refunded', $order->get_id(), $refund->get_id() );
	} catch ( Exception $failed ) {
		$refund->delete( true );
		return new WP_Error( 'error', $failed->getMessage() );
	}
	return $refund;
}

function erp_bridge_stand_in_pay_back( WC_Order $order, WC_Order_Refund $refund ): ?WP_Error {
	$gateway = WC()->payment_gateways()->payment_gateways()[ $order->get_payment_method() ] ?? null;
	if ( ! $gateway || ! $gateway->supports( 'refunds' ) ) {
		return new WP_Error( 'error', 'The payment gateway for this order does not ' . ( $gateway ? 'support automatic refunds.' : 'exist.' ) );
	}
	$result = $gateway->process_refund( $order->get_id(), $refund->get_amount(), $refund->get_reason() );
	return is_wp_error( $result ) ? $result : ( $result ? null : new WP_Error( 'error', 'An error occurred while attempting to create the refund using the payment gateway API.' ) );
}

/** @return int How many pieces come back. */
function erp_bridge_stand_in_refund_lines( WC_Order_Refund $refund, WC_Order $order, array $lines ): int {
	$pieces = 0;
	foreach ( $order->get_items( array( 'line_item', 'fee', 'shipping' ) ) as $id => $item ) {
		$line     = $lines[ $id ] ?? array();
		$quantity = $line['qty'] ?? 0;
		$total    = $line['refund_total'] ?? 0;
		if ( ! $quantity && ! $total && empty( $line['refund_tax'] ) ) {
			continue;
		}
		$taxes = array_map( 'wc_format_refund_total', array_filter( (array) ( $line['refund_tax'] ?? array() ) ) );
		$back  = new ( get_class( $item ) )( $item );
		$back->set_id( 0 );
		$back->add_meta_data( '_refunded_item_id', $id, true );
		$back->set_total( wc_format_refund_total( $total ) );
		$back->set_taxes( array( 'total' => $taxes, 'subtotal' => $taxes ) );
		if ( $back instanceof WC_Order_Item_Product ) {
			$back->set_subtotal( wc_format_refund_total( $total ) );
			$back->set_quantity( $quantity * -1 );
		}
		$refund->add_item( $back );
		$pieces += $quantity;
	}
	return $pieces;
}

/** Setting an order to "refunded" by hand gives back what is left. */
add_action(
	'woocommerce_order_status_refunded',
	static function ( int $order_id ): void {
		$order = wc_get_order( $order_id );
		$left  = (float) $order->get_total() - $order->get_total_refunded();
		if ( $left > 0 ) {
			wc_create_refund( array( 'amount' => wc_format_decimal( $left ), 'reason' => 'Order fully refunded.', 'order_id' => $order_id ) );
			$order->add_order_note( 'Order status set to refunded. To return funds to the customer you will need to issue a refund through your payment gateway.' );
		}
	}
);

function wc_get_order_note( $note ): ?object {
	$comment = get_comment( $note );
	if ( ! $comment instanceof WP_Comment ) {
		return null;
	}
	$data = array(
		'id'            => (int) $comment->comment_ID,
		'date_created'  => wc_string_to_datetime( $comment->comment_date ),
		'content'       => $comment->comment_content,
		'customer_note' => (bool) get_comment_meta( (int) $comment->comment_ID, 'is_customer_note', true ),
		'added_by'      => 'WooCommerce' === $comment->comment_author ? 'system' : $comment->comment_author,
		'order_id'      => (int) $comment->comment_post_ID,
	);
	return (object) apply_filters( 'woocommerce_get_order_note', $data, $comment );
}

/**
 * @param array<string, mixed> $args order_id, type (customer or internal), limit, orderby, order.
 * @return list<object>
 */
function wc_get_order_notes( array $args ): array {
	$query = array( 'type' => 'order_note', 'status' => 'approve', 'orderby' => array( 'date_created' => 'comment_date', 'date_created_gmt' => 'comment_date_gmt' )[ $args['orderby'] ?? '' ] ?? 'comment_ID', 'order' => $args['order'] ?? 'DESC' );
	foreach ( array( 'limit' => 'number', 'order_id' => 'post_id', 'order__in' => 'post__in', 'order__not_in' => 'post__not_in' ) as $name => $column ) {
		if ( isset( $args[ $name ] ) ) {
			$query[ $column ] = $args[ $name ];
		}
	}
	if ( in_array( $args['type'] ?? '', array( 'customer', 'internal' ), true ) ) {
		$query['meta_query'] = array( 'customer' === $args['type'] ? array( 'key' => 'is_customer_note', 'value' => 1 ) : array( 'key' => 'is_customer_note', 'compare' => 'NOT EXISTS' ) );
	}
	return array_values( array_filter( array_map( 'wc_get_order_note', get_comments( $query ) ) ) );
}

function wc_create_order_note( int $order_id, string $note, bool $is_customer_note = false, bool $added_by_user = false ) {
	$order = wc_get_order( $order_id );
	return $order instanceof WC_Order ? $order->add_order_note( $note, $is_customer_note, $added_by_user ) : new WP_Error( 'invalid_order_id', 'Invalid order ID.', array( 'status' => 400 ) );
}

function wc_delete_order_note( int $note_id ): bool {
	$note = wc_get_order_note( $note_id );
	if ( ! $note || ! wp_delete_comment( $note_id, true ) ) {
		return false;
	}
	do_action( 'woocommerce_order_note_deleted', $note_id, $note );
	return true;
}

/** Notes are comments that nobody sees who did not ask for them. */
add_action(
	'pre_get_comments',
	static function ( WP_Comment_Query $query ): void {
		if ( ! in_array( 'order_note', (array) ( $query->query_vars['type'] ?? '' ), true ) && empty( $query->query_vars['comment__in'] ) ) {
			$query->query_vars['type__not_in'] = array_merge( (array) ( $query->query_vars['type__not_in'] ?: array() ), array( 'order_note' ) );
		}
	}
);
