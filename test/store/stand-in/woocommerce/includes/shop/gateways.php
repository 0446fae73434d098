<?php
/** How one can pay: by bank transfer (the order waits on hold) or on delivery (it is processed at once); others add their own. */

class WC_Payment_Gateway {
	public $id                 = '';
	public $title              = '';
	public $description        = '';
	public $method_title       = '';
	public $method_description = '';
	public $enabled            = 'no';
	public $has_fields         = false;
	/** @var list<string> */
	public $supports = array( 'products' );
	/** @var array<string, mixed> */
	public $settings = array();

	public function init_settings(): void {
		$this->settings = (array) get_option( "woocommerce_{$this->id}_settings", array() );
		$this->enabled  = $this->settings['enabled'] ?? 'no';
		$this->title    = $this->settings['title'] ?? $this->title;
	}

	public function get_title() {
		return apply_filters( 'woocommerce_gateway_title', $this->title, $this->id );
	}

	public function get_option( $key, $empty = '' ) {
		return $this->settings[ $key ] ?? $empty;
	}

	public function get_return_url( $order = null ) {
		return $order ? $order->get_checkout_order_received_url() : wc_get_checkout_url();
	}

	public function is_available() {
		return 'yes' === $this->enabled;
	}

	public function supports( $feature ) {
		return in_array( $feature, $this->supports, true );
	}

	public function process_payment( $order_id ) {
		return array();
	}

	public function process_refund( $order_id, $amount = null, $reason = '' ) {
		return false;
	}
}

/** Both take the order now and the money later. */
abstract class ERP_Bridge_Stand_In_Later_Gateway extends WC_Payment_Gateway {
	protected string $status = '';
	protected string $note   = '';

	public function __construct() {
		$this->init_settings();
	}

	public function process_payment( $order_id ) {
		$order = wc_get_order( $order_id );
		if ( $order->get_total() > 0 ) {
			$order->update_status( apply_filters( "woocommerce_{$this->id}_process_payment_order_status", $this->status, $order ), $this->note );
		} else {
			$order->payment_complete();
		}
		WC()->cart->empty_cart();
		return array( 'result' => 'success', 'redirect' => $this->get_return_url( $order ) );
	}
}

class WC_Gateway_BACS extends ERP_Bridge_Stand_In_Later_Gateway {
	public $id                = 'bacs';
	public $title             = 'Direct bank transfer';
	protected string $status = 'on-hold';
	protected string $note   = 'Awaiting BACS payment.';
}

class WC_Gateway_COD extends ERP_Bridge_Stand_In_Later_Gateway {
	public $id                = 'cod';
	public $title             = 'Cash on delivery';
	protected string $status = 'processing';
	protected string $note   = 'Payment to be made upon delivery.';

	/** Processing is not paid here: that is when the parcel was handed over. So it is once the gateways were looked at in a request. */
	public function __construct() {
		parent::__construct();
		add_filter(
			'woocommerce_payment_complete_order_status',
			static fn( $status, $order_id = 0, $order = null ) => $order && 'cod' === $order->get_payment_method() ? 'completed' : $status,
			10,
			3
		);
	}
}

final class WC_Payment_Gateways {
	/** @var array<string, WC_Payment_Gateway> */
	private array $gateways = array();

	public function __construct() {
		foreach ( apply_filters( 'woocommerce_payment_gateways', array( WC_Gateway_BACS::class, WC_Gateway_COD::class ) ) as $gateway ) {
			$gateway                        = is_string( $gateway ) ? new $gateway() : $gateway;
			$this->gateways[ $gateway->id ] = $gateway;
		}
	}

	/** @return array<string, WC_Payment_Gateway> */
	public function payment_gateways(): array {
		return $this->gateways;
	}

	/** @return array<string, WC_Payment_Gateway> */
	public function get_available_payment_gateways(): array {
		return (array) apply_filters( 'woocommerce_available_payment_gateways', array_filter( $this->gateways, static fn( WC_Payment_Gateway $gateway ): bool => $gateway->is_available() ) );
	}
}
