<?php
/** An order: who ordered, how it is paid, its status with what happens when that changes. */
class WC_Order extends WC_Abstract_Order {
	use ERP_Bridge_Stand_In_Order_Refunds;

	private const ADDRESS = array(
		'first_name' => '', 'last_name' => '', 'company' => '', 'address_1' => '', 'address_2' => '', 'city' => '', 'state' => '', 'postcode' => '', 'country' => '',
	);
	protected array $data = self::COMMON + array(
		'customer_id' => 0, 'order_key' => '',
		'billing' => self::ADDRESS + array( 'email' => '', 'phone' => '' ),
		'shipping' => self::ADDRESS + array( 'phone' => '' ),
		'payment_method' => '', 'payment_method_title' => '', 'transaction_id' => '', 'customer_ip_address' => '', 'customer_user_agent' => '',
		'created_via' => '', 'customer_note' => '', 'date_completed' => null, 'date_paid' => null, 'cart_hash' => '',
		'order_stock_reduced' => false, 'new_order_email_sent' => false, 'recorded_sales' => false, 'recorded_coupon_usage_counts' => false,
	);
	/** @var array{from: string, to: string, note: string|false, manual: bool}|null What save() has to tell the others. */
	private ?array $transition = null;

	public function get_type(): string {
		return 'shop_order';
	}

	public function __call( string $method, array $arguments ) {
		if ( ! $this->has_prop( substr( $method, 4 ) ) && preg_match( '/^(get|set)_(billing|shipping)_(.+)$/', $method, $found ) && isset( $this->data[ $found[2] ][ $found[3] ] ) ) {
			$address = $this->get_prop( $found[2] );
			if ( 'get' === $found[1] ) {
				return apply_filters( "woocommerce_order_get_{$found[2]}_{$found[3]}", $address[ $found[3] ], $this );
			}
			$this->set_prop( $found[2], array( $found[3] => (string) ( $arguments[0] ?? '' ) ) + $address );
			return null;
		}
		return parent::__call( $method, $arguments );
	}

	protected function set_prop( string $name, $value ): void {
		// The fields of an address stay in their order, whichever of them was set last.
		parent::set_prop( $name, is_array( $value ) && in_array( $name, array( 'billing', 'shipping' ), true ) ? array_replace( $this->get_prop( $name ), $value ) : $value );
	}

	public function set_billing_email( $value ): void {
		if ( $value && ! is_email( $value ) ) {
			$this->error( 'order_invalid_billing_email', 'Invalid billing email address' );
		}
		$this->set_prop( 'billing', array( 'email' => sanitize_email( (string) $value ) ) );
	}

	public function set_customer_id( $value ): void {
		$this->set_prop( 'customer_id', absint( $value ) );
	}

	/** @return array<string, string> */
	public function get_address( string $kind = 'billing' ): array {
		return (array) apply_filters( 'woocommerce_get_order_address', $this->get_prop( $kind ), $kind, $this );
	}

	/** @param array<string, string> $address */
	public function set_address( array $address, string $kind = 'billing' ): void {
		foreach ( $address as $field => $value ) {
			$this->{"set_{$kind}_$field"}( $value );
		}
	}

	public function get_formatted_billing_full_name(): string {
		return $this->get_billing_first_name() . ' ' . $this->get_billing_last_name();
	}

	public function get_formatted_shipping_full_name(): string {
		return $this->get_shipping_first_name() . ' ' . $this->get_shipping_last_name();
	}

	public function get_formatted_billing_address( string $empty = '' ): string {
		return $this->formatted_address( 'billing', $empty );
	}

	public function get_formatted_shipping_address( string $empty = '' ): string {
		return $this->formatted_address( 'shipping', $empty );
	}

	private function formatted_address( string $kind, string $empty ): string {
		$a     = array_map( 'esc_html', $this->get_address( $kind ) );
		$lines = array( trim( "{$a['first_name']} {$a['last_name']}" ), $a['company'], $a['address_1'], $a['address_2'], trim( "{$a['postcode']} {$a['city']}" ), $a['country'] );
		return implode( '<br/>', array_filter( $lines ) ) ?: $empty;
	}

	public function get_user_id() {
		return $this->get_customer_id();
	}

	/** @return WP_User|false */
	public function get_user() {
		return $this->get_customer_id() ? get_user_by( 'id', $this->get_customer_id() ) : false;
	}

