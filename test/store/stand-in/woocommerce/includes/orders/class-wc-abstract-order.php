<?php
/** What orders and refunds have in common: money, items and the status. How they are stored is in order-store.php, their sums in OrderTotals. */
abstract class WC_Abstract_Order extends WC_Data {
	use ERP_Bridge_Stand_In_Order_Totals;

	protected const TYPES = array(
		'parent_id' => 'int', 'version' => 'text', 'prices_include_tax' => 'bool', 'date_created' => 'date', 'date_modified' => 'date',
		'discount_total' => 'trimmed', 'discount_tax' => 'trimmed', 'shipping_total' => 'trimmed',
		'customer_id' => 'int', 'customer_note' => 'text', 'transaction_id' => 'text', 'payment_method' => 'text', 'payment_method_title' => 'text',
		'date_completed' => 'date', 'date_paid' => 'date', 'amount' => 'decimal', 'refunded_by' => 'int', 'refunded_payment' => 'bool', 'reason' => 'text',
		'order_stock_reduced' => 'bool', 'new_order_email_sent' => 'bool', 'recorded_sales' => 'bool', 'recorded_coupon_usage_counts' => 'bool',
	);
	protected const COMMON = array(
		'parent_id' => 0, 'status' => '', 'currency' => '', 'version' => '', 'prices_include_tax' => false, 'date_created' => null, 'date_modified' => null,
		'discount_total' => 0, 'discount_tax' => 0, 'shipping_total' => 0, 'shipping_tax' => 0, 'cart_tax' => 0, 'total' => 0, 'total_tax' => 0,
	);

	/** @var array<string, array<int|string, WC_Order_Item>> By type, where they were read or added. */
	protected array $items = array();
	/** @var list<WC_Order_Item> */
	private array $items_to_delete = array();
	/** While sums are made of what has not been saved. */
	private bool $held = false;

	abstract public function get_type(): string;

	/** @param mixed $order An id, an order or nothing. */
	public function __construct( $order = 0 ) {
		$this->id = $order instanceof self ? $order->get_id() : absint( is_scalar( $order ) ? $order : 0 );
		if ( $this->id > 0 && ! erp_bridge_stand_in_load_order( $this ) ) {
			throw new Exception( 'Invalid order.' );
		}
	}

	/** @param array<string, mixed> $props As they were stored. */
	public function load( int $id, array $props ): void {
		$this->id          = $id;
		$this->object_read = false;
		$this->data        = array_replace( $this->data, array_intersect_key( $props, $this->data ) );
		$this->object_read = true;
		$this->changes     = array();
		$this->meta        = null;
		$this->items       = array();
	}

	protected function meta_table(): array {
		global $wpdb;
		return array( $wpdb->prefix . 'wc_orders_meta', 'order_id' );
	}

	public function get_order_number() {
		return (string) apply_filters( 'woocommerce_order_number', (string) $this->id, $this );
	}

	public function get_status() {
		return $this->get_prop( 'status' ) ?: apply_filters( 'woocommerce_default_order_status', 'pending' );
	}

	/** @return array{from: string, to: string} */
	public function set_status( $status ) {
		$from   = $this->get_status();
		$to     = preg_replace( '/^wc-/', '', (string) $status );
		$known  = static fn( string $one ): bool => isset( wc_get_order_statuses()[ "wc-$one" ] );
		$to     = $known( $to ) || in_array( $to, array( 'auto-draft', 'trash' ), true ) ? $to : 'pending';
		$strange = 'auto-draft' === $from || ( ! $known( $from ) && 'trash' !== $from );
		$this->set_prop( 'status', $to );
		return array( 'from' => $strange ? 'pending' : $from, 'to' => $to );
	}

	/** @param string|list<string> $status */
	public function has_status( $status ): bool {
		return (bool) apply_filters( 'woocommerce_order_has_status', in_array( $this->get_status(), (array) $status, true ), $this, $status );
	}

	public function set_parent_id( $value ): void {
		if ( $value && ( (int) $value === $this->id || ! wc_get_order( $value ) ) ) {
			$this->error( 'order_invalid_parent_id', 'Invalid parent ID' );
		}
		$this->set_prop( 'parent_id', absint( $value ) );
	}

	public function set_currency( $value ): void {
		$this->set_prop( 'currency', $value ? (string) $value : get_woocommerce_currency() );
	}

	public function set_total( $value ): void {
		$this->set_prop( 'total', wc_format_decimal( is_string( $value ) && '' !== $value ? $value : (float) $value, wc_get_price_decimals() ) );
	}

	public function set_shipping_tax( $value ): void {
		$this->set_prop( 'shipping_tax', wc_format_decimal( $value, false, true ) );
		$this->sum_taxes();
	}

	public function set_cart_tax( $value ): void {
		$this->set_prop( 'cart_tax', wc_format_decimal( $value, false, true ) );
		$this->sum_taxes();
	}

	private function sum_taxes(): void {
		$sum = (float) $this->get_cart_tax() + (float) $this->get_shipping_tax();
		$this->set_prop( 'total_tax', wc_format_decimal( wc_round( $sum, wc_get_price_decimals() ) ) );
	}

	/**
	 * @param string|list<string> $types
	 * @return array<int|string, WC_Order_Item> By id; those that were never saved by a word.
	 */
	public function get_items( $types = 'line_item' ): array {
		$items = array();
		foreach ( array_filter( (array) $types ) as $type ) {
			$this->items[ $type ] ??= $this->read_items( $type );
			$items                 += $this->items[ $type ];
		}
		return (array) apply_filters( 'woocommerce_order_get_items', $items, $this, (array) $types );
	}

