<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Payment;

/** Check digits modulo 97: of bank accounts, and of the references that a transfer carries (article 3: "communication structurée"). */
final class Mod97 {
	/** What is left of a number, however long, after dividing it by 97. */
	public static function remainder( string $digits ): int {
		$rest = 0;
		foreach ( str_split( $digits ) as $digit ) {
			$rest = ( $rest * 10 + (int) $digit ) % 97;
		}
		return $rest;
	}

	/** Belgian structured communication: ten digits and two check digits, which are 97 where nothing is left. */
	public static function belgian( int $number ): string {
		// More than ten digits do not fit; the last ones tell orders apart.
		$ten   = substr( str_pad( (string) $number, 10, '0', STR_PAD_LEFT ), -10 );
		$rest  = self::remainder( $ten );
		$check = str_pad( (string) ( 0 === $rest ? 97 : $rest ), 2, '0', STR_PAD_LEFT );
		return '+++' . substr( $ten, 0, 3 ) . '/' . substr( $ten, 3, 4 ) . '/' . substr( $ten, 7 ) . $check . '+++';
	}

	/** ISO 11649 creditor reference: RF, two check digits, up to 21 letters and digits. */
	public static function creditor_reference( string $reference ): string {
		$check = 98 - self::remainder( self::in_digits( $reference . 'RF00' ) );
		return 'RF' . str_pad( (string) $check, 2, '0', STR_PAD_LEFT ) . $reference;
	}

	/** Whether the check digits of an IBAN without spaces fit. */
	public static function is_iban( string $iban ): bool {
		return 1 === preg_match( '/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/', $iban )
			&& 1 === self::remainder( self::in_digits( substr( $iban, 4 ) . substr( $iban, 0, 4 ) ) );
	}

	/** Letters as ISO 7064 counts them: A is 10, Z is 35. */
	private static function in_digits( string $text ): string {
		return (string) preg_replace_callback( '/[A-Z]/', static fn( array $found ): string => (string) ( ord( $found[0] ) - 55 ), $text );
	}
}
