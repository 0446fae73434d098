<?php
/** `wc/v3/products`: simple ones. */
final class ERP_Bridge_Stand_In_Products_Controller extends ERP_Bridge_Stand_In_Controller {
	protected const ROUTE = 'products';
	private const FIELDS = array(
		'name', 'slug', 'status', 'featured', 'catalog_visibility', 'description', 'short_description', 'sku', 'global_unique_id', 'regular_price', 'sale_price',
		'virtual', 'downloadable', 'tax_status', 'tax_class', 'manage_stock', 'stock_quantity', 'stock_status', 'backorders', 'low_stock_amount', 'sold_individually',
		'weight', 'parent_id', 'menu_order',
	);

	public function register_routes(): void {
		$texts = array_fill_keys( array( 'name', 'slug', 'description', 'short_description', 'sku', 'global_unique_id', 'regular_price', 'sale_price', 'tax_class', 'weight' ), array( 'type' => 'string' ) );
		$bools = array_fill_keys( array( 'featured', 'virtual', 'downloadable', 'manage_stock', 'sold_individually' ), array( 'type' => 'boolean' ) );
		$item  = $texts + $bools + array(
			'type'           => array( 'type' => 'string', 'enum' => array( 'simple', 'grouped', 'external', 'variable' ) ),
			'status'         => array( 'type' => 'string', 'enum' => array( 'draft', 'pending', 'private', 'publish', 'future', 'auto-draft', 'trash' ) ),
			'stock_quantity' => array( 'type' => 'integer' ),
			'tax_status'     => array( 'type' => 'string', 'enum' => array( 'taxable', 'shipping', 'none' ) ),
			'categories'     => array( 'type' => 'array', 'items' => array( 'type' => 'object' ) ),
			'meta_data'      => array( 'type' => 'array', 'items' => array( 'type' => 'object' ) ),
		);
		$list = $this->page_arguments() + array(
			'order'   => array( 'type' => 'string', 'default' => 'desc', 'enum' => array( 'asc', 'desc' ) ),
			'orderby' => array( 'type' => 'string', 'default' => 'date', 'enum' => array( 'date', 'id', 'include', 'title', 'slug', 'modified' ) ),
			'status'  => array( 'type' => 'string', 'default' => 'any' ),
			'sku'     => array( 'type' => 'string' ),
		);
		register_rest_route( self::SPACE, '/products', array( $this->route( 'GET', 'list_items', fn() => $this->allow( 'edit_posts', 'view', 'Sorry, you cannot list resources.' ), $list ), $this->route( 'POST', 'create_item', array( $this, 'may_create' ), $item ) ) );
		register_rest_route(
			self::SPACE,
			'/products/(?P<id>[\d]+)',
			array(
				$this->route( 'GET', 'get_item', fn() => $this->allow( 'edit_posts', 'view', 'Sorry, you cannot view this resource.' ) ),
				$this->route( 'POST, PUT, PATCH', 'update_item', array( $this, 'may_update' ), $item ),
				$this->route( 'DELETE', 'delete_item', array( $this, 'may_delete' ), array( 'force' => array( 'type' => 'boolean', 'default' => false ) ) ),
			)
		);
		register_rest_route( self::SPACE, '/products/batch', array( $this->route( 'POST, PUT, PATCH', 'batch', fn() => $this->allow( 'edit_others_posts', 'batch', 'Sorry, you are not allowed to batch manipulate this resource.' ) ) ) );
	}

	public function may_create() {
		return $this->allow( 'publish_posts', 'create', 'Sorry, you are not allowed to create resources.' );
	}

	public function may_update() {
		return $this->allow( 'edit_others_posts', 'edit', 'Sorry, you are not allowed to edit this resource.' );
	}

	public function may_delete() {
		return $this->allow( 'delete_others_posts', 'delete', 'Sorry, you are not allowed to delete this resource.' );
	}

	public function list_items( WP_REST_Request $request ): WP_REST_Response {
		$args = array(
			'post_type'      => 'product',
			'post_status'    => $request['status'],
			'posts_per_page' => $request['per_page'],
			'paged'          => $request['page'],
			'post__in'       => $request['include'],
			'post__not_in'   => $request['exclude'],
			's'              => (string) $request['search'],
			'order'          => $request['order'],
			'orderby'        => array( 'id' => 'ID', 'include' => 'post__in', 'slug' => 'name' )[ $request['orderby'] ] ?? $request['orderby'],
			'fields'         => 'ids',
		);
		if ( isset( $request['offset'] ) ) {
			$args['offset'] = $request['offset'];
		}
		if ( ! empty( $request['sku'] ) ) {
			$args['meta_query'] = array( array( 'key' => '_sku', 'value' => wp_parse_list( $request['sku'] ), 'compare' => 'IN' ) );
		}
		$query = new WP_Query( $args );
		$items = array_map( fn( int $id ): array => rest_get_server()->response_to_data( $this->answer( new WC_Product_Simple( $id ) ), false ), $query->posts );
		return $this->paged( rest_ensure_response( $items ), $request, (int) $query->found_posts, (int) ceil( $query->found_posts / $request['per_page'] ), (int) $request['page'] );
	}

	public function get_item( $request ) {
		$product = wc_get_product( (int) $request['id'] );
		return $product ? $this->answer( $product ) : $this->error( 'woocommerce_rest_product_invalid_id', 'Invalid ID.', 404 );
	}

