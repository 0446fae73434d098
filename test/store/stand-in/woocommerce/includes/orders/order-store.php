<?php
/** Orders in tables of their own. The hooks fire when and in the order in which WooCommerce fires them. */

const ERP_BRIDGE_STAND_IN_DRAFTS = array( 'new', 'auto-draft', 'draft', 'checkout-draft' );
/** Properties that only WooCommerce itself looks at: a change of them alone is no news. */
const ERP_BRIDGE_STAND_IN_INTERNAL = array( 'order_stock_reduced' => 1, 'new_order_email_sent' => 1, 'recorded_sales' => 1, 'recorded_coupon_usage_counts' => 1 );
/** Column → property. What has no column is in `data`. */
const ERP_BRIDGE_STAND_IN_COLUMNS = array(
	'status' => 'status', 'currency' => 'currency', 'total_amount' => 'total', 'tax_amount' => 'total_tax', 'customer_id' => 'customer_id', 'parent_order_id' => 'parent_id',
	'order_key' => 'order_key', 'created_via' => 'created_via', 'payment_method' => 'payment_method', 'transaction_id' => 'transaction_id',
	'date_created_gmt' => 'date_created', 'date_updated_gmt' => 'date_modified', 'date_paid_gmt' => 'date_paid', 'date_completed_gmt' => 'date_completed',
	'order_stock_reduced' => 'order_stock_reduced', 'new_order_email_sent' => 'new_order_email_sent',
);

function erp_bridge_stand_in_orders_table(): string {
	global $wpdb;
	return $wpdb->prefix . 'wc_orders';
}

function erp_bridge_stand_in_load_order( WC_Abstract_Order $order ): bool {
	global $wpdb;
	$row = $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM ' . erp_bridge_stand_in_orders_table() . ' WHERE id = %d', $order->get_id() ), ARRAY_A );
	if ( ! $row || $row['type'] !== $order->get_type() ) {
		return false;
	}
	$order->load( (int) $row['id'], erp_bridge_stand_in_order_props( $row ) );
	return true;
}

/** @return array<string, mixed> */
function erp_bridge_stand_in_order_props( array $row ): array {
	$props = json_decode( $row['data'], true );
	foreach ( ERP_BRIDGE_STAND_IN_COLUMNS as $column => $name ) {
		$value          = $row[ $column ];
		$props[ $name ] = match ( true ) {
			str_ends_with( $column, '_gmt' )                    => WC_DateTime::of_utc( $value ),
			isset( ERP_BRIDGE_STAND_IN_INTERNAL[ $name ] )       => (bool) $value,
			in_array( $name, array( 'customer_id', 'parent_id' ), true ) => (int) $value,
			// MariaDB answers with all the decimals of the column.
			'total_amount' === $column                          => wc_format_decimal( (string) $value, wc_get_price_decimals() ),
			'tax_amount' === $column                            => wc_format_decimal( (string) $value, false, true ),
			default                                             => (string) $value,
		};
	}
	return $props;
}

/**
 * However many they are, with one query, as WooCommerce does.
 *
 * @param list<int> $ids
 * @return list<WC_Abstract_Order> In the order asked for.
 */
function erp_bridge_stand_in_orders_of( array $ids ): array {
	global $wpdb;
	$rows   = array() === $ids ? array() : $wpdb->get_results( 'SELECT * FROM ' . erp_bridge_stand_in_orders_table() . ' WHERE id IN (' . implode( ',', $ids ) . ')', ARRAY_A );
	$orders = array_fill_keys( $ids, null );
	foreach ( $rows as $row ) {
		$order = 'shop_order' === $row['type'] ? new WC_Order() : new WC_Order_Refund();
		$order->load( (int) $row['id'], erp_bridge_stand_in_order_props( $row ) );
		$orders[ $row['id'] ] = $order;
	}
	return array_values( array_filter( $orders ) );
}

