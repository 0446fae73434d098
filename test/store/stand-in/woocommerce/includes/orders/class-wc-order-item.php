<?php
/** One line of an order: product, shipping, fee, coupon or tax. Its properties are rows of item meta, as in WooCommerce. */
abstract class WC_Order_Item extends WC_Data implements ArrayAccess {
	/** @var array<string, string> Property → key of the item meta. */
	protected const META = array();

	protected array $data = array( 'order_id' => 0, 'name' => '' );
	private ?WeakReference $order = null;

	abstract public function get_type(): string;

	/** @param mixed $item An id, or an item to copy. */
	public function __construct( $item = 0 ) {
		if ( $item instanceof self ) {
			$this->data = array_replace( $item->data, $item->changes );
			$this->id   = $item->id;
			$this->meta = array();
		} elseif ( is_numeric( $item ) && $item > 0 ) {
			$this->id = (int) $item;
			$this->load();
		}
	}

	public static function table(): string {
		global $wpdb;
		return $wpdb->prefix . 'woocommerce_order_items';
	}

	protected function meta_table(): array {
		global $wpdb;
		return array( $wpdb->prefix . 'woocommerce_order_itemmeta', 'order_item_id' );
	}

	protected function meta_key_column(): string {
		return 'meta_id';
	}

	protected function internal_meta(): array {
		return array_values( static::META );
	}

	/** @return self|null The item as an object of its type. */
	public static function of_row( object $row ): ?self {
		$class = self::class_of( $row->order_item_type );
		return $class ? new $class( (int) $row->order_item_id ) : null;
	}

	public static function class_of( string $type ): ?string {
		return array(
			'line_item' => WC_Order_Item_Product::class,
			'shipping'  => WC_Order_Item_Shipping::class,
			'fee'       => WC_Order_Item_Fee::class,
			'coupon'    => WC_Order_Item_Coupon::class,
			'tax'       => WC_Order_Item_Tax::class,
		)[ $type ] ?? null;
	}

	private function load(): void {
		global $wpdb;
		$row = $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM ' . self::table() . ' WHERE order_item_id = %d', $this->id ) );
		if ( ! $row || $row->order_item_type !== $this->get_type() ) {
			throw new Exception( 'Invalid order item.' );
		}
		$this->object_read      = false;
		$this->data['order_id'] = (int) $row->order_id;
		$this->set_name( $row->order_item_name );
		list( $table, $column ) = $this->meta_table();
		$meta                   = $wpdb->get_results( $wpdb->prepare( "SELECT meta_key, meta_value FROM $table WHERE $column = %d", $this->id ), OBJECT_K );
		foreach ( static::META as $name => $key ) {
			if ( isset( $meta[ $key ] ) ) {
				$this->load_prop( $name, maybe_unserialize( $meta[ $key ]->meta_value ) );
			}
		}
		$this->object_read = true;
	}

	/** @param mixed $value What was stored is not worked out again. */
	protected function load_prop( string $name, $value ): void {
		$this->data[ $name ] = is_array( $value ) ? $value : $this->typed( $name, $value );
	}

	public function get_order(): ?WC_Abstract_Order {
		return $this->order?->get() ?? ( wc_get_order( $this->get_order_id() ) ?: null );
	}

	public function set_order( WC_Abstract_Order $order ): void {
		$this->set_prop( 'order_id', $order->get_id() );
		$this->order = WeakReference::create( $order );
	}

	public function set_order_id( $id ): void {
		$this->set_prop( 'order_id', absint( $id ) );
	}

	/** @param string|list<string> $type */
	public function is_type( $type ): bool {
		return in_array( $this->get_type(), (array) $type, true );
	}

	public function get_quantity() {
		return 1;
	}

	public function get_tax_class() {
		return '';
	}

	public function get_tax_status() {
		return 'taxable';
	}

	/** @param array<string, string> $place */
	public function calculate_taxes( array $place = array() ): bool {
		if ( '0' !== $this->get_tax_class() && 'taxable' === $this->get_tax_status() && wc_tax_enabled() ) {
			$rates = WC_Tax::find_rates( array( 'tax_class' => $this->get_tax_class() ) + $place );
			$taxes = array( 'total' => WC_Tax::calc_tax( $this->get_total(), $rates ) );
			if ( $this->has_prop( 'subtotal' ) ) {
				$taxes['subtotal'] = WC_Tax::calc_tax( $this->get_subtotal(), $rates );
			}
			$this->set_taxes( $taxes );
		} else {
			$this->set_taxes( false );
		}
		do_action( 'woocommerce_order_item_after_calculate_taxes', $this, $place );
		return true;
	}

