<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Payment;

/** Amounts of currencies with cents, as integers: exact, and without an extension of PHP that is not everywhere. */
final class Cents {
	/** @param string $amount A decimal string as Amount writes them; half a cent counts as one. */
	public static function from( string $amount ): int {
		if ( ! preg_match( '/^(-?)(\d+)(?:\.(\d+))?$/', $amount, $parts ) ) {
			return 0;
		}
		$fraction = str_pad( $parts[3] ?? '', 3, '0' );
		$cents    = (int) $parts[2] * 100 + (int) substr( $fraction, 0, 2 ) + ( $fraction[2] >= '5' ? 1 : 0 );
		return '-' === $parts[1] ? -$cents : $cents;
	}

	public static function text( int $cents ): string {
		return ( $cents < 0 ? '-' : '' ) . intdiv( abs( $cents ), 100 ) . '.' . str_pad( (string) ( abs( $cents ) % 100 ), 2, '0', STR_PAD_LEFT );
	}
}
