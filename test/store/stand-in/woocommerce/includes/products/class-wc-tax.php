<?php
/** Tax rates by class and place, and what they make of a price. Places are countries and states; there are no postcodes here. */
class WC_Tax {
	/** @return list<string> Names. */
	public static function get_tax_classes(): array {
		return array_values( self::classes() );
	}

	/** @return list<string> */
	public static function get_tax_class_slugs(): array {
		return array_keys( self::classes() );
	}

	/** @return array<string, string> Slug → name, without the standard one. */
	private static function classes(): array {
		return get_option( 'erp_bridge_stand_in_tax_classes', array( 'reduced-rate' => 'Reduced rate', 'zero-rate' => 'Zero rate' ) );
	}

	/** @return array{name: string, slug: string}|WP_Error */
	public static function create_tax_class( string $name, string $slug = '' ) {
		$slug = sanitize_title( '' === $slug ? $name : $slug );
		if ( isset( self::classes()[ $slug ] ) ) {
			return new WP_Error( 'tax_class_exists', 'Tax class already exists' );
		}
		update_option( 'erp_bridge_stand_in_tax_classes', self::classes() + array( $slug => $name ) );
		return compact( 'name', 'slug' );
	}

	public static function table(): string {
		global $wpdb;
		return $wpdb->prefix . 'woocommerce_tax_rates';
	}

	/** @param array<string, mixed> $rate Columns of the table. */
	public static function _insert_tax_rate( array $rate ): int {
		global $wpdb;
		$wpdb->insert( self::table(), self::prepared( $rate ) );
		do_action( 'woocommerce_tax_rate_added', $wpdb->insert_id, $rate );
		return $wpdb->insert_id;
	}

	public static function _delete_tax_rate( int $id ): void {
		global $wpdb;
		$wpdb->delete( self::table(), array( 'tax_rate_id' => $id ) );
		do_action( 'woocommerce_tax_rate_deleted', $id );
	}

	/** @return object|null */
	public static function rate( $id ) {
		global $wpdb;
		return $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM ' . self::table() . ' WHERE tax_rate_id = %d', $id ) );
	}

	/** @return list<object> */
	public static function rates( string $class ): array {
		global $wpdb;
		$table = self::table();
		return $wpdb->get_results( $wpdb->prepare( "SELECT * FROM $table WHERE tax_rate_class = %s ORDER BY tax_rate_order, tax_rate_id", sanitize_title( $class ) ) );
	}

	private static function prepared( array $rate ): array {
		$rate['tax_rate']          = number_format( (float) ( $rate['tax_rate'] ?? 0 ), 4, '.', '' );
		$rate['tax_rate_country']  = strtoupper( (string) ( $rate['tax_rate_country'] ?? '' ) );
		$rate['tax_rate_state']    = strtoupper( (string) ( $rate['tax_rate_state'] ?? '' ) );
		$rate['tax_rate_class']    = sanitize_title( (string) ( $rate['tax_rate_class'] ?? '' ) );
		$rate['tax_rate_name']     = (string) ( $rate['tax_rate_name'] ?? 'Tax' );
		$rate['tax_rate_priority'] = (int) ( $rate['tax_rate_priority'] ?? 1 );
		$rate['tax_rate_order']    = (int) ( $rate['tax_rate_order'] ?? 0 );
		$rate['tax_rate_compound'] = (int) ( $rate['tax_rate_compound'] ?? 0 );
		$rate['tax_rate_shipping'] = (int) ( $rate['tax_rate_shipping'] ?? 1 );
		return $rate;
	}

	/**
	 * One rate for each priority: the one that says the most about the place.
	 *
	 * @param array<string, string> $place country, state, tax_class.
	 * @return array<int, array{rate: float, label: string, shipping: string, compound: string}>
	 */
	public static function find_rates( array $place = array() ): array {
		$country = strtoupper( $place['country'] ?? '' );
		$state   = strtoupper( $place['state'] ?? '' );
		if ( '' === $country ) {
			return array();
		}
		$fitting = array_filter(
			self::rates( $place['tax_class'] ?? '' ),
			static fn( object $rate ): bool => in_array( $rate->tax_rate_country, array( $country, '' ), true ) && in_array( $rate->tax_rate_state, array( $state, '' ), true )
		);
		$rank    = static fn( object $rate ): array => array(
			(int) $rate->tax_rate_priority,
			'' === $rate->tax_rate_country,
			'' === $rate->tax_rate_state,
			(int) $rate->tax_rate_id,
		);
		usort( $fitting, static fn( object $a, object $b ): int => $rank( $a ) <=> $rank( $b ) );
		$found = array();
		$taken = array();
		foreach ( $fitting as $rate ) {
			if ( in_array( $rate->tax_rate_priority, $taken, true ) ) {
				continue;
			}
			$taken[]                          = $rate->tax_rate_priority;
			$found[ (int) $rate->tax_rate_id ] = array(
				'rate'     => (float) $rate->tax_rate,
				'label'    => $rate->tax_rate_name,
				'shipping' => $rate->tax_rate_shipping ? 'yes' : 'no',
				'compound' => $rate->tax_rate_compound ? 'yes' : 'no',
			);
		}
		return (array) apply_filters( 'woocommerce_find_rates', $found, $place );
	}

