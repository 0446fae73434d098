<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Sales;

use ErpBridge\Settings\Settings;

/** The statuses that an order can be given when its sale gets on in the ERP (article 4): those that the shop has. */
final class OrderStatuses {
	/** What ended at the shop, or has not begun: the ERP takes none of it back, and makes no order so. */
	public const OVER = array( 'cancelled', 'refunded', 'failed', 'trash', ...Placed::UNPLACED );

	public static function hooks(): void {
		Settings::check( static fn( array $wanted ): ?string => self::problem( $wanted['imports']['statuses'] ) );
		add_filter( 'erp_bridge_settings_answer', static fn( mixed $answer, bool $to_admin ): array => (array) $answer + ( $to_admin ? array( 'order_statuses' => self::all() ) : array() ), 10, 2 );
	}

	/** @return array<string, string> Names by status. */
	public static function all(): array {
		$statuses = array();
		foreach ( wc_get_order_statuses() as $status => $name ) {
			$statuses[ preg_replace( '/^wc-/', '', $status ) ] = (string) $name;
		}
		return array_diff_key( $statuses, array_flip( self::OVER ) );
	}

	/** @param array<string, string> $chosen By what became of the sale. */
	private static function problem( array $chosen ): ?string {
		$known = self::all();
		foreach ( $chosen as $status ) {
			if ( '' !== $status && ! isset( $known[ $status ] ) ) {
				/* translators: 1: status of an order, such as "packed", 2: names of statuses. */
				return sprintf( __( 'The shop has no order status “%1$s”. Choose another one on the page Orders, tab Settings: %2$s.', 'erp-bridge' ), $status, implode( ', ', $known ) );
			}
		}
		return null;
	}
}
