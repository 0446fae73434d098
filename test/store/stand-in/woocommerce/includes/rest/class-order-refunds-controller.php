<?php
/** `wc/v3/orders/{id}/refunds`. */
final class ERP_Bridge_Stand_In_Order_Refunds_Controller extends ERP_Bridge_Stand_In_Controller {
	use ERP_Bridge_Stand_In_Order_Permissions;

	protected const ROUTE = 'orders/(?P<order_id>[\d]+)/refunds';

	public function register_routes(): void {
		$new = array(
			'amount'      => array( 'type' => 'string' ),
			'reason'      => array( 'type' => 'string' ),
			'refunded_by' => array( 'type' => 'integer' ),
			'meta_data'   => array( 'type' => 'array' ),
			'api_refund'  => array( 'type' => 'boolean', 'default' => true ),
			'api_restock' => array( 'type' => 'boolean', 'default' => true ),
		);
		$dp  = array( 'dp' => array( 'type' => 'integer' ) );
		register_rest_route( self::SPACE, '/' . self::ROUTE, array( $this->route( 'GET', 'list_items', array( $this, 'may_list' ), $this->page_arguments() + $dp ), $this->route( 'POST', 'create_item', array( $this, 'may_create' ), $new ) ) );
		register_rest_route(
			self::SPACE,
			'/' . self::ROUTE . '/(?P<id>[\d]+)',
			array(
				$this->route( 'GET', 'get_item', array( $this, 'may_view' ), $dp ),
				$this->route( 'DELETE', 'delete_item', array( $this, 'may_delete' ), array( 'force' => array( 'type' => 'boolean', 'default' => true ) ) ),
			)
		);
	}

	public function list_items( WP_REST_Request $request ): WP_REST_Response {
		$query = array( 'type' => 'shop_order_refund', 'parent' => $request['order_id'], 'limit' => $request['per_page'], 'page' => $request['page'], 'orderby' => 'date id', 'paginate' => true );
		$found = wc_get_orders( $query );
		$items = array_map( fn( WC_Order_Refund $refund ): array => rest_get_server()->response_to_data( $this->answer( $refund, $request ), false ), $found->orders );
		return $this->paged( rest_ensure_response( $items ), $request, $found->total, $found->max_num_pages, (int) $request['page'] );
	}

	public function create_item( $request ) {
		$order = wc_get_order( (int) $request['order_id'] );
		if ( ! $order instanceof WC_Order ) {
			return new WP_Error( 'woocommerce_rest_invalid_order_id', 'Invalid order ID.', 404 );
		}
		if ( 0 > $request['amount'] ) {
			return new WP_Error( 'woocommerce_rest_invalid_order_refund', 'Refund amount must be greater than zero.', 400 );
		}
		$lines  = $this->lines( (array) $request['line_items'] );
		$refund = wc_create_refund(
			array(
				'order_id'       => $order->get_id(),
				'amount'         => $request['amount'] ?? (string) $this->sum( $lines ),
				'reason'         => $request['reason'] ?: null,
				'line_items'     => $lines,
				'refund_payment' => $request['api_refund'],
				'restock_items'  => $request['api_restock'],
			)
		);
		if ( is_wp_error( $refund ) ) {
			return new WP_Error( 'woocommerce_rest_cannot_create_order_refund', $refund->get_error_message(), 500 );
		}
		$refund = wc_get_order( $refund->get_id() );
		erp_bridge_stand_in_set_meta( $refund, $request['meta_data'] );
		$refund->save_meta_data();
		$response = $this->answer( $refund, $request );
		$response->set_status( 201 );
		$response->header( 'Location', rest_url( self::SPACE . '/' . self::ROUTE . '/' . $refund->get_id() ) );
		return $response;
	}

	/** `[{id, quantity, refund_total, refund_tax: [{id, refund_total}]}]` as wc_create_refund() takes it; so it may be sent, too. */
	private function lines( array $sent ): array {
		if ( ! array_is_list( $sent ) ) {
			return $sent;
		}
		$lines = array();
		foreach ( $sent as $line ) {
			$taxes = (array) ( $line['refund_tax'] ?? array() );
			$lines[ $line['id'] ] = array(
				'qty'          => $line['quantity'] ?? $line['qty'] ?? 0,
				'refund_total' => $line['refund_total'] ?? 0,
				'refund_tax'   => is_array( current( $taxes ) ) ? array_column( $taxes, 'refund_total', 'id' ) : $taxes,
			);
		}
		return $lines;
	}

	private function sum( array $lines ): float {
		return array_sum( array_map( static fn( array $line ): float => (float) $line['refund_total'] + array_sum( array_map( 'floatval', $line['refund_tax'] ?? array() ) ), $lines ) );
	}

	public function get_item( $request ) {
		return $this->missing( $request ) ?? $this->answer( wc_get_order( (int) $request['id'] ), $request );
	}

	public function delete_item( $request ) {
		$missing = $this->missing( $request );
		if ( $missing ) {
			return $missing;
		}
		if ( ! $request['force'] ) {
			return $this->error( 'woocommerce_rest_trash_not_supported', 'The shop_order_refund does not support trashing.', 501 );
		}
		$refund   = wc_get_order( (int) $request['id'] );
		$response = $this->answer( $refund, $request );
		$refund->delete( true );
		do_action( 'woocommerce_rest_delete_shop_order_refund_object', $refund, $response, $request );
		return $response;
	}

	private function missing( $request ): ?WP_Error {
		$refund = wc_get_order( (int) $request['id'] );
		if ( ! $refund ) {
			return $this->error( 'woocommerce_rest_shop_order_refund_invalid_id', 'Invalid ID.', 404 );
		}
		if ( ! wc_get_order( (int) $request['order_id'] ) instanceof WC_Order ) {
			return new WP_Error( 'woocommerce_rest_invalid_order_id', 'Invalid order ID.', 404 );
		}
		return $refund->get_parent_id() === (int) $request['order_id'] ? null : new WP_Error( 'woocommerce_rest_invalid_order_refund_id', 'Invalid order refund ID.', 404 );
	}

	private function answer( WC_Order_Refund $refund, WP_REST_Request $request ): WP_REST_Response {
		$decimals = absint( $request['dp'] ?? wc_get_price_decimals() );
		$items    = static fn( string $type ): array => array_values( array_map( static fn( WC_Order_Item $item ): array => erp_bridge_stand_in_item_data( $item, $decimals ), $refund->get_items( $type ) ) );
		$data     = array( 'id' => $refund->get_id() ) + self::dates( 'date_created', $refund->get_date_created() ) + array(
			'amount'           => wc_format_decimal( $refund->get_amount(), $decimals ),
			'reason'           => $refund->get_reason(),
			'refunded_by'      => $refund->get_refunded_by(),
			'refunded_payment' => $refund->get_refunded_payment(),
			'meta_data'        => array_map( static fn( WC_Meta_Data $meta ): array => $meta->get_data(), $refund->get_meta_data() ),
			'line_items'       => $items( 'line_item' ),
			'shipping_lines'   => $items( 'shipping' ),
			'tax_lines'        => $items( 'tax' ),
			'fee_lines'        => $items( 'fee' ),
		);
		$response = new WP_REST_Response( $data );
		$order    = rest_url( self::SPACE . '/orders/' . $refund->get_parent_id() );
		$response->add_links( array( 'self' => array( 'href' => "$order/refunds/" . $refund->get_id() ), 'collection' => array( 'href' => "$order/refunds" ), 'up' => array( 'href' => $order ) ) );
		return apply_filters( 'woocommerce_rest_prepare_shop_order_refund_object', $response, $refund, $request );
	}
}
