<?php
/** One row of meta data. */
class WC_Meta_Data implements JsonSerializable {
	public int $id;
	public string $key;
	/** @var mixed */
	public $value;
	public bool $changed = false;

	/** @param mixed $value */
	public function __construct( int $id, string $key, $value ) {
		$this->id    = $id;
		$this->key   = $key;
		$this->value = $value;
	}

	/** @return array{id: int, key: string, value: mixed} */
	public function get_data(): array {
		return array( 'id' => $this->id, 'key' => $this->key, 'value' => $this->value );
	}

	public function jsonSerialize(): array {
		return $this->get_data();
	}
}
