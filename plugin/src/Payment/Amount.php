<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Payment;

/** Numbers of orders as decimal strings: every digit that is stored, one way of writing each. Never a calculation with floats. */
final class Amount {
	/** Money: at least the shop's decimals, then no zeros for nothing. */
	public static function money( mixed $value ): string {
		return self::text( $value, wc_get_price_decimals() );
	}

	/** With its currency, as the shop writes it, for the eye only: text, not HTML. Without a currency it is the shop's. */
	public static function shown( string $amount, string $currency ): string {
		return html_entity_decode( wp_strip_all_tags( wc_price( (float) $amount, '' === $currency ? array() : array( 'currency' => $currency ) ) ), ENT_QUOTES, 'UTF-8' );
	}

	/** A quantity, a rate. */
	public static function number( mixed $value ): string {
		return self::text( $value, 0 );
	}

	/** What a refund takes away, as what the customer got back. */
	public static function back( mixed $value ): string {
		return self::opposite( self::money( $value ) );
	}

	public static function opposite( string $number ): string {
		if ( '' === trim( $number, '0.' ) ) {
			return $number;
		}
		return str_starts_with( $number, '-' ) ? substr( $number, 1 ) : "-$number";
	}

	private static function text( mixed $value, int $decimals ): string {
		// WooCommerce stores eight decimals; a float holds them exactly enough up to nine figures before the point.
		$text = is_string( $value ) && ! preg_match( '/e/i', $value ) ? trim( $value ) : sprintf( '%.8F', (float) $value );
		if ( ! preg_match( '/^(-?)0*(\d*)(?:\.(\d*))?$/', $text, $parts ) ) {
			$text = sprintf( '%.8F', (float) $text );
			preg_match( '/^(-?)0*(\d*)(?:\.(\d*))?$/', $text, $parts );
		}
		$whole    = '' === $parts[2] ? '0' : $parts[2];
		$fraction = str_pad( rtrim( $parts[3] ?? '', '0' ), $decimals, '0' );
		$number   = '' === $fraction ? $whole : "$whole.$fraction";
		return '' === trim( $number, '0.' ) ? $number : $parts[1] . $number;
	}
}
