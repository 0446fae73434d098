<?php
/** The sums of an order: its lines, its taxes and its total, each rounded where WooCommerce rounds it. */
trait ERP_Bridge_Stand_In_Order_Totals {
	private static function rounds_at_subtotal(): bool {
		return 'yes' === get_option( 'woocommerce_tax_round_at_subtotal' );
	}

	/** The sum of what the lines cost; each line is rounded by itself unless the subtotal is to be. */
	private function sum_of_lines( string $field ): float {
		$unit  = 10 ** wc_get_price_decimals();
		$cents = array_map( static fn( WC_Order_Item $item ): float => (float) $item[ $field ] * $unit, $this->get_items() );
		return array_sum( self::rounds_at_subtotal() ? $cents : array_map( 'wc_round', $cents ) ) / $unit;
	}

	public function get_subtotal(): float {
		return (float) apply_filters( 'woocommerce_order_get_subtotal', wc_round( $this->sum_of_lines( 'subtotal' ), wc_get_price_decimals() ), $this );
	}

	public function get_total_discount( bool $ex_tax = true ): float {
		return wc_round( (float) $this->get_discount_total() + ( $ex_tax ? 0 : (float) $this->get_discount_tax() ), WC_ROUNDING_PRECISION );
	}

	public function get_total_fees(): float {
		return array_sum( array_map( static fn( WC_Order_Item $item ): float => (float) $item->get_total(), $this->get_fees() ) );
	}

	/** @return array<string, string> Whose taxes are due: by default those where the goods go, and the shop's own where nobody said. */
	public function get_tax_location( array $args = array() ): array {
		$based_on = get_option( 'woocommerce_tax_based_on', 'shipping' );
		if ( 'shipping' === $based_on && ! $this->get_shipping_country() ) {
			$based_on = 'billing';
		}
		$place = array();
		foreach ( array( 'country', 'state', 'postcode', 'city' ) as $field ) {
			$place[ $field ] = 'base' === $based_on ? '' : $this->{"get_{$based_on}_$field"}();
		}
		$pickup = array_filter( $this->get_shipping_methods(), static fn( WC_Order_Item $item ): bool => in_array( $item->get_method_id(), array( 'local_pickup', 'legacy_local_pickup' ), true ) );
		$place  = array() !== $pickup || '' === $place['country'] ? WC_Tax::base() : $place;
		return (array) apply_filters( 'woocommerce_order_get_tax_location', array_merge( $place, $args ), $this );
	}

	/** @return list<string> */
	public function get_items_tax_classes(): array {
		$taxable = array_filter( $this->get_items(), static fn( WC_Order_Item $item ): bool => 'taxable' === $item->get_tax_status() );
		return array_values( array_unique( array_map( static fn( WC_Order_Item $item ): string => (string) $item->get_tax_class(), $taxable ) ) );
	}

	public function calculate_taxes( array $args = array() ): void {
		do_action( 'woocommerce_order_before_calculate_taxes', $args, $this );
		$place = $this->get_tax_location( $args );
		$class = get_option( 'woocommerce_shipping_tax_class', 'inherit' );
		if ( 'inherit' === $class ) {
			$found = array_intersect( array( '', ...WC_Tax::get_tax_class_slugs() ), $this->get_items_tax_classes() );
			$class = $found ? current( $found ) : false;
		}
		$exempt = apply_filters( 'woocommerce_order_is_vat_exempt', 'yes' === $this->get_meta( 'is_vat_exempt' ), $this );
		foreach ( $this->get_items( array( 'line_item', 'fee' ) ) as $item ) {
			$exempt ? $item->set_taxes( false ) : $item->calculate_taxes( $place );
		}
		foreach ( $this->get_shipping_methods() as $item ) {
			$exempt || false === $class ? $item->set_taxes( false ) : $item->calculate_taxes( array( 'tax_class' => $class ) + $place );
		}
		$this->update_taxes();
	}

