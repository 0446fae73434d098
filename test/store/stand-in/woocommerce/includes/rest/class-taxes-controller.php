<?php
/** `wc/v3/taxes`: the rates. */
final class ERP_Bridge_Stand_In_Taxes_Controller extends ERP_Bridge_Stand_In_Controller {
	protected const ROUTE = 'taxes';

	public function register_routes(): void {
		$new  = array(
			'country'  => array( 'type' => 'string' ),
			'state'    => array( 'type' => 'string' ),
			'rate'     => array( 'type' => 'string' ),
			'name'     => array( 'type' => 'string' ),
			'priority' => array( 'type' => 'integer', 'default' => 1 ),
			'compound' => array( 'type' => 'boolean', 'default' => false ),
			'shipping' => array( 'type' => 'boolean', 'default' => true ),
			'order'    => array( 'type' => 'integer' ),
			'class'    => array( 'type' => 'string', 'default' => 'standard' ),
		);
		$may  = fn( string $action, string $message ): Closure => fn() => $this->allow( 'manage_woocommerce', $action, $message );
		register_rest_route(
			self::SPACE,
			'/taxes',
			array(
				$this->route( 'GET', 'list_items', $may( 'view', 'Sorry, you cannot list resources.' ), $this->page_arguments() + array( 'class' => array( 'type' => 'string' ) ) ),
				$this->route( 'POST', 'create_item', $may( 'create', 'Sorry, you are not allowed to create resources.' ), $new ),
			)
		);
		register_rest_route( self::SPACE, '/taxes/(?P<id>[\d]+)', array( $this->route( 'DELETE', 'delete_item', $may( 'delete', 'Sorry, you are not allowed to delete this resource.' ), array( 'force' => array( 'type' => 'boolean', 'default' => false ) ) ) ) );
	}

	public function list_items( WP_REST_Request $request ): WP_REST_Response {
		$classes = isset( $request['class'] ) ? array( 'standard' === $request['class'] ? '' : $request['class'] ) : array( '', ...WC_Tax::get_tax_class_slugs() );
		$rates   = array_merge( ...array_map( array( WC_Tax::class, 'rates' ), $classes ) );
		$page    = array_slice( $rates, ( $request['page'] - 1 ) * $request['per_page'], $request['per_page'] );
		$items   = array_map( fn( object $rate ): array => rest_get_server()->response_to_data( $this->answer( $rate ), false ), $page );
		return $this->paged( rest_ensure_response( $items ), $request, count( $rates ), (int) ceil( count( $rates ) / $request['per_page'] ), (int) $request['page'] );
	}

	public function create_item( $request ) {
		$rate = array( 'tax_rate' => $request['rate'], 'tax_rate_class' => 'standard' === $request['class'] ? '' : $request['class'] );
		foreach ( array( 'country', 'state', 'name', 'priority', 'compound', 'shipping', 'order' ) as $field ) {
			if ( isset( $request[ $field ] ) ) {
				$rate[ "tax_rate_$field" ] = $request[ $field ];
			}
		}
		$response = $this->answer( WC_Tax::rate( WC_Tax::_insert_tax_rate( $rate ) ) );
		$response->set_status( 201 );
		return $response;
	}

	public function delete_item( $request ) {
		$rate = WC_Tax::rate( (int) $request['id'] );
		if ( ! $request['force'] ) {
			return $this->error( 'woocommerce_rest_trash_not_supported', 'Taxes do not support trashing.', 501 );
		}
		if ( ! $rate ) {
			return $this->error( 'woocommerce_rest_invalid_id', 'Invalid resource ID.', 400 );
		}
		WC_Tax::_delete_tax_rate( (int) $request['id'] );
		return $this->answer( $rate );
	}

	private function answer( object $rate ): WP_REST_Response {
		$response   = new WP_REST_Response(
			array(
				'id'        => (int) $rate->tax_rate_id,
				'country'   => $rate->tax_rate_country,
				'state'     => $rate->tax_rate_state,
				'postcode'  => '',
				'city'      => '',
				'rate'      => $rate->tax_rate,
				'name'      => $rate->tax_rate_name,
				'priority'  => (int) $rate->tax_rate_priority,
				'compound'  => (bool) $rate->tax_rate_compound,
				'shipping'  => (bool) $rate->tax_rate_shipping,
				'order'     => (int) $rate->tax_rate_order,
				'class'     => $rate->tax_rate_class ?: 'standard',
				'postcodes' => array(),
				'cities'    => array(),
			)
		);
		$collection = rest_url( self::SPACE . '/taxes' );
		$response->add_links( array( 'self' => array( 'href' => "$collection/$rate->tax_rate_id" ), 'collection' => array( 'href' => $collection ) ) );
		return $response;
	}
}