	public static function find_shipping_rates( array $place = array() ): array {
		return array_filter( self::find_rates( $place ), static fn( array $rate ): bool => 'yes' === $rate['shipping'] );
	}

	/** @return array<string, string> Where the shop is. */
	public static function base(): array {
		list( $country, $state ) = array_pad( explode( ':', (string) get_option( 'woocommerce_default_country', 'FR' ) ), 2, '' );
		return array(
			'country'  => $country,
			'state'    => $state,
			'postcode' => (string) get_option( 'woocommerce_store_postcode' ),
			'city'     => (string) get_option( 'woocommerce_store_city' ),
		);
	}

	public static function get_base_tax_rates( string $class = '' ): array {
		return self::find_rates( self::base() + array( 'tax_class' => $class ) );
	}

	/** The visitor's place is the shop's until he has said another. */
	public static function get_rates( string $class = '' ): array {
		return self::get_base_tax_rates( $class );
	}

	/** @return array<int, float> Rate id → tax. */
	public static function calc_tax( $price, array $rates, bool $price_includes_tax = false ): array {
		$taxes = $price_includes_tax ? self::inclusive( (float) $price, $rates ) : self::exclusive( (float) $price, $rates );
		$taxes = array_map( static fn( float $tax ): float => wc_round( $tax, wc_get_rounding_precision() ), $taxes );
		return (array) apply_filters( 'woocommerce_calc_tax', $taxes, $price, $rates, $price_includes_tax, false );
	}

	/** Compound rates are taken of the price with the taxes so far. */
	private static function exclusive( float $price, array $rates ): array {
		$taxes = array();
		foreach ( array( 'no', 'yes' ) as $compound ) {
			foreach ( $rates as $id => $rate ) {
				if ( $compound === $rate['compound'] ) {
					$of           = 'yes' === $compound ? $price + array_sum( $taxes ) : $price;
					$taxes[ $id ] = $of * ( (float) $rate['rate'] / 100 );
				}
			}
		}
		return $taxes;
	}

	private static function inclusive( float $price, array $rates ): array {
		$taxes    = array_map( static fn(): float => 0.0, $rates );
		$compound = array_filter( $rates, static fn( array $rate ): bool => 'yes' === $rate['compound'] );
		$rest     = $price;
		foreach ( array_reverse( $compound, true ) as $id => $rate ) {
			$taxes[ $id ] = $rest - $rest / ( 1 + $rate['rate'] / 100 );
			$rest        -= $taxes[ $id ];
		}
		$regular = array_diff_key( $rates, $compound );
		$factor  = 1 + array_sum( array_column( $regular, 'rate' ) ) / 100;
		foreach ( $regular as $id => $rate ) {
			$taxes[ $id ] = ( $rate['rate'] / 100 ) / $factor * $rest;
		}
		return $taxes;
	}

	/** `FR-TVA-1`: country, state, name, priority. */
	public static function get_rate_code( $id ): string {
		$rate  = self::rate( $id );
		$parts = $rate ? array( $rate->tax_rate_country, $rate->tax_rate_state, $rate->tax_rate_name ?: 'TAX', (string) absint( $rate->tax_rate_priority ) ) : array();
		return (string) apply_filters( 'woocommerce_rate_code', strtoupper( implode( '-', array_filter( $parts ) ) ), $id );
	}

	public static function get_rate_label( $id ): string {
		$name = self::rate( $id )->tax_rate_name ?? '';
		return (string) apply_filters( 'woocommerce_rate_label', '' === $name ? 'Tax' : $name, $id );
	}

	public static function is_compound( $id ): bool {
		return (bool) ( self::rate( $id )->tax_rate_compound ?? false );
	}

	public static function get_rate_percent_value( $id ): float {
		return (float) ( self::rate( $id )->tax_rate ?? 0 );
	}

	public static function get_rate_percent( $id ): string {
		return self::get_rate_percent_value( $id ) . '%';
	}
}
