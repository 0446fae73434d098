<?php
/** `wc/v3/orders`, as recorded of WooCommerce 11.0.1. */
final class ERP_Bridge_Stand_In_Orders_Controller extends ERP_Bridge_Stand_In_Controller {
	use ERP_Bridge_Stand_In_Order_Permissions;

	protected const ROUTE = 'orders';
	private const STATUSES = array( 'auto-draft', 'pending', 'processing', 'on-hold', 'completed', 'cancelled', 'refunded', 'failed', 'checkout-draft' );
	private const TEXTS = array( 'customer_note', 'payment_method', 'payment_method_title', 'transaction_id' );

	public function register_routes(): void {
		$item = $this->item_arguments();
		$new  = array_replace_recursive( $item, array( 'status' => array( 'default' => 'pending' ), 'currency' => array( 'default' => get_woocommerce_currency() ), 'customer_id' => array( 'default' => 0 ), 'set_paid' => array( 'default' => false ) ) );
		register_rest_route(
			self::SPACE,
			'/' . self::ROUTE,
			array( $this->route( 'GET', 'list_items', array( $this, 'may_list' ), $this->list_arguments() ), $this->route( 'POST', 'create_item', array( $this, 'may_create' ), $new ) )
		);
		register_rest_route(
			self::SPACE,
			'/' . self::ROUTE . '/(?P<id>[\d]+)',
			array(
				'args' => array( 'id' => array( 'type' => 'integer' ) ),
				$this->route( 'GET', 'get_item', array( $this, 'may_view' ), array( 'dp' => array( 'type' => 'integer' ) ) ),
				$this->route( 'POST, PUT, PATCH', 'update_item', array( $this, 'may_update' ), $item ),
				$this->route( 'DELETE', 'delete_item', array( $this, 'may_delete' ), array( 'force' => array( 'type' => 'boolean', 'default' => false ) ) ),
			)
		);
		register_rest_route( self::SPACE, '/' . self::ROUTE . '/batch', array( $this->route( 'POST, PUT, PATCH', 'batch', array( $this, 'may_batch' ) ) ) );
	}

	protected function create_defaults(): array {
		return array( 'status' => 'pending', 'customer_id' => 0, 'set_paid' => false );
	}

	private function item_arguments(): array {
		$lines   = array(
			'type'  => 'array',
			'items' => array(
				'type'       => 'object',
				'properties' => array( 'id' => array( 'type' => array( 'integer', 'null' ) ), 'quantity' => array( 'type' => 'integer' ), 'subtotal' => array( 'type' => 'string' ), 'total' => array( 'type' => 'string' ) ),
			),
		);
		$address = array( 'type' => 'object' );
		return array(
			'parent_id'      => array( 'type' => 'integer' ),
			'created_via'    => array( 'type' => 'string' ),
			'status'         => array( 'type' => 'string', 'enum' => self::STATUSES ),
			'currency'       => array( 'type' => 'string' ),
			'customer_id'    => array( 'type' => 'integer' ),
			'billing'        => $address + array( 'properties' => array( 'email' => array( 'type' => array( 'string', 'null' ), 'format' => 'email' ) ) ),
			'shipping'       => $address,
			'meta_data'      => array( 'type' => 'array', 'items' => array( 'type' => 'object' ) ),
			'line_items'     => $lines,
			'shipping_lines' => $lines,
			'fee_lines'      => $lines,
			'coupon_lines'   => array( 'type' => 'array', 'items' => array( 'type' => 'object' ) ),
			'set_paid'       => array( 'type' => 'boolean' ),
			'manual_update'  => array( 'type' => 'boolean' ),
		) + array_fill_keys( self::TEXTS, array( 'type' => 'string' ) );
	}

	private function list_arguments(): array {
		$date = array( 'type' => 'string', 'format' => 'date-time' );
		$ids  = array( 'type' => 'array', 'items' => array( 'type' => 'integer' ), 'default' => array() );
		return $this->page_arguments() + array(
			'after'           => $date,
			'before'          => $date,
			'modified_after'  => $date,
			'modified_before' => $date,
			'dates_are_gmt'   => array( 'type' => 'boolean', 'default' => false ),
			'order'           => array( 'type' => 'string', 'default' => 'desc', 'enum' => array( 'asc', 'desc' ) ),
			'orderby'         => array( 'type' => 'string', 'default' => 'date', 'enum' => array( 'date', 'id', 'include', 'title', 'slug', 'modified' ) ),
			'parent'          => $ids,
			'parent_exclude'  => $ids,
			'status'          => array( 'type' => 'array', 'default' => array( 'any' ), 'items' => array( 'type' => 'string', 'enum' => array( 'any', 'trash', ...self::STATUSES ) ) ),
			'customer'        => array( 'type' => 'integer' ),
			'product'         => array( 'type' => 'integer' ),
			'dp'              => array( 'type' => 'integer', 'default' => wc_get_price_decimals() ),
		);
	}

