<?php
/** A coupon of the shop: percent, a fixed amount of the cart, or a fixed amount of each product. Limits and dates are left out. */
class WC_Coupon {
	private int $id       = 0;
	private string $code  = '';
	private string $type  = 'fixed_cart';
	private string $amount = '0';

	/** @param string|int $code */
	public function __construct( $code = '' ) {
		$post = is_int( $code ) ? get_post( $code ) : null;
		if ( null === $post && '' !== (string) $code ) {
			$this->code = wc_format_coupon_code( (string) $code );
			$found      = get_posts( array( 'post_type' => 'shop_coupon', 'title' => $this->code, 'post_status' => 'publish', 'numberposts' => 1 ) );
			$post       = $found[0] ?? null;
		}
		if ( $post && 'shop_coupon' === $post->post_type ) {
			$this->id     = $post->ID;
			$this->code   = $post->post_title;
			$this->type   = (string) get_post_meta( $post->ID, 'discount_type', true );
			$this->amount = (string) get_post_meta( $post->ID, 'coupon_amount', true );
		}
	}

	/** What the line of an order remembers of the coupon that made it. */
	public static function from_order_item( WC_Order_Item_Coupon $item ): self {
		$coupon = new self( $item->get_code() );
		$info   = json_decode( (string) $item->get_meta( 'coupon_info' ), true );
		if ( is_array( $info ) ) {
			$coupon->type   = $info[2] ?? 'fixed_cart';
			$coupon->amount = (string) $info[3];
		} elseif ( ! $coupon->id ) {
			$coupon->amount = (string) $item->get_discount();
		}
		return $coupon;
	}

	public function get_id(): int {
		return $this->id;
	}

	public function get_code(): string {
		return $this->code;
	}

	public function set_code( $code ): void {
		$this->code = wc_format_coupon_code( (string) $code );
	}

	public function get_discount_type(): string {
		return $this->type;
	}

	public function set_discount_type( $type ): void {
		$this->type = (string) $type;
	}

	public function get_amount(): string {
		return $this->amount;
	}

	public function set_amount( $amount ): void {
		$this->amount = wc_format_decimal( $amount );
	}

	public function get_free_shipping(): bool {
		return false;
	}

	public function get_short_info(): string {
		return (string) wp_json_encode( array( $this->id, $this->code, 'fixed_cart' === $this->type ? null : $this->type, (float) $this->amount ) );
	}

	public function save(): int {
		$this->id = (int) wp_insert_post( array( 'ID' => $this->id, 'post_type' => 'shop_coupon', 'post_status' => 'publish', 'post_title' => $this->code ) );
		update_post_meta( $this->id, 'discount_type', $this->type );
		update_post_meta( $this->id, 'coupon_amount', $this->amount );
		return $this->id;
	}
}