	/** One tax line a rate, of what the lines say. */
	public function update_taxes(): void {
		$cart     = $this->taxes_by_rate( array( 'line_item', 'fee' ) );
		$shipping = $this->taxes_by_rate( 'shipping' );
		$present  = array();
		foreach ( $this->get_taxes() as $id => $tax ) {
			$rate = $tax->get_rate_id();
			if ( isset( $present[ $rate ] ) || ! isset( $cart[ $rate ] ) && ! isset( $shipping[ $rate ] ) ) {
				$this->remove_item( $id );
			} else {
				$present[ $rate ] = $tax;
			}
		}
		foreach ( array_keys( $cart + $shipping ) as $rate ) {
			$tax = $present[ $rate ] ?? new WC_Order_Item_Tax();
			$tax->set_rate( (int) $rate );
			$tax->set_tax_total( $cart[ $rate ] ?? 0 );
			$tax->set_shipping_tax_total( empty( $shipping[ $rate ] ) ? 0 : $shipping[ $rate ] );
			isset( $present[ $rate ] ) ? $tax->save() : $this->add_item( $tax );
		}
		$this->set_shipping_tax( array_sum( $shipping ) );
		$this->set_cart_tax( array_sum( $cart ) );
		$this->save();
	}

	/**
	 * @param string|list<string> $types
	 * @return array<int, float>
	 */
	private function taxes_by_rate( $types ): array {
		$sums = array();
		foreach ( $this->get_items( $types ) as $item ) {
			foreach ( $item->get_taxes()['total'] as $rate => $tax ) {
				$sums[ $rate ] = ( $sums[ $rate ] ?? 0.0 ) + ( self::rounds_at_subtotal() ? (float) $tax : wc_round_tax_total( $tax ) );
			}
		}
		return $sums;
	}

	public function calculate_totals( bool $and_taxes = true ) {
		do_action( 'woocommerce_order_before_calculate_totals', $and_taxes, $this );
		$decimals = wc_get_price_decimals();
		$subtotal = $this->sum_of_lines( 'subtotal' );
		$total    = $this->sum_of_lines( 'total' );
		$shipping = array_sum( array_map( static fn( WC_Order_Item $item ): float => wc_round( $item->get_total(), $decimals ), $this->get_shipping_methods() ) );
		$this->set_shipping_total( (float) $shipping );
		$fees = 0.0;
		foreach ( $this->get_fees() as $fee ) {
			// A negative fee cannot make the order cost less than nothing.
			$most = -1 * wc_round( $total + $fees + $shipping, $decimals );
			if ( (float) $fee->get_total() < 0 && (float) $fee->get_total() < $most && $most < 0 ) {
				$fee->set_total( $most );
			}
			$fees += (float) $fee->get_total();
		}
		if ( $and_taxes ) {
			$this->calculate_taxes();
		}
		$taxes = array( 'total' => 0.0, 'subtotal' => 0.0 );
		foreach ( $this->get_items() as $item ) {
			foreach ( $taxes as $kind => $sum ) {
				$taxes[ $kind ] = $sum + array_sum( array_map( 'floatval', $item->get_taxes()[ $kind ] ) );
			}
		}
		$this->set_discount_total( wc_round( $subtotal - $total, $decimals ) );
		$this->set_discount_tax( wc_round_tax_total( $taxes['subtotal'] - $taxes['total'] ) );
		$this->set_total( wc_round( $total + $fees + (float) $this->get_shipping_total() + (float) $this->get_cart_tax() + (float) $this->get_shipping_tax(), $decimals ) );
		do_action( 'woocommerce_order_after_calculate_totals', $and_taxes, $this );
		$this->save();
		return $this->get_total();
	}

	public function get_item_total( WC_Order_Item $item, bool $inc_tax = false, bool $round = true ) {
		$total = $item->get_quantity() ? ( (float) $item->get_total() + ( $inc_tax ? (float) $item->get_total_tax() : 0 ) ) / $item->get_quantity() : 0;
		return $round ? wc_round( $total, wc_get_price_decimals() ) : $total;
	}

