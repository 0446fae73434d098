<?php
/** What coupons take off the lines of an order, to the cent. */

function wc_format_coupon_code( string $code ): string {
	return wc_strtolower( trim( wp_kses( sanitize_post_field( 'post_title', $code, 0, 'db' ), array() ) ) );
}

function wc_get_coupon_id_by_code( string $code ): int {
	return ( new WC_Coupon( $code ) )->get_id();
}

/** The discounts of an order's coupons: `coupon code → item id → cents`. */
final class ERP_Bridge_Stand_In_Discounts {
	/** @var array<int, object{key: int, price: float, quantity: int}> The dearest piece first. */
	private array $items = array();
	/** @var array<string, array<int, float>> */
	public array $cents = array();
	private int $unit;

	public function __construct( WC_Order $order ) {
		$this->unit = 10 ** wc_get_price_decimals();
		foreach ( $order->get_items() as $id => $item ) {
			$price         = (float) $item->get_subtotal() + ( $order->get_prices_include_tax() ? (float) $item->get_subtotal_tax() : 0 );
			$this->items[] = (object) array( 'key' => $id, 'price' => $price * $this->unit, 'quantity' => $item->get_quantity() );
		}
		$piece = static fn( object $item ): float => $item->quantity > 1 ? $item->price / $item->quantity : $item->price;
		usort( $this->items, static fn( object $a, object $b ): int => $piece( $b ) <=> $piece( $a ) );
	}

	public function apply( WC_Coupon $coupon ): void {
		$this->cents[ $coupon->get_code() ] ??= array_fill_keys( array_column( $this->items, 'key' ), 0 );
		$items = array_filter( $this->items, fn( object $item ): bool => $item->quantity > 0 && $this->left( $item ) > 0 );
		match ( $coupon->get_discount_type() ) {
			'percent'       => $this->percent( $coupon, $items ),
			'fixed_product' => $this->each( $coupon, $items, (float) $coupon->get_amount() * $this->unit ),
			default         => $this->fixed( $coupon, $items, (float) $coupon->get_amount() * $this->unit ),
		};
	}

	/** What is left of a line's price, in cents. */
	private function left( object $item ): int {
		$taken = array_sum( array_map( static fn( array $by_item ): float => (float) ( $by_item[ $item->key ] ?? 0 ), $this->cents ) );
		return absint( wc_round( $item->price - $taken ) );
	}

	private function take( WC_Coupon $coupon, object $item, float $cents ): float {
		$this->cents[ $coupon->get_code() ][ $item->key ] += $cents;
		return $cents;
	}

	/** Each line is rounded down; what is missing of the whole is taken cent by cent from the first. */
	private function percent( WC_Coupon $coupon, array $items ): void {
		$part  = (float) $coupon->get_amount() / 100;
		$total = 0.0;
		$taken = 0.0;
		foreach ( $items as $item ) {
			$price  = wc_round( $item->price );
			$total += $price;
			$taken += $this->take( $coupon, $item, wc_round( min( $this->left( $item ), floor( $price * $part ) ), 0, WC_DISCOUNT_ROUNDING_MODE ) );
		}
		$due = wc_round( $total * $part, 0, WC_DISCOUNT_ROUNDING_MODE );
		if ( $taken < $due ) {
			$this->remainder( $coupon, $items, $due - $taken );
		}
	}

	private function each( WC_Coupon $coupon, array $items, float $cents ): float {
		return array_sum( array_map( fn( object $item ): float => $this->take( $coupon, $item, min( $this->left( $item ), $cents * $item->quantity ) ), $items ) );
	}

	/** Shared out by pieces, in whole cents, again and again until it is gone. */
	private function fixed( WC_Coupon $coupon, array $items, float $cents ): void {
		$items  = array_filter( $items, static fn( object $item ): bool => $item->price > 0 );
		$pieces = array_sum( array_column( $items, 'quantity' ) );
		if ( ! $pieces || $cents <= 0 ) {
			return;
		}
		$per_piece = absint( $cents / $pieces );
		if ( 0 === $per_piece ) {
			$this->remainder( $coupon, $items, $cents );
			return;
		}
		$taken = $this->each( $coupon, $items, $per_piece );
		if ( $taken > 0 && $taken < $cents ) {
			$this->fixed( $coupon, $items, $cents - $taken );
		}
	}