	/** @return array<int, WC_Order_Item> */
	private function read_items( string $type ): array {
		global $wpdb;
		if ( 0 === $this->id ) {
			return array();
		}
		$table = WC_Order_Item::table();
		$rows  = $wpdb->get_results( $wpdb->prepare( "SELECT * FROM $table WHERE order_id = %d AND order_item_type = %s ORDER BY order_item_id", $this->id, $type ) );
		$items = array();
		foreach ( $rows as $row ) {
			$item = WC_Order_Item::of_row( $row );
			if ( $item ) {
				$item->set_order( $this );
				$items[ $item->get_id() ] = $item;
			}
		}
		return $items;
	}

	/** @return WC_Order_Item|false */
	public function get_item( $id, bool $load_from_db = true ) {
		return $this->get_items( array( 'line_item', 'shipping', 'fee', 'coupon', 'tax' ) )[ $id ] ?? false;
	}

	public function add_item( WC_Order_Item $item ): void {
		$type = $item->get_type();
		$this->get_items( $type );
		$item->set_order( $this );
		$this->items[ $type ][ $item->get_id() ?: "new:$type" . count( $this->items[ $type ] ) ] = $item;
	}

	public function remove_item( $id ): bool {
		$item = $this->get_item( $id );
		if ( ! $item ) {
			return false;
		}
		$this->items_to_delete[] = $item;
		unset( $this->items[ $item->get_type() ][ $id ] );
		return true;
	}

	public function remove_order_items( $type = null ): void {
		foreach ( $this->get_items( $type ?? array( 'line_item', 'shipping', 'fee', 'coupon', 'tax' ) ) as $id => $item ) {
			$this->remove_item( $id );
		}
	}

	/** @return array<int|string, WC_Order_Item> */
	public function get_coupons(): array {
		return $this->get_items( 'coupon' );
	}

	public function get_fees(): array {
		return $this->get_items( 'fee' );
	}

	public function get_taxes(): array {
		return $this->get_items( 'tax' );
	}

	public function get_shipping_methods(): array {
		return $this->get_items( 'shipping' );
	}

	public function get_shipping_method(): string {
		return implode( ', ', array_map( static fn( WC_Order_Item $item ): string => $item->get_name(), $this->get_shipping_methods() ) );
	}

	/** @return list<string> */
	public function get_coupon_codes(): array {
		return array_values( array_map( static fn( WC_Order_Item $item ): string => $item->get_code(), $this->get_coupons() ) );
	}

	public function get_item_count( $type = '' ): int {
		return array_sum( array_map( static fn( WC_Order_Item $item ): int => (int) $item->get_quantity(), $this->get_items( $type ?: 'line_item' ) ) );
	}

	/** @param array<string, mixed> $args */
	public function add_product( WC_Product $product, $quantity = 1, array $args = array() ): int {
		$total = wc_get_price_excluding_tax( $product, array( 'qty' => $quantity ) );
		$item  = new WC_Order_Item_Product();
		$item->set_product( $product );
		$item->set_props( $args + array( 'quantity' => $quantity, 'subtotal' => $total, 'total' => $total ) );
		$item->set_order( $this );
		$item->save();
		$this->add_item( $item );
		return $item->get_id();
	}

	/** Counts what has not been saved, and saves nothing. */
	public function calculate_unsaved(): void {
		$this->held = true;
		$this->calculate_totals();
		$this->held = false;
	}

	/** The order first and then its items: who listens to woocommerce_new_order finds none of them yet. */
	public function save() {
		if ( $this->held ) {
			return $this->id;
		}
		erp_bridge_stand_in_store_order( $this );
		$this->save_items();
		do_action( 'woocommerce_after_' . ( $this instanceof WC_Order ? 'order' : 'order_refund' ) . '_object_save', $this );
		return $this->id;
	}

	private function save_items(): void {
		foreach ( $this->items_to_delete as $item ) {
			$item->delete();
		}
		$this->items_to_delete = array();
		foreach ( $this->items as $type => $items ) {
			foreach ( $items as $key => $item ) {
				$item->set_order_id( $this->id );
				$id = $item->save();
				if ( $id !== $key ) {
					$this->items[ $type ][ $id ] = $item;
					unset( $this->items[ $type ][ $key ] );
				}
			}
		}
	}

	/** For the store: what has changed of the meta data, written with the order itself. */
	public function store_meta(): void {
		$this->write_meta();
	}

	/** Meta data alone moves the date of the order, too, unless that is of this very second. */
	public function save_meta_data(): void {
		if ( $this->write_meta() && $this->id && array() === $this->changes && $this->get_date_modified() && $this->get_date_modified()->getTimestamp() < time() ) {
			$this->set_date_modified( time() );
			$this->save();
		}
	}

	/** @return array<string, mixed> */
	public function get_base_data(): array {
		return array( 'id' => $this->id ) + $this->data + array( 'number' => $this->get_order_number() );
	}

	/** @return array<string, mixed> */
	public function get_data(): array {
		return $this->get_base_data() + array(
			'meta_data'      => $this->get_meta_data(),
			'line_items'     => $this->get_items(),
			'tax_lines'      => $this->get_items( 'tax' ),
			'shipping_lines' => $this->get_items( 'shipping' ),
			'fee_lines'      => $this->get_items( 'fee' ),
			'coupon_lines'   => $this->get_items( 'coupon' ),
		);
	}

	public function delete( bool $force = false ): bool {
		return erp_bridge_stand_in_delete_order( $this, $force );
	}
}
