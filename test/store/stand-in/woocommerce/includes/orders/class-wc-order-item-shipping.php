<?php
class WC_Order_Item_Shipping extends WC_Order_Item {
	protected const TYPES = array( 'method_id' => 'text', 'instance_id' => 'text', 'total' => 'decimal', 'total_tax' => 'decimal' );
	protected const META = array( 'method_id' => 'method_id', 'instance_id' => 'instance_id', 'total' => 'cost', 'total_tax' => 'total_tax', 'taxes' => 'taxes', 'tax_status' => 'tax_status' );
	protected array $data = array(
		'order_id' => 0, 'name' => '', 'method_title' => '', 'method_id' => '', 'instance_id' => '', 'total' => 0, 'total_tax' => 0,
		'taxes' => array( 'total' => array() ), 'tax_status' => 'taxable',
	);

	public function get_type(): string {
		return 'shipping';
	}

	public function get_name() {
		return $this->get_method_title();
	}

	public function set_name( $value ): void {
		$this->set_method_title( $value );
	}

	public function get_method_title() {
		return $this->get_prop( 'method_title' ) ?: 'Shipping';
	}

	public function set_method_title( $value ): void {
		$this->set_prop( 'name', wc_clean( $value ) );
		$this->set_prop( 'method_title', wc_clean( $value ) );
	}

	public function get_tax_class() {
		return get_option( 'woocommerce_shipping_tax_class', 'inherit' );
	}

	public function calculate_taxes( array $place = array() ): bool {
		$rates = WC_Tax::find_shipping_rates( $place );
		$this->set_taxes( wc_tax_enabled() ? array( 'total' => WC_Tax::calc_tax( $this->get_total(), $rates ) ) : false );
		return true;
	}

	public function set_taxes( $raw ): void {
		$taxes = array( 'total' => array_map( 'wc_format_decimal', $raw['total'] ?? ( is_array( $raw ) ? $raw : array() ) ) );
		$this->set_prop( 'taxes', $taxes );
		$this->set_prop( 'total_tax', wc_format_decimal( $this->sum_of_taxes( $taxes['total'] ) ) );
	}
}