	public function set_status( $status, $note = '', $manual = false ) {
		$result = parent::set_status( $status );
		if ( $result['from'] && $result['from'] !== $result['to'] ) {
			$this->transition = array(
				'from'   => $this->transition['from'] ?? $result['from'],
				'to'     => $result['to'],
				'note'   => $note,
				'manual' => (bool) $manual,
			);
			if ( $manual ) {
				do_action( 'woocommerce_order_edit_status', $this->id, $result['to'] );
			}
			$paid = $this->status_when_paid();
			if ( ! $this->get_date_paid() && ( $this->has_status( $paid ) || 'processing' === $paid && $this->has_status( 'completed' ) ) ) {
				$this->set_date_paid( time() );
			}
			if ( $this->has_status( 'completed' ) ) {
				$this->set_date_completed( time() );
			}
		}
		return $result;
	}

	private function status_when_paid(): string {
		return (string) apply_filters( 'woocommerce_payment_complete_order_status', $this->needs_processing() ? 'processing' : 'completed', $this->id, $this );
	}

	public function update_status( $status, $note = '', $manual = false ): bool {
		if ( ! $this->id ) {
			return false;
		}
		$this->set_status( $status, $note, $manual );
		$this->save();
		return true;
	}

	public function save() {
		$user = $this->get_billing_email() ? false : $this->get_user();
		if ( $user ) {
			$this->set_billing_email( $user->user_email );
		}
		parent::save();
		$this->tell_transition();
		return $this->id;
	}

	private function tell_transition(): void {
		$transition       = $this->transition;
		$this->transition = null;
		if ( null === $transition ) {
			return;
		}
		list( 'from' => $from, 'to' => $to, 'note' => $note ) = $transition;
		try {
			do_action( "woocommerce_order_status_$to", $this->id, $this, $transition );
			if ( false !== $note && ! in_array( $from, array( 'draft', 'auto-draft', 'new', 'checkout-draft' ), true ) ) {
				$told = sprintf( 'Order status changed from %1$s to %2$s.', wc_get_order_status_name( $from ), wc_get_order_status_name( $to ) );
				$this->add_order_note( trim( "$note $told" ), 0, $transition['manual'] );
			}
			do_action( "woocommerce_order_status_{$from}_to_{$to}", $this->id, $this );
			do_action( 'woocommerce_order_status_changed', $this->id, $from, $to, $this );
			$unpaid = apply_filters( 'woocommerce_valid_order_statuses_for_payment', array( 'pending', 'failed' ), $this );
			if ( in_array( $from, $unpaid, true ) && in_array( $to, wc_get_is_paid_statuses(), true ) ) {
				do_action( 'woocommerce_order_payment_status_changed', $this->id, $this );
			}
		} catch ( Exception $failed ) {
			$this->add_order_note( 'Error during status transition. ' . $failed->getMessage() );
		}
	}

	public function payment_complete( $transaction_id = '' ): bool {
		if ( ! $this->id ) {
			return false;
		}
		do_action( 'woocommerce_pre_payment_complete', $this->id, $transaction_id );
		$payable = apply_filters( 'woocommerce_valid_order_statuses_for_payment_complete', array( 'on-hold', 'pending', 'failed', 'cancelled' ), $this );
		if ( ! $this->has_status( $payable ) ) {
			do_action( 'woocommerce_payment_complete_order_status_' . $this->get_status(), $this->id, $transaction_id );
			return true;
		}
		if ( $transaction_id ) {
			$this->set_transaction_id( $transaction_id );
		}
		if ( ! $this->get_date_paid() ) {
			$this->set_date_paid( time() );
		}
		$how = $this->get_payment_method_title();
		$id  = $this->get_transaction_id();
		$this->set_status( $this->status_when_paid(), false );
		$this->add_order_note( $how && $id ? sprintf( 'Payment via %1$s (%2$s).', $how, $id ) : 'Payment complete.' );
		$this->save();
		do_action( 'woocommerce_payment_complete', $this->id, $id );
		return true;
	}

	public function is_paid(): bool {
		return (bool) apply_filters( 'woocommerce_order_is_paid', $this->has_status( wc_get_is_paid_statuses() ), $this );
	}

