<?php
/** What setters and save() throw; the code is a word, as in WooCommerce. */
class WC_Data_Exception extends Exception {
	private string $error_code;
	/** @var array<string, mixed> */
	private array $error_data;

	/** @param array<string, mixed> $data */
	public function __construct( string $error_code, string $message, int $status = 400, array $data = array() ) {
		$this->error_code = $error_code;
		$this->error_data = array( 'status' => $status ) + $data;
		parent::__construct( $message, $status );
	}

	public function getErrorCode(): string {
		return $this->error_code;
	}

	/** @return array<string, mixed> */
	public function getErrorData(): array {
		return $this->error_data;
	}
}