	public function create_item( $request ) {
		if ( ! empty( $request['id'] ) ) {
			return $this->error( 'woocommerce_rest_product_exists', 'Cannot create existing product.', 400 );
		}
		$response = $this->saved( new WC_Product_Simple(), $request );
		if ( $response instanceof WP_REST_Response ) {
			$response->set_status( 201 );
			$response->header( 'Location', rest_url( self::SPACE . '/products/' . $response->data['id'] ) );
		}
		return $response;
	}

	public function update_item( $request ) {
		$product = wc_get_product( (int) $request['id'] );
		return $product ? $this->saved( $product, $request ) : $this->error( 'woocommerce_rest_product_invalid_id', 'Invalid ID.', 400 );
	}

	private function saved( WC_Product $product, WP_REST_Request $request ) {
		try {
			foreach ( self::FIELDS as $field ) {
				if ( null !== $request[ $field ] ) {
					$product->{"set_$field"}( $request[ $field ] );
				}
			}
			if ( is_array( $request['categories'] ) ) {
				$product->set_category_ids( array_column( $request['categories'], 'id' ) );
			}
			erp_bridge_stand_in_set_meta( $product, $request['meta_data'] );
			$product->save();
		} catch ( WC_Data_Exception $refused ) {
			return $this->refused( $refused );
		}
		do_action( 'woocommerce_rest_insert_product_object', $product, $request, true );
		return $this->answer( wc_get_product( $product->get_id() ), true );
	}

	public function delete_item( $request ) {
		$product = wc_get_product( (int) $request['id'] );
		if ( ! $product ) {
			return $this->error( 'woocommerce_rest_product_invalid_id', 'Invalid ID.', 404 );
		}
		$response = $this->answer( $product, true );
		$product->delete( rest_sanitize_boolean( $request['force'] ) );
		return $response;
	}

	private function answer( WC_Product $product, bool $edited = false ): WP_REST_Response {
		$slug       = $edited ? array( 'permalink_template' => str_replace( $product->get_slug(), '%pagename%', $product->get_permalink() ), 'generated_slug' => $product->get_slug() ) : array();
		$response   = new WP_REST_Response( $this->data( $product ) + $slug );
		$collection = rest_url( self::SPACE . '/products' );
		$response->add_links( array( 'self' => array( 'href' => "$collection/" . $product->get_id() ), 'collection' => array( 'href' => $collection ) ) );
		return $response;
	}

	private function data( WC_Product $product ): array {
		$of      = static fn( string ...$fields ): array => array_combine( $fields, array_map( static fn( string $field ) => $product->{"get_$field"}(), $fields ) );
		$terms   = array_filter( array_map( static fn( int $id ) => get_term( $id, 'product_cat' ), $product->get_category_ids() ), static fn( $term ): bool => $term instanceof WP_Term );
		$cats    = array_map( static fn( WP_Term $term ): array => array( 'id' => $term->term_id, 'name' => $term->name, 'slug' => $term->slug ), $terms );
		$low     = $product->get_low_stock_amount();
		return array( 'id' => $product->get_id() ) + $of( 'name', 'slug', 'permalink' )
			+ self::dates( 'date_created', $product->get_date_created() ) + self::dates( 'date_modified', $product->get_date_modified() )
			+ $of( 'type', 'status', 'featured', 'catalog_visibility', 'description', 'short_description', 'sku', 'price', 'regular_price', 'sale_price' )
			+ self::dates( 'date_on_sale_from', null ) + self::dates( 'date_on_sale_to', null )
			+ array( 'on_sale' => $product->is_on_sale(), 'purchasable' => $product->is_purchasable() )
			+ $of( 'total_sales', 'virtual', 'downloadable' )
			+ array( 'downloads' => array(), 'download_limit' => -1, 'download_expiry' => -1, 'external_url' => '', 'button_text' => '' )
			+ $of( 'tax_status', 'tax_class', 'manage_stock', 'stock_quantity', 'backorders' )
			+ array( 'backorders_allowed' => $product->backorders_allowed(), 'backordered' => 'onbackorder' === $product->get_stock_status(), 'low_stock_amount' => '' === $low ? null : (int) $low )
			+ $of( 'sold_individually', 'weight' )
			+ array(
				'dimensions'        => array( 'length' => '', 'width' => '', 'height' => '' ),
				'shipping_required' => $product->needs_shipping(),
				'shipping_taxable'  => $product->needs_shipping() && 'none' !== $product->get_tax_status(),
				'shipping_class'    => '',
				'shipping_class_id' => 0,
				'reviews_allowed'   => true,
				'average_rating'    => '0',
				'rating_count'      => 0,
				'upsell_ids'        => array(),
				'cross_sell_ids'    => array(),
				'parent_id'         => $product->get_parent_id(),
				'purchase_note'     => '',
				'categories'        => array_values( $cats ),
			)
			+ array_fill_keys( array( 'brands', 'tags', 'images', 'attributes', 'default_attributes', 'variations', 'grouped_products' ), array() )
			+ array( 'menu_order' => $product->get_menu_order(), 'price_html' => $product->get_price_html(), 'related_ids' => array() )
			+ array( 'meta_data' => array_map( static fn( WC_Meta_Data $meta ): array => $meta->get_data(), $product->get_meta_data() ) )
			+ $of( 'stock_status' ) + array( 'has_options' => false, 'post_password' => '' ) + $of( 'global_unique_id' );
	}
}
