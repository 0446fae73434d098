<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Settings;

/** The accounts of WooCommerce's own bank transfer, so that nobody has to type an IBAN twice. */
final class BankAccounts {
	/** @return list<array{holder: string, iban: string, bic: string}> Those with an IBAN, as the settings spell it. */
	public static function of_shop(): array {
		$found = array();
		foreach ( (array) get_option( 'woocommerce_bacs_accounts', array() ) as $account ) {
			$iban = self::joined( $account['iban'] ?? '' );
			if ( '' !== $iban ) {
				$found[] = array(
					'holder' => mb_substr( trim( (string) ( $account['account_name'] ?? '' ) ), 0, 70 ),
					'iban'   => $iban,
					'bic'    => self::joined( $account['bic'] ?? '' ),
				);
			}
		}
		return $found;
	}

	private static function joined( mixed $text ): string {
		return strtoupper( (string) preg_replace( '/\s+/', '', (string) $text ) );
	}
}
