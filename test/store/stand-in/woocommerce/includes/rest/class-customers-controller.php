<?php
/** `wc/v3/customers`, as recorded of WooCommerce 11.0.1. */
final class ERP_Bridge_Stand_In_Customers_Controller extends ERP_Bridge_Stand_In_Customer_Permissions {
	protected const ROUTE = 'customers';
	private const ORDER_COLUMNS = array( 'id' => 'ID', 'include' => 'include', 'name' => 'display_name', 'registered_date' => 'registered' );

	public function register_routes(): void {
		$item = array( 'email' => array( 'type' => 'string' ) ) + $this->item_arguments();
		register_rest_route(
			self::SPACE,
			'/' . self::ROUTE,
			array(
				$this->route( 'GET', 'list_items', fn() => $this->allow( 'list_users', 'view', 'Sorry, you cannot list resources.' ), $this->list_arguments() ),
				$this->route(
					'POST',
					'create_item',
					array( $this, 'may_create' ),
					array_merge( $item, array( 'email' => array( 'type' => 'string', 'required' => true ) ) )
				),
			)
		);
		$id = array( 'id' => array( 'type' => 'integer' ) );
		register_rest_route(
			self::SPACE,
			'/' . self::ROUTE . '/(?P<id>[\d]+)',
			array(
				'args' => $id,
				$this->route( 'GET', 'get_item', array( $this, 'may_view' ) ),
				$this->route( 'POST, PUT, PATCH', 'update_item', array( $this, 'may_update' ), $item ),
				$this->route( 'DELETE', 'delete_item', array( $this, 'may_delete' ), array( 'force' => array( 'type' => 'boolean', 'default' => false ) ) ),
			)
		);
		register_rest_route(
			self::SPACE,
			'/' . self::ROUTE . '/batch',
			array(
				$this->route(
					'POST, PUT, PATCH',
					'batch',
					fn() => $this->allow( 'edit_users', 'batch', 'Sorry, you are not allowed to batch manipulate this resource.' )
				),
			)
		);
	}

	private function item_arguments(): array {
		return array(
			'first_name' => array( 'type' => 'string' ),
			'last_name'  => array( 'type' => 'string' ),
			'username'   => array( 'type' => 'string' ),
			'password'   => array( 'type' => 'string' ),
			'billing'    => array( 'type' => 'object' ),
			'shipping'   => array( 'type' => 'object' ),
			'meta_data'  => array( 'type' => 'array', 'items' => array( 'type' => 'object' ) ),
		);
	}

	private function list_arguments(): array {
		return $this->page_arguments() + array(
			'order'   => array( 'type' => 'string', 'default' => 'asc', 'enum' => array( 'asc', 'desc' ) ),
			'orderby' => array( 'type' => 'string', 'default' => 'name', 'enum' => array_keys( self::ORDER_COLUMNS ) ),
			'email'   => array( 'type' => 'string', 'format' => 'email' ),
			'role'    => array( 'type' => 'string', 'default' => 'customer', 'enum' => array_merge( array( 'all' ), array_keys( wp_roles()->role_names ) ) ),
		);
	}

	public function list_items( WP_REST_Request $request ): WP_REST_Response {
		$per_page = (int) $request['per_page'];
		$offset   = (int) ( $request['offset'] ?? ( $request['page'] - 1 ) * $per_page );
		$query    = array(
			'exclude' => $request['exclude'],
			'include' => $request['include'],
			'order'   => $request['order'],
			'orderby' => self::ORDER_COLUMNS[ $request['orderby'] ],
			'number'  => $per_page,
			'offset'  => $offset,
			'search'  => empty( $request['search'] ) ? '' : "*{$request['search']}*",
		);
		if ( ! empty( $request['email'] ) ) {
			$query = array( 'search' => $request['email'], 'search_columns' => array( 'user_email' ) ) + $query;
		}
		if ( 'all' !== $request['role'] ) {
			$query['role'] = $request['role'];
		}
		$found = new WP_User_Query( $query );
		$items = array_map( fn( WP_User $user ): array => $this->item( $user->ID ), $found->get_results() );
		$total = (int) $found->get_total();
		if ( 0 === $total ) {
			// Past the last page nothing is found, and the total has to be asked for.
			$total = (int) ( new WP_User_Query( array( 'number' => 1, 'offset' => 0 ) + $query ) )->get_total();
		}
		return $this->paged( rest_ensure_response( $items ), $request, $total, (int) ceil( $total / $per_page ), intdiv( $offset, $per_page ) + 1 );
	}

	public function get_item( $request ) {
		return rest_ensure_response( $this->answer( (int) $request['id'] ) );
	}

