<?php
class WC_Order_Item_Coupon extends WC_Order_Item {
	protected const TYPES = array( 'discount' => 'decimal', 'discount_tax' => 'decimal' );
	protected const META = array( 'discount' => 'discount_amount', 'discount_tax' => 'discount_amount_tax' );
	protected array $data = array( 'order_id' => 0, 'name' => '', 'code' => '', 'discount' => 0, 'discount_tax' => 0 );

	public function get_type(): string {
		return 'coupon';
	}

	public function get_name() {
		return $this->get_code();
	}

	public function set_name( $value ): void {
		$this->set_code( $value );
	}

	public function set_code( $value ): void {
		$this->set_prop( 'code', wc_format_coupon_code( (string) $value ) );
	}
}