/** The columns of some properties; `$stored` is what `data` holds of others. */
function erp_bridge_stand_in_order_row( array $props, array $stored = array() ): array {
	$row = array();
	foreach ( ERP_BRIDGE_STAND_IN_COLUMNS as $column => $name ) {
		if ( array_key_exists( $name, $props ) ) {
			$value          = $props[ $name ];
			$row[ $column ] = $value instanceof WC_DateTime ? gmdate( 'Y-m-d H:i:s', $value->getTimestamp() ) : ( is_bool( $value ) ? (int) $value : $value );
		}
	}
	if ( isset( $props['billing'] ) ) {
		$row['billing_email'] = $props['billing']['email'];
	}
	$others = array_diff_key( $props, array_flip( ERP_BRIDGE_STAND_IN_COLUMNS ), array( 'id' => 1, 'number' => 1 ) );
	return array() === $others ? $row : $row + array( 'data' => wp_json_encode( array_replace( $stored, $others ) ) );
}

function erp_bridge_stand_in_store_order( WC_Abstract_Order $order ): void {
	global $wpdb;
	do_action( 'woocommerce_before_' . ( $order instanceof WC_Order ? 'order' : 'order_refund' ) . '_object_save', $order );
	$order->set_version( WC_VERSION );
	$order->get_id() ? erp_bridge_stand_in_update_order( $order ) : erp_bridge_stand_in_insert_order( $order );
}

function erp_bridge_stand_in_insert_order( WC_Abstract_Order $order ): void {
	global $wpdb;
	if ( $order instanceof WC_Order && '' === $order->get_order_key() ) {
		$order->set_order_key( wc_generate_order_key() );
	}
	$order->set_currency( $order->get_currency() );
	$order->set_date_created( $order->get_date_created() ?? time() );
	$order->set_date_modified( $order->get_date_modified() ?? time() );
	// A post takes the number, so that no page has the same one and the notes, which are comments, hang on nothing else.
	$wpdb->insert(
		$wpdb->posts,
		array(
			'post_type'         => 'shop_order_placehold',
			'post_status'       => 'draft',
			'post_parent'       => $order->get_parent_id(),
			'post_date'         => current_time( 'mysql' ),
			'post_date_gmt'     => current_time( 'mysql', true ),
			'post_modified'     => current_time( 'mysql' ),
			'post_modified_gmt' => current_time( 'mysql', true ),
		) + array_fill_keys( array( 'post_content', 'post_title', 'post_excerpt', 'to_ping', 'pinged', 'post_content_filtered' ), '' )
	);
	$id = $wpdb->insert_id;
	$props = array( 'status' => $order->get_status() ) + array_replace( $order->get_base_data(), $order->get_changes() );
	$wpdb->insert( erp_bridge_stand_in_orders_table(), array( 'id' => $id, 'type' => $order->get_type() ) + erp_bridge_stand_in_order_row( $props ) );
	$order->set_id( $id );
	$order->store_meta();
	$order->apply_changes();
	if ( $order instanceof WC_Order && ! in_array( $order->get_status(), ERP_BRIDGE_STAND_IN_DRAFTS, true ) ) {
		do_action( 'woocommerce_new_order', $id, $order );
	}
}

function erp_bridge_stand_in_update_order( WC_Abstract_Order $order ): void {
	global $wpdb;
	$changes = $order->get_changes();
	$was     = $order->get_base_data()['status'] ?: 'pending';
	if ( ! isset( $changes['date_modified'] ) ) {
		$order->set_date_modified( time() );
	}
	// What did not change in this object is left alone: somebody else may have changed it since this one was read.
	$stored = json_decode( (string) $wpdb->get_var( $wpdb->prepare( 'SELECT data FROM ' . erp_bridge_stand_in_orders_table() . ' WHERE id = %d', $order->get_id() ) ), true );
	$row    = erp_bridge_stand_in_order_row( $order->get_changes(), (array) $stored );
	if ( array() !== $row ) {
		$wpdb->update( erp_bridge_stand_in_orders_table(), $row, array( 'id' => $order->get_id() ) );
	}
	$order->store_meta();
	$order->apply_changes();
	if ( ! $order instanceof WC_Order ) {
		do_action( 'woocommerce_update_order_refund', $order->get_id(), $order );
		return;
	}
	$now = $changes['status'] ?? $was;
	if ( $now !== $was && in_array( $was, ERP_BRIDGE_STAND_IN_DRAFTS, true ) && ! in_array( $now, ERP_BRIDGE_STAND_IN_DRAFTS, true ) ) {
		do_action( 'woocommerce_new_order', $order->get_id(), $order );
		return;
	}
	$trash    = isset( $changes['status'] ) && in_array( 'trash', array( $now, $was ), true );
	$internal = array() !== $changes && array() === array_diff_key( $changes, ERP_BRIDGE_STAND_IN_INTERNAL );
	if ( ! $trash && ! $internal ) {
		do_action( 'woocommerce_update_order', $order->get_id(), $order );
	}
}

