<?php
/** A product: a post of the type `product` whose properties are post meta, as in WooCommerce. There are simple ones only. */
class WC_Product extends WC_Data {
	protected const TYPES = array(
		'name' => 'text', 'slug' => 'text', 'status' => 'text', 'description' => 'text', 'short_description' => 'text', 'sku' => 'text',
		'regular_price' => 'decimal', 'sale_price' => 'decimal', 'price' => 'decimal', 'virtual' => 'bool', 'downloadable' => 'bool',
		'featured' => 'bool', 'catalog_visibility' => 'text', 'tax_class' => 'text', 'backorders' => 'text', 'weight' => 'text',
		'total_sales' => 'int', 'parent_id' => 'int', 'image_id' => 'text', 'menu_order' => 'int', 'sold_individually' => 'bool',
	);
	/** Property → post meta. */
	private const META = array(
		'sku' => '_sku', 'global_unique_id' => '_global_unique_id', 'regular_price' => '_regular_price', 'sale_price' => '_sale_price',
		'price' => '_price', 'virtual' => '_virtual', 'downloadable' => '_downloadable', 'tax_status' => '_tax_status', 'tax_class' => '_tax_class',
		'manage_stock' => '_manage_stock', 'stock_quantity' => '_stock', 'stock_status' => '_stock_status', 'backorders' => '_backorders',
		'low_stock_amount' => '_low_stock_amount', 'weight' => '_weight', 'total_sales' => 'total_sales', 'image_id' => '_thumbnail_id',
		'sold_individually' => '_sold_individually',
	);
	/** Property → column of the post. */
	private const POST = array(
		'name' => 'post_title', 'slug' => 'post_name', 'status' => 'post_status', 'description' => 'post_content', 'short_description' => 'post_excerpt',
		'parent_id' => 'post_parent', 'menu_order' => 'menu_order',
	);

	protected array $data = array(
		'name' => '', 'slug' => '', 'date_created' => null, 'date_modified' => null, 'status' => 'publish', 'featured' => false,
		'catalog_visibility' => 'visible', 'description' => '', 'short_description' => '', 'sku' => '', 'global_unique_id' => '', 'price' => '',
		'regular_price' => '', 'sale_price' => '', 'total_sales' => 0, 'tax_status' => 'taxable', 'tax_class' => '', 'manage_stock' => false,
		'stock_quantity' => null, 'stock_status' => 'instock', 'backorders' => 'no', 'low_stock_amount' => '', 'sold_individually' => false,
		'weight' => '', 'parent_id' => 0, 'virtual' => false, 'downloadable' => false, 'menu_order' => 0, 'image_id' => '', 'category_ids' => array(),
	);

	/** @param mixed $product An id, a product or nothing. */
	public function __construct( $product = 0 ) {
		$this->id = $product instanceof self ? $product->get_id() : absint( $product instanceof WP_Post ? $product->ID : $product );
		if ( $this->id > 0 ) {
			$this->load();
		}
	}

	private function load(): void {
		$post = get_post( $this->id );
		if ( ! $post || 'product' !== $post->post_type ) {
			throw new Exception( 'Invalid product.' );
		}
		$this->object_read = false;
		foreach ( self::POST as $name => $column ) {
			$this->data[ $name ] = $this->typed( $name, $post->$column );
		}
		foreach ( self::META as $name => $key ) {
			if ( metadata_exists( 'post', $this->id, $key ) ) {
				$this->{"set_$name"}( get_post_meta( $this->id, $key, true ) );
			}
		}
		$this->data['date_created']  = WC_DateTime::of_utc( $post->post_date_gmt );
		$this->data['date_modified'] = WC_DateTime::of_utc( $post->post_modified_gmt );
		$this->data['category_ids']  = wp_get_object_terms( $this->id, 'product_cat', array( 'fields' => 'ids' ) );
		$this->object_read           = true;
	}

	protected function meta_table(): array {
		global $wpdb;
		return array( $wpdb->postmeta, 'post_id' );
	}

	protected function meta_key_column(): string {
		return 'meta_id';
	}

	protected function internal_meta(): array {
		return array( ...array_values( self::META ), '_edit_lock', '_edit_last' );
	}

	public function get_type(): string {
		return 'simple';
	}

	/** @param string|list<string> $type */
	public function is_type( $type ): bool {
		return in_array( $this->get_type(), (array) $type, true );
	}

	public function exists(): bool {
		return $this->id > 0;
	}

	public function get_title(): string {
		return $this->get_name();
	}

	public function get_permalink(): string {
		return (string) get_permalink( $this->id );
	}

	public function get_regular_price(): string {
		return (string) $this->get_prop( 'regular_price' );
	}

	public function get_price(): string {
		return (string) apply_filters( 'woocommerce_product_get_price', (string) $this->get_prop( 'price' ), $this );
	}

