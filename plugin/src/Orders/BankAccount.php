<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

use ErpBridge\Settings\Settings;

/** Where customers transfer to: the account in our settings, else the first of WooCommerce's own "direct bank transfer". */
final class BankAccount {
	/** Of WooCommerce's payment method. */
	private const OPTION = 'woocommerce_bacs_accounts';

	/** @return array{holder: string, iban: string, bic: string} With an empty IBAN where there is no account. */
	public static function get(): array {
		$accounts = array();
		$theirs   = get_option( self::OPTION, array() );
		foreach ( is_array( $theirs ) ? $theirs : array() as $account ) {
			$accounts[] = array(
				'holder' => (string) ( $account['account_name'] ?? '' ),
				'iban'   => (string) ( $account['iban'] ?? '' ),
				'bic'    => (string) ( $account['bic'] ?? '' ),
			);
		}
		return self::first( array( Settings::get( 'sales', 'bank' ), ...$accounts ) );
	}

	/** @return array{holder: string, iban: string, bic: string} The one in our settings alone; with an empty IBAN where there is none. */
	public static function own(): array {
		return self::first( array( Settings::get( 'sales', 'bank' ) ) );
	}

	/**
	 * @param list<array{holder: string, iban: string, bic: string}> $accounts
	 * @return array{holder: string, iban: string, bic: string}
	 */
	private static function first( array $accounts ): array {
		foreach ( $accounts as $account ) {
			$iban = self::compact( $account['iban'] );
			if ( Mod97::is_iban( $iban ) ) {
				return array(
					'holder' => '' === trim( $account['holder'] ) ? wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES ) : trim( $account['holder'] ),
					'iban'   => $iban,
					'bic'    => self::compact( $account['bic'] ),
				);
			}
		}
		return array_fill_keys( array( 'holder', 'iban', 'bic' ), '' );
	}

	/** As people read and type it: in groups of four. */
	public static function spaced( string $iban ): string {
		return trim( chunk_split( $iban, 4, ' ' ) );
	}

	private static function compact( string $text ): string {
		return strtoupper( (string) preg_replace( '/[^A-Za-z0-9]/', '', $text ) );
	}
}
