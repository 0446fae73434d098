<?php
/** The two screens of orders in wp-admin, as WooCommerce has them since orders are no posts: the list and one order. */

add_action(
	'admin_menu',
	static function (): void {
		// Nothing of its own: WordPress leads to the first of the pages below it.
		add_menu_page( 'WooCommerce', 'WooCommerce', 'edit_others_shop_orders', 'woocommerce', '', 'dashicons-cart', '55.5' );
		$page = add_submenu_page( 'woocommerce', 'Orders', 'Orders', 'edit_shop_orders', 'wc-orders', 'erp_bridge_stand_in_orders_page' );
		add_action( "load-$page", 'erp_bridge_stand_in_load_orders_page' );
	},
	9
);
add_action( 'admin_menu', static fn() => remove_submenu_page( 'woocommerce', 'woocommerce' ), 999 );

/** Before anything is printed: what was done on the page, and the boxes of an order. */
function erp_bridge_stand_in_load_orders_page(): void {
	global $theorder;
	get_current_screen()->post_type = 'shop_order';
	if ( 'edit' !== ( $_GET['action'] ?? '' ) || ! isset( $_GET['id'] ) || is_array( $_GET['id'] ) ) {
		$GLOBALS['erp_bridge_stand_in_orders_table'] = new ERP_Bridge_Stand_In_Orders_Table();
		$GLOBALS['erp_bridge_stand_in_orders_table']->handle_bulk_actions();
		return;
	}
	$order = wc_get_order( absint( $_GET['id'] ) );
	if ( ! $order instanceof WC_Order || ! current_user_can( 'edit_others_shop_orders' ) ) {
		wp_die( 'You attempted to edit an item that does not exist. Perhaps it was deleted?' );
	}
	$theorder = $order;
	$screen   = get_current_screen()->id;
	if ( 'edit_order' === ( $_POST['action'] ?? '' ) ) {
		check_admin_referer( 'update-order_' . $order->get_id() );
		erp_bridge_stand_in_save_order_screen( $order );
	}
	add_meta_box( 'woocommerce-order-data', 'Order data', 'erp_bridge_stand_in_order_data_box', $screen, 'normal', 'high' );
	add_meta_box( 'woocommerce-order-items', 'Items', static fn() => wc_get_template( 'checkout/review-order.php', array( 'order' => $order ) ), $screen, 'normal', 'high' );
	add_meta_box( 'woocommerce-order-actions', 'Order actions', 'erp_bridge_stand_in_order_actions_box', $screen, 'side', 'high' );
	add_meta_box( 'woocommerce-order-notes', 'Order notes', 'erp_bridge_stand_in_order_notes_box', $screen, 'side', 'default' );
	do_action( 'add_meta_boxes', $screen, $order );
	do_action( "add_meta_boxes_$screen", $order );
}

function erp_bridge_stand_in_save_order_screen( WC_Order $order ): void {
	$status = sanitize_key( (string) ( $_POST['order_status'] ?? '' ) );
	if ( wc_is_order_status( $status ) ) {
		$order->set_status( $status, '', true );
		$order->save();
	}
	do_action( 'woocommerce_process_shop_order_meta', $order->get_id(), $order );
	$action = sanitize_key( (string) ( $_POST['wc_order_action'] ?? '' ) );
	if ( '' !== $action ) {
		do_action( "woocommerce_order_action_$action", wc_get_order( $order->get_id() ) );
	}
	wp_safe_redirect( add_query_arg( 'message', 1, $order->get_edit_order_url() ) );
	exit;
}

function erp_bridge_stand_in_order_data_box( WC_Order $order ): void {
	echo '<p><label for="order_status">Status:</label> <select id="order_status" name="order_status">';
	foreach ( wc_get_order_statuses() as $status => $name ) {
		printf( '<option value="%s" %s>%s</option>', esc_attr( $status ), selected( $status, 'wc-' . $order->get_status(), false ), esc_html( $name ) );
	}
	echo '</select></p><div class="order_data_column"><h3>Billing</h3><p>' . wp_kses_post( $order->get_formatted_billing_address( 'No billing address set.' ) ) . '</p>';
	printf( '<p><a href="mailto:%1$s">%1$s</a></p>', esc_html( $order->get_billing_email() ) );
	do_action( 'woocommerce_admin_order_data_after_billing_address', $order );
	if ( $order->get_customer_note() ) {
		echo '<p class="order_note"><strong>Customer provided note:</strong> ' . nl2br( esc_html( $order->get_customer_note() ) ) . '</p>';
	}
	echo '</div>';
	do_action( 'woocommerce_admin_order_data_after_order_details', $order );
}

function erp_bridge_stand_in_order_actions_box( WC_Order $order ): void {
	$actions = apply_filters( 'woocommerce_order_actions', array( 'send_order_details' => 'Send order details to customer' ), $order );
	echo '<select name="wc_order_action"><option value="">Choose an action...</option>';
	foreach ( $actions as $action => $name ) {
		printf( '<option value="%s">%s</option>', esc_attr( $action ), esc_html( $name ) );
	}
	echo '</select> <button type="submit" class="button save_order button-primary" name="save" value="Update">Update</button>';
}

function erp_bridge_stand_in_order_notes_box( WC_Order $order ): void {
	echo '<ul class="order_notes">';
	foreach ( wc_get_order_notes( array( 'order_id' => $order->get_id() ) ) as $note ) {
		printf( '<li class="note %s"><div class="note_content">%s</div></li>', esc_attr( $note->customer_note ? 'customer-note' : 'system-note' ), wp_kses_post( wpautop( $note->content ) ) );
	}
	echo '</ul>';
}

function erp_bridge_stand_in_orders_page(): void {
	global $theorder;
	if ( ! isset( $theorder ) ) {
		$table = $GLOBALS['erp_bridge_stand_in_orders_table'];
		$table->prepare_items();
		echo '<div class="wrap"><h1 class="wp-heading-inline">Orders</h1><hr class="wp-header-end">';
		$table->views();
		printf( '<form id="wc-orders-filter" method="get" action="%s"><input type="hidden" name="page" value="wc-orders" />', esc_url( admin_url( 'admin.php' ) ) );
		printf( '<input type="hidden" name="status" value="%s" />', esc_attr( sanitize_key( (string) ( $_REQUEST['status'] ?? '' ) ) ) );
		$table->search_box( 'Search orders', 'orders-search-input' );
		$table->display();
		echo '</form></div>';
		return;
	}
	$screen = get_current_screen()->id;
	echo '<div class="wrap"><h1 class="wp-heading-inline">Edit order</h1><hr class="wp-header-end">';
	printf( '<form name="order" action="%s" method="post" id="order">', esc_url( $theorder->get_edit_order_url() ) );
	do_action( 'order_edit_form_top', $theorder );
	wp_nonce_field( 'update-order_' . $theorder->get_id() );
	printf( '<input type="hidden" name="action" value="edit_order" /><input type="hidden" id="post_ID" name="post_ID" value="%d" />', (int) $theorder->get_id() );
	echo '<div id="poststuff"><div id="post-body" class="metabox-holder columns-2"><div id="postbox-container-1" class="postbox-container">';
	do_meta_boxes( $screen, 'side', $theorder );
	echo '</div><div id="postbox-container-2" class="postbox-container">';
	do_meta_boxes( $screen, 'normal', $theorder );
	do_meta_boxes( $screen, 'advanced', $theorder );
	echo '</div></div></div></form></div>';
}

add_action( 'woocommerce_order_action_send_order_details', static fn( WC_Order $order ) => WC()->mailer()->customer_invoice( $order ) );