	public function set_sku( $sku ): void {
		if ( $this->object_read && '' !== (string) $sku ) {
			$holder = wc_get_product_id_by_sku( (string) $sku );
			if ( $holder && $holder !== $this->id ) {
				$this->error( 'product_invalid_sku', 'Invalid or duplicated SKU.', 400, array( 'resource_id' => $holder, 'unique_sku' => erp_bridge_stand_in_free_sku( (string) $sku ) ) );
			}
		}
		$this->set_prop( 'sku', (string) $sku );
	}

	public function set_manage_stock( $value ): void {
		$this->set_prop( 'manage_stock', wc_string_to_bool( $value ) );
	}

	public function set_stock_quantity( $value ): void {
		$this->set_prop( 'stock_quantity', null === $value || '' === $value ? null : wc_stock_amount( $value ) );
	}

	public function managing_stock(): bool {
		return 'yes' === get_option( 'woocommerce_manage_stock', 'yes' ) && (bool) $this->get_manage_stock();
	}

	public function is_in_stock(): bool {
		return 'outofstock' !== $this->get_stock_status();
	}

	public function backorders_allowed(): bool {
		return in_array( $this->get_backorders(), array( 'yes', 'notify' ), true );
	}

	public function has_enough_stock( $quantity ): bool {
		return ! $this->managing_stock() || $this->backorders_allowed() || $this->get_stock_quantity() >= $quantity;
	}

	public function is_virtual(): bool {
		return (bool) $this->get_virtual();
	}

	public function is_downloadable(): bool {
		return (bool) $this->get_downloadable();
	}

	public function needs_shipping(): bool {
		return ! $this->is_virtual();
	}

	public function is_taxable(): bool {
		return 'taxable' === $this->get_tax_status() && wc_tax_enabled();
	}

	public function is_purchasable(): bool {
		return $this->exists() && 'publish' === $this->get_status() && '' !== $this->get_price();
	}

	public function is_visible(): bool {
		return 'publish' === $this->get_status() && 'hidden' !== $this->get_catalog_visibility();
	}

	public function is_on_sale(): bool {
		return '' !== $this->get_sale_price() && (float) $this->get_sale_price() < (float) $this->get_regular_price();
	}

	/** As the shop shows prices: with or without tax. */
	public function get_price_html(): string {
		$shown = 'incl' === get_option( 'woocommerce_tax_display_shop', 'excl' ) ? wc_get_price_including_tax( $this ) : wc_get_price_excluding_tax( $this );
		return '' === $this->get_price() ? '' : wc_price( $shown );
	}

	/** What depends on others: the price that is due, and whether there is stock. */
	private function derive(): void {
		$sale  = $this->get_sale_price();
		$this->set_price( '' !== $sale && (float) $sale < (float) $this->get_regular_price() ? $sale : $this->get_regular_price() );
		if ( $this->get_manage_stock() ) {
			$out = $this->get_stock_quantity() <= (int) get_option( 'woocommerce_notify_no_stock_amount', 0 );
			$this->set_stock_status( ! $out ? 'instock' : ( $this->backorders_allowed() ? 'onbackorder' : 'outofstock' ) );
		}
	}

	public function save(): int {
		$new = 0 === $this->id;
		$this->derive();
		$post = array( 'post_type' => 'product' );
		foreach ( self::POST as $name => $column ) {
			$post[ $column ] = $this->get_prop( $name );
		}
		$id = wp_insert_post( wp_slash( ( $new ? array() : array( 'ID' => $this->id ) ) + $post ), true );
		if ( is_wp_error( $id ) ) {
			throw new Exception( $id->get_error_message() );
		}
		$this->id = $id;
		foreach ( self::META as $name => $key ) {
			$value = $this->get_prop( $name );
			update_post_meta( $id, $key, wp_slash( is_bool( $value ) ? wc_bool_to_string( $value ) : $value ) );
		}
		wp_set_object_terms( $id, array_map( 'intval', $this->get_category_ids() ) ?: 'Uncategorized', 'product_cat' );
		$this->write_meta();
		wp_cache_delete( $id, 'post_meta' );
		$this->changes = array();
		$this->load();
		do_action( $new ? 'woocommerce_new_product' : 'woocommerce_update_product', $id, $this );
		return $id;
	}

	public function delete( bool $force = false ): bool {
		$id = $this->id;
		do_action( $force ? 'woocommerce_before_delete_product' : 'woocommerce_before_trash_product', $id, $this );
		if ( $force ) {
			wp_delete_post( $id, true );
			$this->id = 0;
			do_action( 'woocommerce_delete_product', $id );
		} else {
			wp_trash_post( $id );
			$this->set_status( 'trash' );
			do_action( 'woocommerce_trash_product', $id );
		}
		return true;
	}
}
