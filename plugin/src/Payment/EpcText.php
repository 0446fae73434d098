<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Payment;

/** The text of the QR code for banking apps, as EPC069-12 of the European Payments Council lays it down (version 002). */
final class EpcText {
	private const HOLDER = 70;
	private const MOST   = 99999999999;

	/**
	 * @param array{holder: string, iban: string, bic: string} $bank          Whom to pay.
	 * @param int                                              $cents         How much, in cents of the euro.
	 * @param string                                           $communication A creditor reference, a Belgian communication, or nothing.
	 * @param string                                           $number        Of the document; it stands for a communication where there is none.
	 */
	public static function of( array $bank, int $cents, string $communication, string $number = '' ): string {
		if ( '' === $bank['iban'] || $cents <= 0 || $cents > self::MOST ) {
			return '';
		}
		$is_reference = str_starts_with( $communication, 'RF' );
		$lines        = array(
			'BCD',
			'002',
			'1', // UTF-8.
			'SCT',
			preg_match( '/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/', $bank['bic'] ) ? $bank['bic'] : '',
			trim( mb_substr( trim( (string) preg_replace( '/\s+/u', ' ', $bank['holder'] ) ), 0, self::HOLDER ) ),
			$bank['iban'],
			'EUR' . Cents::text( $cents ),
			'', // Purpose of the transfer.
			$is_reference ? $communication : '',
			match ( true ) {
				$is_reference          => '',
				'' === $communication => $number,
				default               => $communication,
			},
		);
		// What is empty at the end is left out.
		return rtrim( implode( "\n", $lines ), "\n" );
	}
}
