<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

use ErpBridge\Guard\Reading;
use WC_Product;
use WC_Product_Variation;
use WP_Post;

/** What orders sell, as the ERP's catalogue gets it (article 4). Whatever the products need is read for all of them together. */
final class Catalogue {
	private const DESCRIPTION = 5000;

	private const TYPES = array( 'product', 'product_variation' );

	private function __construct( private Categories $categories ) {}

	/**
	 * Each product once, and those of the variations; without what was deleted, and without one on which another plugin breaks.
	 *
	 * @param list<int> $ids Products and variations, primed.
	 * @return list<array{id: int, parent_id: int, name: string, description: string, sku: string, categories: list<list<string>>}>
	 */
	public static function of( array $ids ): array {
		$all       = array_values( array_filter( array_unique( array( ...$ids, ...self::parents( $ids ) ) ), array( self::class, 'exists' ) ) );
		$catalogue = new self( Categories::of( $all ) );
		// No order has the number of a product: WooCommerce takes both from one row of numbers.
		return array_values( array_filter( ( new Reading( $all ) )->each( $all, $catalogue->product( ... ) ) ) );
	}

	/** @param list<int> $ids */
	public static function prime( array $ids ): void {
		_prime_post_caches( $ids );
		$parents = self::parents( $ids );
		_prime_post_caches( $parents );
		if ( ! wp_using_ext_object_cache() ) {
			// What WooCommerce looks up for each product with variations when it loads it.
			$names = static fn( int $id ): array => array( "_transient_wc_var_prices_$id", "_transient_timeout_wc_var_prices_$id", "_transient_wc_product_children_$id", "_transient_timeout_wc_product_children_$id" );
			wp_prime_option_caches( array_merge( array(), ...array_map( $names, $parents ) ) );
		}
	}

	/**
	 * @param list<int> $ids
	 * @return list<int>
	 */
	private static function parents( array $ids ): array {
		return array_values( array_unique( array_filter( array_map( self::parent_of( ... ), $ids ) ) ) );
	}

	public static function exists( int $id ): bool {
		return $id > 0 && in_array( get_post_type( $id ), self::TYPES, true );
	}

	/**
	 * Its own as it is stored. WooCommerce shows that of the product for a variation without one, so that all of these would be one product
	 * in the ERP.
	 */
	public static function sku( int $id ): string {
		return (string) get_post_meta( $id, '_sku', true );
	}

	/** The product of a variation; else 0. */
	private static function parent_of( int $id ): int {
		$parent = 'product_variation' === get_post_type( $id ) ? (int) wp_get_post_parent_id( $id ) : 0;
		return $parent > 0 && 'product' === get_post_type( $parent ) ? $parent : 0;
	}

	/** @return array{id: int, parent_id: int, name: string, description: string, sku: string, categories: list<list<string>>}|null */
	private function product( int $id ): ?array {
		$product = wc_get_product( $id );
		if ( ! $product instanceof WC_Product ) {
			return null;
		}
		$parent = self::parent_of( $id );
		return array(
			'id'          => $id,
			'parent_id'   => $parent,
			'name'        => PlainText::line( self::name( $product ) ),
			'description' => self::description( $id, $parent ),
			'sku'         => self::sku( $id ),
			'categories'  => $this->categories->paths( $parent > 0 ? $parent : $id ),
		);
	}

	/** WooCommerce leaves three and more attributes out of a variation's name: those of one product would all have the same. */
	private static function name( WC_Product $product ): string {
		$name = $product->get_name( 'edit' );
		$more = $product instanceof WC_Product_Variation ? wc_get_formatted_variation( $product, true, false, true ) : '';
		return '' === $more ? $name : "$name - $more";
	}

	private static function description( int $id, int $parent ): string {
		if ( 'product_variation' === get_post_type( $id ) ) {
			$own = PlainText::text( (string) get_post_meta( $id, '_variation_description', true ), self::DESCRIPTION );
			return '' === $own && $parent > 0 ? self::description( $parent, 0 ) : $own;
		}
		$post = get_post( $id );
		if ( ! $post instanceof WP_Post ) {
			return '';
		}
		$short = PlainText::text( $post->post_excerpt, self::DESCRIPTION );
		return '' === $short ? PlainText::text( $post->post_content, self::DESCRIPTION ) : $short;
	}
}
