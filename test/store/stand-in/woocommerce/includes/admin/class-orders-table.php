<?php
/** The list of orders in wp-admin. */
if ( ! class_exists( 'WP_List_Table' ) ) {
	require_once ABSPATH . 'wp-admin/includes/class-wp-list-table.php';
}

final class ERP_Bridge_Stand_In_Orders_Table extends WP_List_Table {
	public function __construct() {
		parent::__construct( array( 'singular' => 'order', 'plural' => 'orders', 'ajax' => false ) );
		add_filter( "manage_{$this->screen->id}_columns", array( $this, 'get_columns' ), 0 );
		add_action( "manage_{$this->screen->id}_custom_column", array( $this, 'render_column' ), 10, 2 );
	}

	public function get_columns() {
		$columns = array( 'cb' => '<input type="checkbox" />', 'order_number' => 'Order', 'order_date' => 'Date', 'order_status' => 'Status', 'order_total' => 'Total' );
		return apply_filters( 'woocommerce_shop_order_list_table_columns', $columns );
	}

	public function get_sortable_columns() {
		return apply_filters( 'woocommerce_shop_order_list_table_sortable_columns', array( 'order_number' => 'ID', 'order_date' => 'date', 'order_total' => 'order_total' ) );
	}

	protected function get_bulk_actions() {
		if ( 'trash' === ( $_REQUEST['status'] ?? '' ) ) {
			return array( 'untrash' => 'Restore', 'delete' => 'Delete permanently' );
		}
		return array( 'mark_processing' => 'Change status to processing', 'mark_on-hold' => 'Change status to on-hold', 'mark_completed' => 'Change status to completed', 'mark_cancelled' => 'Change status to cancelled', 'trash' => 'Move to Trash' );
	}

	public function prepare_items() {
		$limit  = $this->get_items_per_page( 'edit_shop_order_per_page' );
		$query  = array( 'limit' => $limit, 'page' => $this->get_pagenum(), 'paginate' => true, 'type' => 'shop_order' );
		$status = sanitize_key( (string) ( $_REQUEST['status'] ?? '' ) );
		$query += array(
			'status'  => '' === $status || 'all' === $status ? array_keys( array_diff_key( wc_get_order_statuses(), array( 'wc-checkout-draft' => 1 ) ) ) : array( $status ),
			'orderby' => array( 'id' => 'ID', 'order_total' => 'total' )[ sanitize_key( (string) ( $_GET['orderby'] ?? '' ) ) ] ?? 'date',
			'order'   => 'asc' === ( $_GET['order'] ?? '' ) ? 'ASC' : 'DESC',
			's'       => sanitize_text_field( wp_unslash( $_REQUEST['s'] ?? '' ) ),
		);
		$query = (array) apply_filters( 'woocommerce_order_list_table_prepare_items_query_args', array_filter( $query, static fn( $value ): bool => '' !== $value ) );
		$found = wc_get_orders( apply_filters( 'woocommerce_shop_order_list_table_prepare_items_query_args', $query ) );
		$this->items = $found->orders;
		$this->set_pagination_args( array( 'total_items' => $found->total, 'per_page' => $limit, 'total_pages' => $found->max_num_pages ) );
	}

	public function get_views() {
		$views = array( 'all' => 'All' ) + wc_get_order_statuses() + array( 'trash' => 'Trash' );
		$links = array();
		foreach ( $views as $status => $name ) {
			$count = wc_get_orders( array( 'type' => 'shop_order', 'status' => 'all' === $status ? 'any' : $status, 'limit' => 1, 'paginate' => true ) )->total;
			if ( $count ) {
				$links[ $status ] = sprintf( '<a href="%s">%s <span class="count">(%d)</span></a>', esc_url( add_query_arg( 'status', $status, admin_url( 'admin.php?page=wc-orders' ) ) ), esc_html( $name ), $count );
			}
		}
		return apply_filters( 'views_' . $this->screen->id, $links );
	}

	protected function extra_tablenav( $which ) {
		echo '<div class="alignleft actions">';
		if ( 'top' === $which ) {
			ob_start();
			do_action( 'woocommerce_order_list_table_restrict_manage_orders', 'shop_order', $which );
			$output = (string) ob_get_clean();
			if ( '' !== $output ) {
				echo $output; // phpcs:ignore
				submit_button( 'Filter', '', 'filter_action', false, array( 'id' => 'order-query-submit' ) );
			}
		}
		do_action( 'woocommerce_order_list_table_extra_tablenav', 'shop_order', $which );
		echo '</div>';
	}

	public function single_row( $order ) {
		$classes = apply_filters( 'woocommerce_shop_order_list_table_order_css_classes', array( 'order-' . $order->get_id(), 'type-shop_order', 'status-' . $order->get_status() ), $order );
		printf( '<tr id="order-%d" class="%s">', (int) $order->get_id(), esc_attr( implode( ' ', $classes ) ) );
		$this->single_row_columns( $order );
		echo '</tr>';
	}

	public function column_cb( $order ) {
		return sprintf( '<input id="cb-select-%1$d" type="checkbox" name="id[]" value="%1$d" />', (int) $order->get_id() );
	}

	public function column_default( $order, $column ) {
		do_action( 'woocommerce_shop_order_list_table_custom_column', $column, $order );
		do_action( "manage_{$this->screen->id}_custom_column", $column, $order );
	}

	public function render_column( $column, $order ): void {
		if ( 'order_number' === $column ) {
			printf( '<a href="%s" class="order-view"><strong>#%s %s</strong></a>', esc_url( $order->get_edit_order_url() ), esc_html( $order->get_order_number() ), esc_html( trim( $order->get_formatted_billing_full_name() ) ) );
		} elseif ( 'order_date' === $column ) {
			echo esc_html( wc_format_datetime( $order->get_date_created() ) );
		} elseif ( 'order_status' === $column ) {
			printf( '<mark class="order-status status-%s"><span>%s</span></mark>', esc_attr( $order->get_status() ), esc_html( wc_get_order_status_name( $order->get_status() ) ) );
		} elseif ( 'order_total' === $column ) {
			echo wp_kses_post( $order->get_formatted_order_total() );
		}
	}

	public function handle_bulk_actions(): void {
		$action = $this->current_action();
		if ( ! $action || ! current_user_can( 'edit_others_shop_orders' ) ) {
			return;
		}
		check_admin_referer( 'bulk-orders' );
		$back = add_query_arg( 'paged', $this->get_pagenum(), remove_query_arg( array( 'deleted', 'ids' ), (string) wp_get_referer() ) );
		$ids  = array_reverse( array_map( 'absint', (array) ( $_REQUEST['id'] ?? array() ) ) );
		$ids  = array() === $ids ? $ids : apply_filters( 'woocommerce_bulk_action_ids', $ids, $action, 'order' );
		if ( array() !== $ids && isset( $this->get_bulk_actions()[ $action ] ) ) {
			foreach ( array_filter( array_map( 'wc_get_order', $ids ) ) as $order ) {
				match ( $action ) {
					'trash'   => $order->delete(),
					'delete'  => $order->delete( true ),
					'untrash' => $order->untrash(),
					default   => $order->update_status( substr( $action, 5 ), 'Order status changed by bulk edit.', true ),
				};
			}
			$back = add_query_arg( array( 'bulk_action' => $action, 'changed' => count( $ids ) ), $back );
		} elseif ( array() !== $ids ) {
			$back = apply_filters( "handle_bulk_actions-{$this->screen->id}", $back, $action, $ids ) ?: $back;
		}
		wp_safe_redirect( $back );
		exit;
	}
}
