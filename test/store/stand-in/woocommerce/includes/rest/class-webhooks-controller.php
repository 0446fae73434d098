<?php
/** `wc/v3/webhooks`. */
final class ERP_Bridge_Stand_In_Webhooks_Controller extends ERP_Bridge_Stand_In_Controller {
	protected const ROUTE = 'webhooks';

	public function register_routes(): void {
		$item = array(
			'name'         => array( 'type' => 'string' ),
			'status'       => array( 'type' => 'string', 'enum' => array( 'active', 'paused', 'disabled' ) ),
			'topic'        => array( 'type' => 'string' ),
			'secret'       => array( 'type' => 'string' ),
			'delivery_url' => array( 'type' => 'string' ),
		);
		$new  = array( 'status' => array( 'default' => 'active' ) + $item['status'], 'topic' => array( 'required' => true ) + $item['topic'], 'delivery_url' => array( 'required' => true ) + $item['delivery_url'] ) + $item;
		$list = $this->page_arguments() + array(
			'order'   => array( 'type' => 'string', 'default' => 'desc', 'enum' => array( 'asc', 'desc' ) ),
			'orderby' => array( 'type' => 'string', 'default' => 'date', 'enum' => array( 'date', 'id', 'title' ) ),
			'status'  => array( 'type' => 'string', 'default' => 'all', 'enum' => array( 'all', 'active', 'paused', 'disabled' ) ),
		);
		register_rest_route( self::SPACE, '/webhooks', array( $this->route( 'GET', 'list_items', fn() => $this->may( 'view', 'Sorry, you cannot list resources.' ), $list ), $this->route( 'POST', 'create_item', array( $this, 'may_create' ), $new ) ) );
		register_rest_route(
			self::SPACE,
			'/webhooks/(?P<id>[\d]+)',
			array(
				$this->route( 'GET', 'get_item', fn() => $this->may( 'view', 'Sorry, you cannot view this resource.' ) ),
				$this->route( 'POST, PUT, PATCH', 'update_item', array( $this, 'may_update' ), $item ),
				$this->route( 'DELETE', 'delete_item', array( $this, 'may_delete' ), array( 'force' => array( 'type' => 'boolean', 'default' => false ) ) ),
			)
		);
		register_rest_route( self::SPACE, '/webhooks/batch', array( $this->route( 'POST, PUT, PATCH', 'batch', fn() => $this->may( 'batch', 'Sorry, you are not allowed to batch manipulate this resource.' ) ) ) );
	}

	private function may( string $action, string $message ) {
		return $this->allow( 'manage_woocommerce', $action, $message );
	}

	public function may_create() {
		return $this->may( 'create', 'Sorry, you are not allowed to create resources.' );
	}

	public function may_update() {
		return $this->may( 'edit', 'Sorry, you are not allowed to edit this resource.' );
	}

	public function may_delete() {
		return $this->may( 'delete', 'Sorry, you are not allowed to delete this resource.' );
	}

	public function list_items( WP_REST_Request $request ): WP_REST_Response {
		$offset = $request['offset'] ?? ( $request['page'] - 1 ) * $request['per_page'];
		$args   = array( 'status' => 'all' === $request['status'] ? '' : $request['status'], 'limit' => $request['per_page'], 'offset' => $offset, 'paginate' => true );
		foreach ( array( 'order', 'orderby', 'include', 'exclude', 'search' ) as $field ) {
			$args[ $field ] = $request[ $field ];
		}
		$found = WC_Data_Store::load( 'webhook' )->search_webhooks( $args );
		$items = array_map( fn( int $id ): array => rest_get_server()->response_to_data( $this->answer( new WC_Webhook( $id ) ), false ), $found->webhooks );
		return $this->paged( rest_ensure_response( $items ), $request, $found->total, $found->max_num_pages, (int) $request['page'] );
	}

	public function get_item( $request ) {
		$webhook = wc_get_webhook( (int) $request['id'] );
		return $webhook ? $this->answer( $webhook ) : $this->error( 'woocommerce_rest_shop_webhook_invalid_id', 'ID is invalid.', 404 );
	}