	public function needs_payment(): bool {
		$statuses = apply_filters( 'woocommerce_valid_order_statuses_for_payment', array( 'pending', 'failed' ), $this );
		return (bool) apply_filters( 'woocommerce_order_needs_payment', $this->has_status( $statuses ) && $this->get_total() > 0, $this, $statuses );
	}

	public function is_editable(): bool {
		return (bool) apply_filters( 'wc_order_is_editable', $this->has_status( array( 'pending', 'on-hold', 'auto-draft' ) ), $this );
	}

	/** Whether anything has to be packed: all but what is virtual and downloadable. */
	public function needs_processing(): bool {
		foreach ( $this->get_items() as $item ) {
			$product = $item->get_product();
			if ( $product && apply_filters( 'woocommerce_order_item_needs_processing', ! ( $product->is_downloadable() && $product->is_virtual() ), $product, $this->id ) ) {
				return true;
			}
		}
		return false;
	}

	public function get_checkout_payment_url( bool $on_checkout = false ): string {
		$query = ( $on_checkout ? array() : array( 'pay_for_order' => 'true' ) ) + array( 'key' => $this->get_order_key() );
		return (string) apply_filters( 'woocommerce_get_checkout_payment_url', add_query_arg( $query, wc_get_endpoint_url( 'order-pay', (string) $this->id, wc_get_checkout_url() ) ), $this );
	}

	public function get_checkout_order_received_url(): string {
		$url = add_query_arg( 'key', $this->get_order_key(), wc_get_endpoint_url( 'order-received', (string) $this->id, wc_get_checkout_url() ) );
		return (string) apply_filters( 'woocommerce_get_checkout_order_received_url', $url, $this );
	}

	public function get_view_order_url(): string {
		return (string) apply_filters( 'woocommerce_get_view_order_url', wc_get_endpoint_url( 'view-order', (string) $this->id, wc_get_page_permalink( 'myaccount' ) ), $this );
	}

	public function get_edit_order_url(): string {
		return (string) apply_filters( 'woocommerce_get_edit_order_url', admin_url( "admin.php?page=wc-orders&action=edit&id=$this->id" ), $this );
	}

	/** @param array<string, scalar> $meta */
	public function add_order_note( $note, $is_customer_note = 0, $added_by_user = false, $meta = array() ): int {
		if ( ! $this->id ) {
			return 0;
		}
		$user = $added_by_user && current_user_can( 'edit_shop_orders' ) ? wp_get_current_user() : null;
		$data = array(
			'comment_post_ID'      => $this->id,
			'comment_author'       => $user ? $user->display_name : 'WooCommerce',
			'comment_author_email' => $user ? $user->user_email : sanitize_email( 'woocommerce@' . ( $_SERVER['HTTP_HOST'] ?? 'noreply.com' ) ),
			'comment_content'      => $note,
			'comment_agent'        => 'WooCommerce',
			'comment_type'         => 'order_note',
			'comment_approved'     => 1,
		);
		$data = apply_filters( 'woocommerce_new_order_note_data', $data, array( 'order_id' => $this->id, 'is_customer_note' => $is_customer_note ) );
		$id   = (int) wp_insert_comment( $data );
		if ( $is_customer_note ) {
			add_comment_meta( $id, 'is_customer_note', 1 );
			do_action( 'woocommerce_new_customer_note', array( 'order_id' => $this->id, 'customer_note' => $data['comment_content'] ) );
		}
		foreach ( $meta as $key => $value ) {
			update_comment_meta( $id, sanitize_key( $key ), sanitize_text_field( (string) $value ) );
		}
		do_action( 'woocommerce_order_note_added', $id, $this );
		return $id;
	}

	/** @return list<WP_Comment> */
	public function get_customer_order_notes(): array {
		return get_comments( array( 'post_id' => $this->id, 'type' => 'order_note', 'meta_key' => 'is_customer_note', 'meta_value' => 1 ) );
	}

	/** @return true|WP_Error */
	public function apply_coupon( $code ) {
		return erp_bridge_stand_in_apply_coupon( $this, $code instanceof WC_Coupon ? $code->get_code() : (string) $code );
	}

	public function remove_coupon( $code ): bool {
		return erp_bridge_stand_in_remove_coupon( $this, (string) $code );
	}

	public function recalculate_coupons(): void {
		erp_bridge_stand_in_recalculate_coupons( $this );
	}

	public function untrash(): bool {
		return erp_bridge_stand_in_untrash_order( $this );
	}
}
