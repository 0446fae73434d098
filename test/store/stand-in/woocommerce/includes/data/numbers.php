<?php
/** How money is rounded and written: a cent that is rounded elsewhere than in WooCommerce is what the tests are about. */

define( 'WC_ROUNDING_PRECISION', 6 );
define( 'WC_DISCOUNT_ROUNDING_MODE', PHP_ROUND_HALF_DOWN );

function wc_get_price_decimals(): int {
	return absint( apply_filters( 'wc_get_price_decimals', get_option( 'woocommerce_price_num_decimals', 2 ) ) );
}

function wc_get_rounding_precision(): int {
	return max( wc_get_price_decimals() + 2, WC_ROUNDING_PRECISION );
}

/** @param mixed $value */
function wc_round( $value, int $precision = 0, int $mode = PHP_ROUND_HALF_UP ): float {
	return round( (float) $value, $precision, $mode );
}

/** With prices that hold the tax already, half a cent of tax goes down: else net and tax would be a cent more than the price. */
function wc_get_tax_rounding_mode(): int {
	return wc_prices_include_tax() ? PHP_ROUND_HALF_DOWN : PHP_ROUND_HALF_UP;
}

/** @param mixed $value */
function wc_round_tax_total( $value, ?int $precision = null ): float {
	return wc_round( $value, $precision ?? wc_get_price_decimals(), wc_get_tax_rounding_mode() );
}

/**
 * A number as text with a point; what is no number is taken out of a text.
 *
 * @param mixed            $number
 * @param int|string|false $decimals
 */
function wc_format_decimal( $number, $decimals = false, bool $trim = false ): string {
	if ( null === $number || '' === $number ) {
		return '';
	}
	if ( ! is_float( $number ) ) {
		$number = str_replace( array( (string) get_option( 'woocommerce_price_decimal_sep', '.' ), ',' ), '.', (string) $number );
		$number = (string) preg_replace( '/\.(?=.*\.)|[^0-9.-]/', '', $number );
	}
	if ( false !== $decimals ) {
		$number = number_format( (float) $number, '' === $decimals ? wc_get_price_decimals() : (int) $decimals, '.', '' );
	} elseif ( is_float( $number ) ) {
		$number = sprintf( '%.' . wc_get_rounding_precision() . 'F', $number );
		$trim   = true;
	}
	return $trim && str_contains( $number, '.' ) ? rtrim( rtrim( $number, '0' ), '.' ) : $number;
}

/** @param mixed $amount */
function wc_format_refund_total( $amount ): float {
	return -1 * (float) $amount;
}

/** @param mixed $value */
function wc_string_to_bool( $value ): bool {
	return is_bool( $value ) ? $value : in_array( strtolower( (string) $value ), array( 'yes', 'true', '1' ), true );
}

function wc_bool_to_string( $value ): string {
	return wc_string_to_bool( $value ) ? 'yes' : 'no';
}

/** @param mixed $amount */
function wc_stock_amount( $amount ): int {
	return (int) $amount;
}

function wc_string_to_datetime( string $text ): WC_DateTime {
	return WC_DateTime::of( $text ) ?? new WC_DateTime( '@0' );
}

function wc_format_datetime( $date, string $format = '' ): string {
	return $date instanceof WC_DateTime ? $date->date_i18n( '' === $format ? wc_date_format() : $format ) : '';
}
