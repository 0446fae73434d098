<?php
class WC_Order_Refund extends WC_Abstract_Order {
	protected array $data = self::COMMON + array( 'amount' => '', 'reason' => '', 'refunded_by' => 0, 'refunded_payment' => false );

	public function get_type(): string {
		return 'shop_order_refund';
	}

	public function get_status() {
		return 'completed';
	}

	public function get_formatted_refund_amount(): string {
		return wc_price( $this->get_amount(), array( 'currency' => $this->get_currency() ) );
	}
}
