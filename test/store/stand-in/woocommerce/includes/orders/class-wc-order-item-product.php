<?php
class WC_Order_Item_Product extends WC_Order_Item {
	protected const TYPES = array(
		'name' => 'text', 'quantity' => 'int', 'product_id' => 'int', 'variation_id' => 'int', 'subtotal' => 'decimal', 'subtotal_tax' => 'decimal',
		'total' => 'decimal', 'total_tax' => 'decimal',
	);
	protected const META = array(
		'product_id' => '_product_id', 'variation_id' => '_variation_id', 'quantity' => '_qty', 'tax_class' => '_tax_class',
		'subtotal' => '_line_subtotal', 'subtotal_tax' => '_line_subtotal_tax', 'total' => '_line_total', 'total_tax' => '_line_tax',
		'taxes' => '_line_tax_data',
	);
	protected array $data = array(
		'order_id' => 0, 'name' => '', 'product_id' => 0, 'variation_id' => 0, 'quantity' => 1, 'tax_class' => '', 'subtotal' => 0,
		'subtotal_tax' => 0, 'total' => 0, 'total_tax' => 0, 'taxes' => array( 'subtotal' => array(), 'total' => array() ),
	);

	public function get_type(): string {
		return 'line_item';
	}

	public function get_quantity() {
		return $this->get_prop( 'quantity' );
	}

	/** Negative in a refund. */
	public function set_quantity( $value ): void {
		$this->set_prop( 'quantity', wc_stock_amount( $value ) );
	}

	protected function load_prop( string $name, $value ): void {
		parent::load_prop( $name, $value );
		if ( 'quantity' === $name ) {
			$this->data['quantity'] = wc_stock_amount( $value );
		}
		// A product that was deleted for good leaves nothing but the line's own words.
		if ( 'product_id' === $name && 'product' !== get_post_type( (int) $value ) ) {
			$this->data['product_id'] = 0;
		}
	}

	public function get_tax_class() {
		return $this->get_prop( 'tax_class' );
	}

	public function set_tax_class( $value ): void {
		if ( $value && ! in_array( $value, WC_Tax::get_tax_class_slugs(), true ) ) {
			$this->error( 'order_item_product_invalid_tax_class', 'Invalid tax class' );
		}
		$this->set_prop( 'tax_class', (string) $value );
	}

	public function set_product_id( $value ): void {
		if ( $value > 0 && 'product' !== get_post_type( absint( $value ) ) ) {
			$this->error( 'order_item_product_invalid_product_id', 'Invalid product ID' );
		}
		$this->set_prop( 'product_id', absint( $value ) );
	}

	public function set_product( WC_Product $product ): void {
		$this->set_product_id( $product->get_id() );
		$this->set_name( $product->get_name() );
		$this->set_tax_class( $product->get_tax_class() );
	}

	public function set_subtotal( $value ): void {
		$value = wc_format_decimal( $value );
		$this->set_prop( 'subtotal', is_numeric( $value ) ? $value : 0 );
	}

	/** A line is never dearer than before its discount. */
	public function set_total( $value ): void {
		$value = wc_format_decimal( $value );
		$this->set_prop( 'total', is_numeric( $value ) ? $value : 0 );
		if ( '' === $this->get_subtotal() || $this->get_subtotal() < $this->get_total() ) {
			$this->set_subtotal( $value );
		}
	}

	public function set_taxes( $raw ): void {
		$taxes = array( 'total' => array(), 'subtotal' => array() );
		if ( ! empty( $raw['total'] ) && ! empty( $raw['subtotal'] ) ) {
			$taxes = array( 'total' => array_map( 'wc_format_decimal', $raw['total'] ), 'subtotal' => array_map( 'wc_format_decimal', $raw['subtotal'] ) );
			if ( array_sum( $taxes['subtotal'] ) < array_sum( $taxes['total'] ) ) {
				$taxes['subtotal'] = $taxes['total'];
			}
		}
		$this->set_prop( 'taxes', $taxes );
		$this->set_total_tax( $this->sum_of_taxes( $taxes['total'] ) );
		$this->set_subtotal_tax( $this->sum_of_taxes( $taxes['subtotal'] ) );
	}

	/** @return WC_Product|false */
	public function get_product() {
		return apply_filters( 'woocommerce_order_item_product', wc_get_product( $this->get_product_id() ), $this );
	}

	public function get_tax_status() {
		$product = $this->get_product();
		return $product ? $product->get_tax_status() : 'taxable';
	}
}
