<?php
/** How the checkout of the block says no: a code, a sentence for the customer and the answer's status. */

namespace Automattic\WooCommerce\StoreApi\Exceptions;

class RouteException extends \Exception {
	private string $error_code;
	/** @var array<string, mixed> */
	private array $additional_data;

	/** @param array<string, mixed> $additional_data */
	public function __construct( $error_code, $message, $http_status_code = 400, $additional_data = array() ) {
		$this->error_code      = (string) $error_code;
		$this->additional_data = array_filter( (array) $additional_data );
		parent::__construct( (string) $message, (int) $http_status_code );
	}

	public function getErrorCode(): string {
		return $this->error_code;
	}

	/** @return array<string, mixed> */
	public function getAdditionalData(): array {
		return $this->additional_data;
	}
}
