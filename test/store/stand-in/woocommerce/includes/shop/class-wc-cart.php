<?php
/** The cart: product ids and quantities in a cookie. Prices are the shop's, whatever the cookie says. */
class WC_Cart {
	private const COOKIE = 'erp_bridge_stand_in_cart';

	/** @var array<int, int>|null */
	private ?array $lines = null;

	/** @return array<int, int> Product id → quantity. */
	public function lines(): array {
		if ( null === $this->lines ) {
			$kept        = json_decode( (string) wp_unslash( $_COOKIE[ self::COOKIE ] ?? '' ), true );
			$this->lines = array();
			foreach ( is_array( $kept ) ? $kept : array() as $id => $quantity ) {
				$product = wc_get_product( $id );
				if ( $product && $product->is_purchasable() && $quantity > 0 ) {
					$this->lines[ (int) $id ] = (int) $quantity;
				}
			}
		}
		return $this->lines;
	}

	/** @param array<int, int> $lines */
	private function keep( array $lines ): void {
		$this->lines = $lines;
		if ( ! headers_sent() ) {
			setcookie( self::COOKIE, (string) wp_json_encode( $lines ?: new stdClass() ), 0, '/', '', is_ssl(), true );
		}
	}

	public function add_to_cart( $product_id, $quantity = 1 ): bool {
		$product = wc_get_product( $product_id );
		$wanted  = ( $this->lines()[ $product_id ] ?? 0 ) + $quantity;
		if ( ! $product || ! $product->is_purchasable() || ! $product->is_in_stock() || ! $product->has_enough_stock( $wanted ) ) {
			return false;
		}
		$this->keep( array( (int) $product_id => (int) $wanted ) + $this->lines() );
		do_action( 'woocommerce_add_to_cart', (string) $product_id, $product_id, $quantity, 0, array(), array() );
		return true;
	}

	public function empty_cart(): void {
		$this->keep( array() );
		do_action( 'woocommerce_cart_emptied' );
	}

	public function is_empty(): bool {
		return array() === $this->lines();
	}

	public function get_cart_contents_count(): int {
		return array_sum( $this->lines() );
	}

	/** @return array<string, array{product_id: int, quantity: int, data: WC_Product}> */
	public function get_cart(): array {
		$cart = array();
		foreach ( $this->lines() as $id => $quantity ) {
			$cart[ (string) $id ] = array( 'product_id' => $id, 'quantity' => $quantity, 'data' => wc_get_product( $id ) );
		}
		return $cart;
	}

	/** Puts the cart into an order that was not saved yet, with its sums. */
	public function fill( WC_Order $order ): void {
		foreach ( $this->get_cart() as list( 'data' => $product, 'quantity' => $quantity ) ) {
			$total = wc_get_price_excluding_tax( $product, array( 'qty' => $quantity ) );
			$item  = new WC_Order_Item_Product();
			$item->set_product( $product );
			$item->set_quantity( $quantity );
			$item->set_subtotal( $total );
			$item->set_total( $total );
			$order->add_item( $item );
		}
		$order->calculate_unsaved();
	}
}
