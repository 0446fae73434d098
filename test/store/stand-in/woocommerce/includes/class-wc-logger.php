<?php
/** Writes into WordPress's debug log. */
class WC_Logger {
	public function log( string $level, string $message, array $context = array() ): void {
		error_log( sprintf( '[%s] %s: %s', $context['source'] ?? 'log', $level, $message ) );
	}

	public function __call( string $level, array $arguments ): void {
		$this->log( $level, ...$arguments );
	}
}

function wc_get_logger(): WC_Logger {
	static $logger = null;
	return $logger ??= new WC_Logger();
}
