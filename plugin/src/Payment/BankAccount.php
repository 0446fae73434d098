<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Payment;

use ErpBridge\Settings\Settings;

/** Where customers transfer to: the account in our settings, else the first of WooCommerce's own "direct bank transfer". */
final class BankAccount {
	/** Of WooCommerce's payment method. */
	private const OPTION = 'woocommerce_bacs_accounts';

	public static function hooks(): void {
		add_filter( 'erp_bridge_settings_answer', static fn( mixed $answer, bool $to_admin ): array => (array) $answer + ( $to_admin ? array( 'bank_accounts' => self::of_shop() ) : array() ), 10, 2 );
	}

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

	/**
	 * Those of WooCommerce's own bank transfer that have an IBAN, as the settings spell them, so that nobody has to type one twice.
	 *
	 * @return list<array{holder: string, iban: string, bic: string}>
	 */
	private static function of_shop(): array {
		$found = array();
		foreach ( (array) get_option( self::OPTION, array() ) as $account ) {
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

	/** As people read and type it: in groups of four. */
	public static function spaced( string $iban ): string {
		return trim( chunk_split( $iban, 4, ' ' ) );
	}

	private static function compact( string $text ): string {
		return strtoupper( (string) preg_replace( '/[^A-Za-z0-9]/', '', $text ) );
	}
}
