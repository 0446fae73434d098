<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

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

	/** English, French, Dutch; the codes of methods are English. */
	private const WORDS = array(
		'invoice',
		'facture',
		'factuur',
		'on account',
		'en compte',
		'op rekening',
		'purchase order',
		'bon de commande',
		'bestelbon',
		'net ?\d{1,3}',
		'\d{1,3} ?(?:days?|jours|dagen)',
		'terms',
		'échéance',
		'à terme',
		'betaaltermijn',
		'cheque',
		'check',
		'chèque',
		'cod',
		'cash',
		'contant',
		'espèces',
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
		$words = '/(?<![\p{L}\d])(?:' . implode( '|', self::WORDS ) . ')(?![\p{L}\d])/iu';
		return preg_match( $words, strtr( $id, '_-', '  ' ) . ' / ' . $title ) ? self::LATER : self::MONEY;
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