	public function create_item( $request ) {
		if ( ! empty( $request['id'] ) ) {
			return $this->error( 'woocommerce_rest_customer_exists', 'Cannot create existing resource.', 400 );
		}
		return $this->saved( new WC_Customer(), $request, true );
	}

	public function update_item( $request ) {
		$customer = new WC_Customer( (int) $request['id'] );
		$holder   = empty( $request['email'] ) ? false : email_exists( $request['email'] );
		if ( $holder && $request['email'] !== $customer->get_email() ) {
			return $this->error( 'woocommerce_rest_customer_invalid_email', 'Email address is invalid.', 400 );
		}
		if ( ! empty( $request['username'] ) && $request['username'] !== $customer->get_username() ) {
			return $this->error( 'woocommerce_rest_customer_invalid_argument', "Username isn't editable.", 400 );
		}
		return $this->saved( $customer, $request, false );
	}

	private function saved( WC_Customer $customer, WP_REST_Request $request, bool $creating ) {
		try {
			$this->fill( $customer, $request );
			$id = $customer->save();
		} catch ( WC_Data_Exception $refused ) {
			return $this->error( $refused->getErrorCode(), $refused->getMessage(), $refused->getCode() );
		}
		do_action( 'woocommerce_rest_insert_customer', get_userdata( $id ), $request, $creating );
		$response = $this->answer( $id );
		if ( $creating ) {
			$response->set_status( 201 );
			$response->header( 'Location', rest_url( self::SPACE . '/' . self::ROUTE . "/$id" ) );
		}
		return $response;
	}

	private function fill( WC_Customer $customer, WP_REST_Request $request ): void {
		foreach ( array( 'email', 'username', 'password', 'first_name', 'last_name' ) as $field ) {
			if ( isset( $request[ $field ] ) ) {
				$customer->{"set_$field"}( 'password' === $field ? $request[ $field ] : wc_clean( $request[ $field ] ) );
			}
		}
		foreach ( array( 'billing' => WC_Customer::BILLING, 'shipping' => WC_Customer::SHIPPING ) as $kind => $fields ) {
			foreach ( array_intersect_key( (array) $request[ $kind ], array_flip( $fields ) ) as $field => $value ) {
				$customer->{"set_{$kind}_{$field}"}( wc_clean( $value ) );
			}
		}
		foreach ( (array) $request['meta_data'] as $meta ) {
			if ( isset( $meta['key'] ) && ! is_protected_meta( $meta['key'], 'user' ) ) {
				$customer->update_meta_data( $meta['key'], $meta['value'] ?? '' );
			}
		}
	}

	public function delete_item( $request ) {
		if ( ! rest_sanitize_boolean( $request['force'] ) ) {
			return $this->error( 'woocommerce_rest_trash_not_supported', 'Customers do not support trashing.', 501 );
		}
		$response = $this->answer( (int) $request['id'] );
		( new WC_Customer( (int) $request['id'] ) )->delete();
		return $response;
	}

	private function answer( int $id ): WP_REST_Response {
		$response = new WP_REST_Response( $this->data( $id ) );
		$response->add_links( $this->links( $id ) );
		return $response;
	}

	private function item( int $id ): array {
		return rest_get_server()->response_to_data( $this->answer( $id ), false );
	}

	private function links( int $id ): array {
		$collection = rest_url( self::SPACE . '/' . self::ROUTE );
		return array( 'self' => array( 'href' => "$collection/$id" ), 'collection' => array( 'href' => $collection ) );
	}

	private function data( int $id ): array {
		$customer = new WC_Customer( $id );
		$local    = static fn( ?int $time ): ?string => null === $time ? null : wp_date( 'Y-m-d\TH:i:s', $time );
		$utc      = static fn( ?int $time ): ?string => null === $time ? null : gmdate( 'Y-m-d\TH:i:s', $time );
		$data     = array(
			'id'                 => $id,
			'date_created'       => $local( $customer->created_at() ),
			'date_created_gmt'   => $utc( $customer->created_at() ),
			'date_modified'      => $local( $customer->modified_at() ),
			'date_modified_gmt'  => $utc( $customer->modified_at() ),
			'email'              => $customer->get_email(),
			'first_name'         => $customer->get_first_name(),
			'last_name'          => $customer->get_last_name(),
			'role'               => $customer->get_role(),
			'username'           => $customer->get_username(),
			'billing'            => $customer->get_billing(),
			'shipping'           => $customer->get_shipping(),
			'is_paying_customer' => $customer->get_is_paying_customer(),
			'avatar_url'         => $customer->get_avatar_url(),
		);
		// Only administrators are told what other plugins keep with a customer.
		if ( in_array( 'administrator', wp_get_current_user()->roles, true ) ) {
			$data['meta_data'] = $customer->public_meta();
		}
		return $data;
	}
}