function erp_bridge_stand_in_delete_order( WC_Abstract_Order $order, bool $force ): bool {
	$id      = $order->get_id();
	$stopped = apply_filters( 'woocommerce_pre_delete_' . ( $order instanceof WC_Order ? 'order' : 'order_refund' ), null, $order, $force );
	if ( null !== $stopped ) {
		return (bool) $stopped;
	}
	if ( $order instanceof WC_Order && ! $force ) {
		do_action( 'woocommerce_before_trash_order', $id, $order );
		$order->update_meta_data( '_wp_trash_meta_status', 'wc-' . $order->get_status() );
		$order->update_meta_data( '_wp_trash_meta_time', time() );
		$order->store_meta();
		erp_bridge_stand_in_trash( $order );
		do_action( 'woocommerce_trash_order', $id );
		return true;
	}
	// Nothing is told of a refund that goes: WooCommerce's screen fires woocommerce_refund_deleted itself, its REST API does not.
	if ( $order instanceof WC_Order ) {
		do_action( 'woocommerce_before_delete_order', $id, $order );
		foreach ( $order->get_refunds() as $refund ) {
			$refund->delete( true );
		}
	}
	erp_bridge_stand_in_erase_order( $order );
	if ( $order instanceof WC_Order ) {
		do_action( 'woocommerce_delete_order', $id );
	}
	return true;
}

/** The status is changed beside everything that listens to statuses; the object is of no more use. */
function erp_bridge_stand_in_trash( WC_Order $order ): void {
	global $wpdb;
	$row = array( 'status' => 'trash', 'date_updated_gmt' => current_time( 'mysql', true ) );
	$wpdb->update( erp_bridge_stand_in_orders_table(), $row, array( 'id' => $order->get_id() ) );
	$order->load( 0, array( 'status' => 'trash' ) );
}

function erp_bridge_stand_in_erase_order( WC_Abstract_Order $order ): void {
	global $wpdb;
	$items = WC_Order_Item::table();
	$wpdb->query( $wpdb->prepare( "DELETE FROM {$wpdb->prefix}woocommerce_order_itemmeta WHERE order_item_id IN (SELECT order_item_id FROM $items WHERE order_id = %d)", $order->get_id() ) );
	$wpdb->delete( $items, array( 'order_id' => $order->get_id() ) );
	$wpdb->delete( erp_bridge_stand_in_orders_table(), array( 'id' => $order->get_id() ) );
	$wpdb->delete( $wpdb->prefix . 'wc_orders_meta', array( 'order_id' => $order->get_id() ) );
	$wpdb->delete( $wpdb->posts, array( 'ID' => $order->get_id() ) );
	clean_post_cache( $order->get_id() );
	$order->set_id( 0 );
}

/** Back to the status before: no mails, and of the hooks woocommerce_untrash_order alone, with those of the status. */
function erp_bridge_stand_in_untrash_order( WC_Order $order ): bool {
	$status = (string) $order->get_meta( '_wp_trash_meta_status' );
	if ( 'trash' !== $order->get_status() ) {
		return false;
	}
	$status = isset( wc_get_order_statuses()[ $status ] ) ? $status : 'pending';
	do_action( 'woocommerce_untrash_order', $order->get_id(), $status );
	add_filter( 'woocommerce_allow_send_queued_transactional_email', '__return_false' );
	$order->set_status( $status );
	$order->save();
	remove_filter( 'woocommerce_allow_send_queued_transactional_email', '__return_false' );
	foreach ( array( 'status', 'time', 'comments_status' ) as $key ) {
		$order->delete_meta_data( "_wp_trash_meta_$key" );
	}
	$order->save_meta_data();
	return true;
}