	public function create_item( $request ) {
		if ( ! empty( $request['id'] ) ) {
			return $this->error( 'woocommerce_rest_shop_webhook_exists', 'Cannot create existing shop_webhook.', 400 );
		}
		if ( ! wc_is_webhook_valid_topic( strtolower( (string) $request['topic'] ) ) ) {
			return $this->error( 'woocommerce_rest_shop_webhook_invalid_topic', 'Webhook topic is required and must be valid.', 400 );
		}
		if ( ! wc_is_valid_url( $request['delivery_url'] ) ) {
			return $this->bad_url();
		}
		$webhook = new WC_Webhook();
		$webhook->set_name( $request['name'] ?: 'Webhook created on ' . gmdate( 'M d, Y @ h:i A' ) );
		$webhook->set_user_id( get_current_user_id() );
		// Whatever status was asked for: a new webhook is active.
		$webhook->set_status( 'active' );
		$webhook->set_topic( $request['topic'] );
		$webhook->set_delivery_url( $request['delivery_url'] );
		$webhook->set_secret( $request['secret'] ?: wp_generate_password( 50, true, true ) );
		$webhook->save();
		$response = $this->answer( $webhook );
		$response->set_status( 201 );
		$response->header( 'Location', rest_url( self::SPACE . '/webhooks/' . $webhook->get_id() ) );
		$webhook->deliver_ping();
		return $response;
	}

	private function bad_url(): WP_Error {
		return $this->error( 'woocommerce_rest_shop_webhook_invalid_delivery_url', 'Webhook delivery URL must be a valid URL starting with http:// or https://.', 400 );
	}

	public function update_item( $request ) {
		$webhook = wc_get_webhook( (int) $request['id'] );
		if ( ! $webhook ) {
			return $this->error( 'woocommerce_rest_shop_webhook_invalid_id', 'ID is invalid.', 400 );
		}
		if ( ! empty( $request['topic'] ) && ! wc_is_webhook_valid_topic( strtolower( $request['topic'] ) ) ) {
			return $this->error( 'woocommerce_rest_shop_webhook_invalid_topic', 'Webhook topic must be valid.', 400 );
		}
		if ( ! empty( $request['delivery_url'] ) && ! wc_is_valid_url( $request['delivery_url'] ) ) {
			return $this->bad_url();
		}
		foreach ( array( 'name', 'topic', 'delivery_url', 'secret', 'status' ) as $field ) {
			if ( ! empty( $request[ $field ] ) ) {
				$webhook->{"set_$field"}( $request[ $field ] );
			}
		}
		$webhook->save();
		return $this->answer( wc_get_webhook( $webhook->get_id() ) );
	}

	public function delete_item( $request ) {
		if ( ! rest_sanitize_boolean( $request['force'] ) ) {
			return $this->error( 'woocommerce_rest_trash_not_supported', 'Webhooks do not support trashing.', 501 );
		}
		$webhook = wc_get_webhook( (int) $request['id'] );
		if ( ! $webhook ) {
			return $this->error( 'woocommerce_rest_shop_webhook_invalid_id', 'Invalid ID.', 404 );
		}
		$response = $this->answer( $webhook );
		$webhook->delete( true );
		return $response;
	}

	private function answer( WC_Webhook $webhook ): WP_REST_Response {
		$data = array( 'id' => $webhook->get_id() );
		foreach ( array( 'name', 'status', 'topic', 'resource', 'event', 'hooks', 'delivery_url' ) as $field ) {
			$data[ $field ] = $webhook->{"get_$field"}();
		}
		$response   = new WP_REST_Response( $data + self::dates( 'date_created', $webhook->get_date_created() ) + self::dates( 'date_modified', $webhook->get_date_modified() ) );
		$collection = rest_url( self::SPACE . '/webhooks' );
		$response->add_links( array( 'self' => array( 'href' => "$collection/" . $webhook->get_id() ), 'collection' => array( 'href' => $collection ) ) );
		return $response;
	}
}