	/** @param array<int, string> $taxes Rate → tax; each is rounded by itself, unless the subtotal is to be rounded. */
	protected function sum_of_taxes( array $taxes ): float {
		return array_sum( 'yes' === get_option( 'woocommerce_tax_round_at_subtotal' ) ? array_map( 'floatval', $taxes ) : array_map( 'wc_round_tax_total', $taxes ) );
	}

	/** @return array<string, object> What people may see of the meta data. */
	public function get_formatted_meta_data( $hideprefix = '_' ): array {
		$formatted = array();
		foreach ( $this->get_meta_data() as $meta ) {
			if ( is_scalar( $meta->value ) && '' !== $meta->value && ! ( $hideprefix && str_starts_with( $meta->key, $hideprefix ) ) ) {
				$formatted[ $meta->id ] = (object) array(
					'key'           => $meta->key,
					'value'         => $meta->value,
					'display_key'   => $meta->key,
					'display_value' => wpautop( make_clickable( (string) $meta->value ) ),
				);
			}
		}
		return $formatted;
	}

	public function save(): int {
		global $wpdb;
		$new = 0 === $this->id;
		if ( $new || array_intersect_key( $this->changes, array( 'name' => 1, 'order_id' => 1, 'code' => 1, 'method_title' => 1, 'rate_code' => 1 ) ) ) {
			$row = array( 'order_item_name' => $this->get_name(), 'order_item_type' => $this->get_type(), 'order_id' => $this->get_order_id() );
			$new ? $wpdb->insert( self::table(), $row ) : $wpdb->update( self::table(), $row, array( 'order_item_id' => $this->id ) );
			$this->id = $new ? $wpdb->insert_id : $this->id;
		}
		$this->save_props( $new );
		$this->apply_changes();
		$this->write_meta();
		do_action( $new ? 'woocommerce_new_order_item' : 'woocommerce_update_order_item', $this->id, $this, $this->get_order_id() );
		return $this->id;
	}

	private function save_props( bool $new ): void {
		global $wpdb;
		list( $table, $column ) = $this->meta_table();
		foreach ( static::META as $name => $key ) {
			if ( ! $new && ! array_key_exists( $name, $this->changes ) ) {
				continue;
			}
			$value = maybe_serialize( $this->get_prop( $name ) );
			$where = array( $column => $this->id, 'meta_key' => $key );
			if ( $new || ! $wpdb->update( $table, array( 'meta_value' => $value ), $where ) && ! $wpdb->get_var( $wpdb->prepare( "SELECT 1 FROM $table WHERE $column = %d AND meta_key = %s", $this->id, $key ) ) ) {
				$wpdb->insert( $table, $where + array( 'meta_value' => $value ) );
			}
		}
	}

	public function delete( bool $force = false ): bool {
		global $wpdb;
		list( $table, $column ) = $this->meta_table();
		do_action( 'woocommerce_before_delete_order_item', $this->id );
		$wpdb->delete( self::table(), array( 'order_item_id' => $this->id ) );
		$wpdb->delete( $table, array( $column => $this->id ) );
		do_action( 'woocommerce_delete_order_item', $this->id );
		$this->id = 0;
		return true;
	}

	/** @return array<string, mixed> */
	public function get_data(): array {
		return array( 'id' => $this->id ) + array_replace( $this->data, $this->changes ) + array( 'meta_data' => $this->get_meta_data() );
	}

	public function offsetExists( $offset ): bool {
		return $this->has_prop( (string) $offset );
	}

	#[\ReturnTypeWillChange]
	public function offsetGet( $offset ) {
		return $this->has_prop( (string) $offset ) ? $this->{"get_$offset"}() : null;
	}

	public function offsetSet( $offset, $value ): void {
		$this->{"set_$offset"}( $value );
	}

	public function offsetUnset( $offset ): void {
		unset( $this->changes[ $offset ] );
	}
}
