<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

use WP_Term;

/** The categories of products as paths of names from the top. */
final class Categories {
	private const TAXONOMY = 'product_cat';

	/** @var array<int, list<string>> By category; empty where its hierarchy is broken. */
	private array $paths = array();

	private function __construct() {}

	/**
	 * Reads the categories of these products with all that stand above them, a level at a time.
	 *
	 * @param list<int> $products Their own terms are in the cache.
	 */
	public static function of( array $products ): self {
		$wanted = array_merge( array(), ...array_map( self::terms( ... ), $products ) );
		for ( $seen = array(); $wanted; ) {
			$above = array_diff( array_unique( array_map( static fn( object $term ): int => (int) $term->parent, $wanted ) ), $seen, array( 0 ) );
			_prime_term_caches( $above, false );
			$seen   = array_merge( $seen, $above );
			$wanted = array_filter( array_map( static fn( int $id ) => wp_cache_get( $id, 'terms' ), $above ) );
		}
		return new self();
	}

	/** @return list<list<string>> */
	public function paths( int $product ): array {
		return array_values( array_filter( array_map( $this->path( ... ), self::terms( $product ) ) ) );
	}

	/** @return list<WP_Term> */
	private static function terms( int $product ): array {
		$terms = get_the_terms( $product, self::TAXONOMY );
		return is_array( $terms ) ? array_values( $terms ) : array();
	}

	/** @return list<string> Empty where it goes round in a circle, or what stands above is missing. */
	private function path( WP_Term $term ): array {
		return $this->paths[ $term->term_id ] ??= self::names( $term );
	}

	/** @return list<string> */
	private static function names( WP_Term $term ): array {
		$names = array();
		for ( $seen = array(); ! isset( $seen[ $term->term_id ] ); $term = $above ) {
			$seen[ $term->term_id ] = true;
			array_unshift( $names, PlainText::line( $term->name ) );
			if ( 0 === $term->parent ) {
				return in_array( '', $names, true ) ? array() : $names;
			}
			$above = get_term( $term->parent, self::TAXONOMY );
			if ( ! $above instanceof WP_Term ) {
				return array();
			}
		}
		return array();
	}
}
