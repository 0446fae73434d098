<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Guard;

use ErpBridge\Platform\Table;

/** Orders with which another plugin ended the request that read them. They are left out for a while, so that the others are read. */
final class BrokenOrders {
	private const LEFT_OUT_SECONDS = 300;
	private const LENGTH           = 300;

	public static function hooks(): void {
		add_action( 'erp_bridge_retry', array( self::class, 'retry' ), PHP_INT_MIN );
	}

	/** Perhaps the plugin that broke the order was mended. */
	public static function retry( string $erp_key ): void {
		if ( preg_match( '/^sale\.(\d+)$/', $erp_key, $order ) ) {
			self::forget( (int) $order[1] );
		}
	}

	/**
	 * @param list<int> $ids
	 * @return array<int, string> Why, by order.
	 */
	public static function among( array $ids ): array {
		global $wpdb;
		$since = gmdate( 'Y-m-d H:i:s', time() - self::LEFT_OUT_SECONDS );
		$rows  = $wpdb->get_results( 'SELECT order_id, detail FROM ' . Table::name( 'broken_orders' ) . ' WHERE at > ' . Table::quote( $since ) . ' AND order_id IN (' . Table::in( $ids ) . ')' );
		return array_column( $rows, 'detail', 'order_id' );
	}

	public static function note( int $order_id, string $detail ): void {
		Table::insert( Table::name( 'broken_orders' ), array( 'order_id', 'detail', 'at' ), array( array( $order_id, $detail, Table::now() ) ), array( 'detail', 'at' ) );
	}

	public static function forget( int $order_id ): void {
		global $wpdb;
		$wpdb->delete( Table::name( 'broken_orders' ), array( 'order_id' => $order_id ) );
	}

	/** What went wrong, as one line of text, and which plugin it was where that can be seen. */
	public static function words( string $message, ?\Throwable $error = null ): string {
		// A fatal error carries its whole trace.
		$first = explode( "\nStack trace:", $message )[0];
		$text  = trim( (string) preg_replace( '/\s+/u', ' ', html_entity_decode( wp_strip_all_tags( $first ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ) ) );
		$text  = '' === $text && null !== $error ? get_class( $error ) : $text;
		$who   = self::plugin_in( null === $error ? $message : "{$error->getFile()}\n{$error->getTraceAsString()}" );
		return mb_substr( '' === $who || str_contains( $text, $who ) ? $text : "$who: $text", 0, self::LENGTH );
	}

	/** The plugin, neither WooCommerce nor this one, that a file or trace leads to first; ''. */
	private static function plugin_in( string $trace ): string {
		preg_match_all( '#/(?:mu-)?plugins/([^/:()\s]+)#', str_replace( '\\', '/', $trace ), $found );
		$own = array( 'woocommerce', basename( dirname( __DIR__, 2 ) ) );
		return (string) ( array_values( array_diff( $found[1], $own ) )[0] ?? '' );
	}
}
