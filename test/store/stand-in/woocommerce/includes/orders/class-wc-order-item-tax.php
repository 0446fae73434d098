<?php
class WC_Order_Item_Tax extends WC_Order_Item {
	protected const TYPES = array( 'label' => 'text', 'rate_id' => 'int', 'compound' => 'bool' );
	protected const META = array( 'rate_id' => 'rate_id', 'label' => 'label', 'compound' => 'compound', 'tax_total' => 'tax_amount', 'shipping_tax_total' => 'shipping_tax_amount', 'rate_percent' => '_rate_percent' );
	protected array $data = array(
		'order_id' => 0, 'name' => '', 'rate_code' => '', 'rate_id' => 0, 'label' => '', 'compound' => false, 'tax_total' => 0,
		'shipping_tax_total' => 0, 'rate_percent' => null,
	);

	public function get_type(): string {
		return 'tax';
	}

	public function get_name() {
		return $this->get_rate_code();
	}

	public function set_name( $value ): void {
		$this->set_rate_code( $value );
	}

	public function set_rate_code( $value ): void {
		$this->set_prop( 'rate_code', wc_clean( $value ) );
	}

	public function get_label() {
		return $this->get_prop( 'label' ) ?: 'Tax';
	}

	public function is_compound(): bool {
		return $this->get_compound();
	}

	public function set_tax_total( $value ): void {
		$this->set_prop( 'tax_total', $value ? wc_format_decimal( $value ) : 0 );
	}

	public function set_shipping_tax_total( $value ): void {
		$this->set_prop( 'shipping_tax_total', $value ? wc_format_decimal( $value ) : 0 );
	}

	public function set_rate_percent( $value ): void {
		$this->set_prop( 'rate_percent', (float) $value );
	}

	protected function load_prop( string $name, $value ): void {
		'rate_percent' === $name ? $this->set_rate_percent( $value ) : parent::load_prop( $name, $value );
	}

	public function set_rate( int $id ): void {
		$this->set_rate_id( $id );
		$this->set_rate_code( WC_Tax::get_rate_code( $id ) );
		$this->set_label( WC_Tax::get_rate_label( $id ) );
		$this->set_compound( WC_Tax::is_compound( $id ) );
		$this->set_rate_percent( WC_Tax::get_rate_percent_value( $id ) );
	}
}