	public function list_items( WP_REST_Request $request ): WP_REST_Response {
		$query = array(
			'type'     => 'shop_order',
			'status'   => $request['status'],
			'limit'    => $request['per_page'],
			'page'     => $request['page'],
			'post__in' => $request['include'],
			'exclude'  => $request['exclude'],
			'parent'   => $request['parent'],
			'search'   => $request['search'],
			'order'    => $request['order'],
			'orderby'  => array( 'date' => 'date id', 'modified' => 'modified id' )[ $request['orderby'] ] ?? $request['orderby'],
			'paginate' => true,
		);
		foreach ( array( 'offset' => 'offset', 'customer_id' => 'customer' ) as $name => $field ) {
			if ( isset( $request[ $field ] ) ) {
				$query[ $name ] = $request[ $field ];
			}
		}
		foreach ( array( 'date_created' => array( 'after', 'before' ), 'date_modified' => array( 'modified_after', 'modified_before' ) ) as $name => list( $after, $before ) ) {
			$query[ $name ] = $this->period( $request, $after, $before );
		}
		if ( ! empty( $request['product'] ) ) {
			$query['post__in'] = array( 0, ...$this->orders_with( (int) $request['product'] ) );
		}
		$found = wc_get_orders( array_filter( $query, static fn( $value ): bool => '' !== $value && null !== $value ) );
		$items = array_map( fn( WC_Order $order ): array => rest_get_server()->response_to_data( $this->answer( $order, $request ), false ), $found->orders );
		return $this->paged( rest_ensure_response( $items ), $request, $found->total, $found->max_num_pages, (int) $request['page'] );
	}

	/** Neither end is part of it. */
	private function period( WP_REST_Request $request, string $after, string $before ): string {
		$zone    = $request['dates_are_gmt'] ? new DateTimeZone( 'UTC' ) : wp_timezone();
		$seconds = static fn( $text ): int => ( new DateTimeImmutable( (string) $text, $zone ) )->getTimestamp();
		if ( isset( $request[ $after ], $request[ $before ] ) ) {
			return ( $seconds( $request[ $after ] ) + 1 ) . '...' . ( $seconds( $request[ $before ] ) - 1 );
		}
		return isset( $request[ $after ] ) ? '>' . $seconds( $request[ $after ] ) : ( isset( $request[ $before ] ) ? '<' . $seconds( $request[ $before ] ) : '' );
	}

	/** @return list<int> */
	private function orders_with( int $product ): array {
		global $wpdb;
		$items = WC_Order_Item::table();
		return array_map( 'intval', $wpdb->get_col( $wpdb->prepare( "SELECT i.order_id FROM $items i JOIN {$wpdb->prefix}woocommerce_order_itemmeta m ON m.order_item_id = i.order_item_id WHERE m.meta_key = '_product_id' AND m.meta_value = %d", $product ) ) );
	}

	public function get_item( $request ) {
		$order = $this->order( $request );
		return $order ? $this->answer( $order, $request ) : $this->error( 'woocommerce_rest_shop_order_invalid_id', 'Invalid ID.', 404 );
	}

	public function create_item( $request ) {
		if ( ! empty( $request['id'] ) ) {
			return $this->error( 'woocommerce_rest_shop_order_exists', 'Cannot create existing shop_order.', 400 );
		}
		$saved = $this->saved( new WC_Order(), $request, true );
		if ( $saved instanceof WP_REST_Response ) {
			$saved->set_status( 201 );
			$saved->header( 'Location', rest_url( self::SPACE . '/' . self::ROUTE . '/' . $saved->data['id'] ) );
		}
		return $saved;
	}

	public function update_item( $request ) {
		$order = $this->order( $request );
		return $order ? $this->saved( $order, $request, false ) : $this->error( 'woocommerce_rest_shop_order_invalid_id', 'ID is invalid.', 400 );
	}

	private function saved( WC_Order $order, WP_REST_Request $request, bool $creating ) {
		try {
			ERP_Bridge_Stand_In_Order_Writer::write( $order, $request, $creating );
		} catch ( WC_Data_Exception $refused ) {
			$data = $refused->getErrorData();
			if ( $creating && $order->get_id() ) {
				// What was begun is kept as a draft.
				$order->set_status( 'checkout-draft' );
				$order->save();
				$data['new_draft_order_id'] = $order->get_id();
			}
			return new WP_Error( $refused->getErrorCode(), $refused->getMessage(), $data );
		}
		$order = wc_get_order( $order->get_id() );
		do_action( 'woocommerce_rest_insert_shop_order_object', $order, $request, $creating );
		return $this->answer( $order, $request );
	}

	public function delete_item( $request ) {
		$order = $this->order( $request );
		if ( ! $order ) {
			return $this->error( 'woocommerce_rest_shop_order_invalid_id', 'Invalid ID.', 404 );
		}
		$response = $this->answer( $order, $request );
		$force    = rest_sanitize_boolean( $request['force'] );
		if ( ! $force && 'trash' === $order->get_status() ) {
			return $this->error( 'woocommerce_rest_already_trashed', 'The shop_order has already been deleted.', 410 );
		}
		$order->delete( $force );
		do_action( 'woocommerce_rest_delete_shop_order_object', $order, $response, $request );
		return $response;
	}

	private function order( $request ): ?WC_Order {
		$order = wc_get_order( (int) $request['id'] );
		return $order instanceof WC_Order ? $order : null;
	}

	private function answer( WC_Order $order, WP_REST_Request $request ): WP_REST_Response {
		$response   = new WP_REST_Response( erp_bridge_stand_in_order_data( $order, absint( $request['dp'] ?? wc_get_price_decimals() ) ) );
		$collection = rest_url( self::SPACE . '/' . self::ROUTE );
		$own        = "$collection/" . $order->get_id();
		$response->add_links( array( 'self' => array( 'href' => $own ), 'collection' => array( 'href' => $collection ), 'email_templates' => array( 'href' => "$own/actions/email_templates", 'embeddable' => true ) ) );
		if ( $order->get_customer_id() ) {
			$response->add_link( 'customer', rest_url( self::SPACE . '/customers/' . $order->get_customer_id() ) );
		}
		if ( $order->get_parent_id() ) {
			$response->add_link( 'up', "$collection/" . $order->get_parent_id() );
		}
		return apply_filters( 'woocommerce_rest_prepare_shop_order_object', $response, $order, $request );
	}
}