	private function remainder( WC_Coupon $coupon, array $items, float $cents ): void {
		$taken = 0.0;
		foreach ( $items as $item ) {
			for ( $piece = 0; $piece < $item->quantity && $taken < $cents; $piece++ ) {
				$taken += $this->take( $coupon, $item, min( $this->left( $item ), 1 ) );
			}
		}
	}
}

/** @return true|WP_Error */
function erp_bridge_stand_in_apply_coupon( WC_Order $order, string $code ) {
	$coupon = new WC_Coupon( $code );
	if ( ! $coupon->get_id() ) {
		return new WP_Error( 'invalid_coupon', sprintf( 'Coupon &quot;%s&quot; cannot be applied because it does not exist.', esc_html( $code ) ), array( 'status' => 400 ) );
	}
	if ( in_array( $coupon->get_code(), $order->get_coupon_codes(), true ) ) {
		return new WP_Error( 'invalid_coupon', sprintf( 'Coupon code "%s" already applied!', esc_html( $coupon->get_code() ) ) );
	}
	do_action( 'woocommerce_order_applied_coupon', $coupon, $order );
	$line = new WC_Order_Item_Coupon();
	$line->set_code( $coupon->get_code() );
	$line->add_meta_data( 'coupon_info', $coupon->get_short_info() );
	$order->add_item( $line );
	$order->save();
	erp_bridge_stand_in_recalculate_coupons( $order );
	return true;
}

function erp_bridge_stand_in_remove_coupon( WC_Order $order, string $code ): bool {
	foreach ( $order->get_coupons() as $id => $line ) {
		if ( $line->get_code() === wc_format_coupon_code( $code ) ) {
			$order->remove_item( $id );
			erp_bridge_stand_in_recalculate_coupons( $order );
			return true;
		}
	}
	return false;
}

/** From the full prices on, all coupons in their order. */
function erp_bridge_stand_in_recalculate_coupons( WC_Order $order ): void {
	foreach ( $order->get_items() as $item ) {
		$item->set_total( $item->get_subtotal() );
		$item->set_total_tax( $item->get_subtotal_tax() );
	}
	$discounts = new ERP_Bridge_Stand_In_Discounts( $order );
	foreach ( $order->get_coupons() as $line ) {
		$discounts->apply( WC_Coupon::from_order_item( $line ) );
	}
	$unit     = 10 ** wc_get_price_decimals();
	$included = $order->get_prices_include_tax();
	$taxes_of = static fn( WC_Order_Item $item, float $amount ): array => wc_tax_enabled() && 'taxable' === $item->get_tax_status()
		? WC_Tax::calc_tax( $amount, WC_Tax::find_rates( array( 'tax_class' => $item->get_tax_class() ) + $order->get_tax_location() ), $included ) : array();
	$by_item  = array();
	foreach ( $order->get_coupons() as $line ) {
		$amount = 0.0;
		$tax    = 0.0;
		foreach ( $discounts->cents[ $line->get_code() ] ?? array() as $id => $cents ) {
			$sum            = array_sum( $taxes_of( $order->get_item( $id ), $cents / $unit ) );
			$sum            = 'yes' === get_option( 'woocommerce_tax_round_at_subtotal' ) ? $sum : wc_round_tax_total( $sum );
			$tax           += $sum;
			$amount        += $cents / $unit - ( $included ? $sum : 0 );
			$by_item[ $id ] = ( $by_item[ $id ] ?? 0.0 ) + $cents / $unit;
		}
		$line->set_discount( $amount );
		$line->set_discount_tax( $tax );
	}
	foreach ( $by_item as $id => $amount ) {
		$item = $order->get_item( $id );
		$item->set_total( max( 0, (float) $item->get_total() - $amount + ( $included ? array_sum( $taxes_of( $item, $amount ) ) : 0 ) ) );
	}
	$order->calculate_totals( true );
}
