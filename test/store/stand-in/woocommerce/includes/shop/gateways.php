<?php
/** How one can pay: by bank transfer (the order waits on hold), on delivery (it is processed at once), or at once. */

class WC_Payment_Gateway {
	public string $id          = '';
	public string $title       = '';
	public string $description = '';
	public string $enabled     = 'no';
	/** @var array<string, mixed> */
	public array $settings = array();

	public function __construct() {
		$this->settings = (array) get_option( "woocommerce_{$this->id}_settings", array() );
		$this->enabled  = $this->settings['enabled'] ?? 'no';
		$this->title    = $this->settings['title'] ?? $this->title;
	}

	public function get_title(): string {
		return (string) apply_filters( 'woocommerce_gateway_title', $this->title, $this->id );
	}

	public function get_option( string $key, $empty = '' ) {
		return $this->settings[ $key ] ?? $empty;
	}

	public function is_available(): bool {
		return 'yes' === $this->enabled;
	}

	public function supports( string $feature ): bool {
		return 'products' === $feature;
	}

	/** @return array{result: string, redirect?: string} */
	public function process_payment( $order_id ): array {
		$order = wc_get_order( $order_id );
		if ( $order->get_total() > 0 ) {
			$this->receive( $order );
		} else {
			$order->payment_complete();
		}
		WC()->cart->empty_cart();
		return array( 'result' => 'success', 'redirect' => $order->get_checkout_order_received_url() );
	}

	protected function receive( WC_Order $order ): void {
		$order->payment_complete();
	}
}

class WC_Gateway_BACS extends WC_Payment_Gateway {
	public string $id    = 'bacs';
	public string $title = 'Direct bank transfer';

	protected function receive( WC_Order $order ): void {
		$order->update_status( apply_filters( 'woocommerce_bacs_process_payment_order_status', 'on-hold', $order ), 'Awaiting BACS payment.' );
	}
}

class WC_Gateway_COD extends WC_Payment_Gateway {
	public string $id    = 'cod';
	public string $title = 'Cash on delivery';

	protected function receive( WC_Order $order ): void {
		$order->update_status( apply_filters( 'woocommerce_cod_process_payment_order_status', 'processing', $order ), 'Payment to be made upon delivery.' );
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