	public function get_item_subtotal( WC_Order_Item $item, bool $inc_tax = false, bool $round = true ) {
		$total = $item->get_quantity() ? $this->get_line_subtotal( $item, $inc_tax, false ) / $item->get_quantity() : 0;
		return $round ? wc_round( $total, wc_get_price_decimals() ) : $total;
	}

	public function get_line_total( WC_Order_Item $item, bool $inc_tax = false, bool $round = true ) {
		$total = (float) $item->get_total() + ( $inc_tax ? (float) $item->get_total_tax() : 0 );
		return $round ? wc_round( $total, wc_get_price_decimals() ) : $total;
	}

	public function get_line_subtotal( WC_Order_Item $item, bool $inc_tax = false, bool $round = true ) {
		$total = (float) $item->get_subtotal() + ( $inc_tax ? (float) $item->get_subtotal_tax() : 0 );
		return $round ? wc_round( $total, wc_get_price_decimals() ) : $total;
	}

	public function get_line_tax( WC_Order_Item $item ): float {
		return wc_round_tax_total( $item->get_total_tax() );
	}

	/** @return array<string, object> Tax code → label and amount. */
	public function get_tax_totals(): array {
		$totals = array();
		foreach ( $this->get_taxes() as $id => $tax ) {
			$code                    = $tax->get_rate_code();
			$totals[ $code ]       ??= (object) array( 'amount' => 0 );
			$totals[ $code ]->id     = $id;
			$totals[ $code ]->rate_id = $tax->get_rate_id();
			$totals[ $code ]->label  = $tax->get_label();
			$totals[ $code ]->amount += (float) $tax->get_tax_total() + (float) $tax->get_shipping_tax_total();
			$totals[ $code ]->formatted_amount = wc_price( $totals[ $code ]->amount, array( 'currency' => $this->get_currency() ) );
		}
		return array_filter( $totals, static fn( object $total ): bool => 0.0 !== (float) $total->amount );
	}

	/** @return array<string, array{label: string, value: string}> The rows below the lines, as customers see them. */
	public function get_order_item_totals( $tax_display = '' ): array {
		$price = fn( $amount ): string => wc_price( $amount, array( 'currency' => $this->get_currency() ) );
		$rows  = array( 'cart_subtotal' => array( 'label' => 'Subtotal:', 'value' => $price( $this->get_subtotal() ) ) );
		if ( $this->get_total_discount() > 0 ) {
			$rows['discount'] = array( 'label' => 'Discount:', 'value' => '-' . $price( $this->get_total_discount() ) );
		}
		if ( $this->get_shipping_method() ) {
			$rows['shipping'] = array( 'label' => 'Shipping:', 'value' => $price( $this->get_shipping_total() ) );
		}
		foreach ( $this->get_fees() as $id => $fee ) {
			$rows[ "fee_$id" ] = array( 'label' => $fee->get_name() . ':', 'value' => $price( $fee->get_total() ) );
		}
		foreach ( wc_tax_enabled() ? $this->get_tax_totals() : array() as $code => $tax ) {
			$rows[ sanitize_title( $code ) ] = array( 'label' => $tax->label . ':', 'value' => $tax->formatted_amount );
		}
		if ( $this instanceof WC_Order && $this->get_payment_method_title() ) {
			$rows['payment_method'] = array( 'label' => 'Payment method:', 'value' => esc_html( $this->get_payment_method_title() ) );
		}
		$rows['order_total'] = array( 'label' => 'Total:', 'value' => $this->get_formatted_order_total() );
		return (array) apply_filters( 'woocommerce_get_order_item_totals', $rows, $this, $tax_display );
	}

	public function get_formatted_line_subtotal( WC_Order_Item $item, $tax_display = '' ): string {
		return wc_price( $this->get_line_subtotal( $item ), array( 'currency' => $this->get_currency() ) );
	}

	public function get_formatted_order_total(): string {
		return (string) apply_filters( 'woocommerce_get_formatted_order_total', wc_price( $this->get_total(), array( 'currency' => $this->get_currency() ) ), $this );
	}
}
