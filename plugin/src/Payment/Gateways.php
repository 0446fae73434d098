<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Payment;

use ErpBridge\Settings\Settings;

/**
 * Which payment methods bring the money with the order, and which let the customer pay later. WooCommerce dates both as paid when the
 * order is being processed. The admin's choice counts, else a guess by the method's code and name.
 */
final class Gateways {
	public const MONEY = 'money';
	public const LATER = 'later';

	/** WooCommerce's own. A transfer is paid when somebody has seen it and moved the order on. */
	private const KNOWN = array(
		'bacs'   => self::MONEY,
		'cod'    => self::LATER,
		'cheque' => self::LATER,
	);

	/** What these confirm they pay out, also where the customer pays them later, by invoice or in 30 days. */
	private const PROVIDERS = array( 'mollie', 'klarna', 'billie', 'riverty', 'afterpay', 'billink', 'in3', 'alma', 'stripe', 'paypal', 'ppcp', 'adyen', 'multisafepay', 'buckaroo', 'square' );

	/** English, French, Dutch, without accents; the codes of methods are English. */
	private const WORDS = array(
		'invoices?',
		'factur(?:es?|ation)',
		'factuur|facturen',
		'on account',
		'(?:en|sur) compte',
		'op rekening',
		'purchase ?order',
		'bon de commande',
		'mandat administratif',
		'bestelbon',
		'net ?\d{1,3}',
		'\d{1,3} ?(?:days?|jours?|j|dagen)',
		'fin de mois',
		'terms',
		'echeances?',
		'a terme',
		'differe',
		'a reception',
		'na ontvangst',
		'betaaltermijn',
		'cheques?',
		'check(?! out)',
		'cod',
		'cash(?! app)',
		'contant',
		'especes?',
		'on delivery',
		'livraison',
		'contre remboursement',
		'levering',
		'rembours',
		'in store',
		'en magasin',
		'au retrait',
		'afhaling',
		'in de winkel',
	);

	/** Of an order's method; `$title`: as the customer saw it. */
	public static function takes_money( string $id, string $title ): bool {
		$choice = Settings::get( 'sales', 'gateways' )[ $id ] ?? self::guess( $id, $title );
		return self::MONEY === $choice;
	}

	/** @return self::MONEY|self::LATER */
	public static function guess( string $id, string $title ): string {
		if ( isset( self::KNOWN[ $id ] ) ) {
			return self::KNOWN[ $id ];
		}
		$code = self::plain( $id );
		if ( self::names( self::PROVIDERS, $code ) ) {
			return self::MONEY;
		}
		return self::names( self::WORDS, $code . ' / ' . self::plain( $title ) ) ? self::LATER : self::MONEY;
	}

	/** @param list<string> $words */
	private static function names( array $words, string $text ): bool {
		return 1 === preg_match( '/(?<![a-z\d])(?:' . implode( '|', $words ) . ')(?![a-z\d])/', $text );
	}

	/** Small letters without accents, however they are written, and one blank for whatever stands between words. */
	private static function plain( string $name ): string {
		$text = html_entity_decode( wp_strip_all_tags( mb_scrub( $name, 'UTF-8' ) ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		$text = (string) preg_replace( '/\p{Mn}+/u', '', remove_accents( mb_strtolower( $text, 'UTF-8' ) ) );
		return (string) preg_replace( '/[\s_\p{Pd}]+/u', ' ', $text );
	}

	/**
	 * The shop's methods, those that are switched off too, and those that the settings name and the shop no longer has.
	 *
	 * @return list<array{id: string, title: string, enabled: bool, guess: string}>
	 */
	public static function all(): array {
		$known = array();
		foreach ( WC()->payment_gateways()->payment_gateways() as $gateway ) {
			$title                 = wp_strip_all_tags( (string) $gateway->get_title() );
			$known[ $gateway->id ] = array(
				'id'      => $gateway->id,
				'title'   => '' === $title ? $gateway->id : $title,
				'enabled' => 'yes' === $gateway->enabled,
				'guess'   => self::guess( $gateway->id, $title ),
			);
		}
		foreach ( array_diff_key( Settings::get( 'sales', 'gateways' ), $known ) as $id => $choice ) {
			$known[ $id ] = array(
				'id'      => (string) $id,
				'title'   => (string) $id,
				'enabled' => false,
				'guess'   => self::guess( (string) $id, '' ),
			);
		}
		return array_values( $known );
	}
}
