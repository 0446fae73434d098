<?php
/**
 * What orders, order items and products have in common: properties with changes, and meta data.
 *
 * Getters and setters `get_currency()`, `set_parent_id()` … are answered by __call from the list of properties, unless a
 * class has its own. TYPES says what a setter makes of a value; a property without a type is kept as it comes.
 */
abstract class WC_Data {
	/** @var array<string, string> Property → int, bool, text, decimal, price, date. */
	protected const TYPES = array();

	protected int $id = 0;
	/** @var array<string, mixed> */
	protected array $data = array();
	/** @var array<string, mixed> */
	protected array $changes = array();
	protected bool $object_read = true;
	/** @var list<WC_Meta_Data>|null Nothing until it was read. */
	protected ?array $meta = null;
	/** @var list<int> */
	private array $deleted_meta = array();

	/** @return array{string, string} The table of the meta data and its column with our id. */
	abstract protected function meta_table(): array;

	abstract public function save();

	public function get_id(): int {
		return $this->id;
	}

	/** @param mixed $id */
	public function set_id( $id ): void {
		$this->id = absint( $id );
	}

	public function get_object_read(): bool {
		return $this->object_read;
	}

	public function __call( string $method, array $arguments ) {
		list( $verb, $name ) = array_pad( explode( '_', $method, 2 ), 2, '' );
		if ( ! array_key_exists( $name, $this->data ) || ! in_array( $verb, array( 'get', 'set' ), true ) ) {
			throw new BadMethodCallException( 'The stand-in’s ' . static::class . " has no $method()." );
		}
		if ( 'get' === $verb ) {
			return $this->get_prop( $name );
		}
		$this->set_prop( $name, $this->typed( $name, $arguments[0] ?? null ) );
	}

	public function has_prop( string $name ): bool {
		return array_key_exists( $name, $this->data );
	}

	/** @return mixed */
	protected function get_prop( string $name ) {
		return array_key_exists( $name, $this->changes ) ? $this->changes[ $name ] : $this->data[ $name ];
	}

	/** @param mixed $value */
	protected function set_prop( string $name, $value ): void {
		// What is the same again is no change, once the object is what the database says.
		$same = $value instanceof DateTimeInterface ? $value == $this->data[ $name ] : $value === $this->data[ $name ];
		if ( ! $this->object_read ) {
			$this->data[ $name ] = $value;
		} elseif ( ! $same || array_key_exists( $name, $this->changes ) ) {
			$this->changes[ $name ] = $value;
		}
	}

	/**
	 * @param mixed $value
	 * @return mixed
	 */
	protected function typed( string $name, $value ) {
		return match ( static::TYPES[ $name ] ?? '' ) {
			'int'     => absint( $value ),
			'bool'    => wc_string_to_bool( $value ),
			'text'    => (string) $value,
			'decimal' => wc_format_decimal( $value ),
			'trimmed' => wc_format_decimal( $value, false, true ),
			'date'    => WC_DateTime::of( $value ),
			default   => $value,
		};
	}

	/** @param array<string, mixed> $props */
	public function set_props( array $props ): void {
		foreach ( $props as $name => $value ) {
			if ( $this->has_prop( $name ) ) {
				$this->{"set_$name"}( $value );
			}
		}
	}

	/** @return array<string, mixed> */
	public function get_changes(): array {
		return $this->changes;
	}

	public function apply_changes(): void {
		$this->data    = array_replace( $this->data, $this->changes );
		$this->changes = array();
	}

	/** @return array<string, mixed> */
	public function get_data(): array {
		return array( 'id' => $this->id ) + $this->data + array( 'meta_data' => $this->get_meta_data() );
	}

	/** @return list<WC_Meta_Data> */
	public function get_meta_data(): array {
		return $this->read_meta();
	}

	/** @return mixed A value, where `$single`; else the rows. */
	public function get_meta( string $key = '', bool $single = true ) {
		$rows = array_values( array_filter( $this->read_meta(), static fn( WC_Meta_Data $meta ): bool => $meta->key === $key ) );
		return $single ? ( $rows[0]->value ?? '' ) : $rows;
	}

	public function meta_exists( string $key ): bool {
		return array() !== $this->get_meta( $key, false );
	}

	/** @param mixed $value */
	public function add_meta_data( string $key, $value, bool $unique = false ): void {
		if ( $unique ) {
			$this->delete_meta_data( $key );
		}
		$this->read_meta();
		$meta          = new WC_Meta_Data( 0, $key, $value );
		$meta->changed = true;
		$this->meta[]  = $meta;
	}

	/**
	 * @param mixed      $value
	 * @param int|string $meta_id
	 */
	public function update_meta_data( string $key, $value, $meta_id = 0 ): void {
		foreach ( $this->read_meta() as $meta ) {
			if ( $meta_id ? $meta->id === (int) $meta_id : $meta->key === $key ) {
				$meta->changed = $meta->changed || $meta->key !== $key || $meta->value !== $value;
				$meta->key     = $key;
				$meta->value   = $value;
				return;
			}
		}
		$this->add_meta_data( $key, $value );
	}

	public function delete_meta_data( string $key ): void {
		$kept = array();
		foreach ( $this->read_meta() as $meta ) {
			if ( $meta->key !== $key ) {
				$kept[] = $meta;
			} elseif ( $meta->id ) {
				$this->deleted_meta[] = $meta->id;
			}
		}
		$this->meta = $kept;
	}

	/** @return bool Whether anything was written. */
	protected function write_meta(): bool {
		global $wpdb;
		list( $table, $column ) = $this->meta_table();
		$key                    = $this->meta_key_column();
		$written                = array() !== $this->deleted_meta;
		foreach ( $this->deleted_meta as $id ) {
			$wpdb->delete( $table, array( $key => $id ) );
		}
		$this->deleted_meta = array();
		foreach ( $this->meta ?? array() as $meta ) {
			if ( ! $meta->changed ) {
				continue;
			}
			$row = array( $column => $this->id, 'meta_key' => $meta->key, 'meta_value' => maybe_serialize( $meta->value ) );
			if ( $meta->id ) {
				$wpdb->update( $table, $row, array( $key => $meta->id ) );
			} else {
				$wpdb->insert( $table, $row );
				$meta->id = $wpdb->insert_id;
			}
			$meta->changed = false;
			$written       = true;
		}
		return $written;
	}

	public function save_meta_data(): void {
		$this->write_meta();
	}

	protected function meta_key_column(): string {
		return 'id';
	}

	/** @return list<WC_Meta_Data> */
	protected function read_meta(): array {
		global $wpdb;
		if ( null !== $this->meta ) {
			return $this->meta;
		}
		list( $table, $column ) = $this->meta_table();
		$key                    = $this->meta_key_column();
		$rows                   = $this->id ? $wpdb->get_results( $wpdb->prepare( "SELECT * FROM $table WHERE $column = %d ORDER BY $key", $this->id ) ) : array();
		return $this->meta = array_values(
			array_map(
				static fn( object $row ): WC_Meta_Data => new WC_Meta_Data( (int) $row->$key, $row->meta_key, maybe_unserialize( $row->meta_value ) ),
				array_filter( $rows, fn( object $row ): bool => ! in_array( $row->meta_key, $this->internal_meta(), true ) )
			)
		);
	}

	/** @return list<string> Keys that are properties and so no meta data. */
	protected function internal_meta(): array {
		return array();
	}

	/** @throws WC_Data_Exception */
	protected function error( string $code, string $message, int $status = 400, array $data = array() ): void {
		throw new WC_Data_Exception( $code, $message, $status, $data );
	}
}
