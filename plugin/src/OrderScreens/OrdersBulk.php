<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\OrderScreens;

use ErpBridge\Platform\Busy;
use ErpBridge\Platform\Plugin;
use WC_Order;
use WP_Screen;

/** The orders list: "Send to the ERP" for many at once. WordPress and WooCommerce have checked nonce and rights before they call. */
final class OrdersBulk {
	private const ACTION  = 'erp_bridge_send';
	private const SENT    = 'erp_bridge_sent';
	private const SKIPPED = 'erp_bridge_skipped';

	public static function hooks(): void {
		add_action( 'current_screen', array( self::class, 'offer' ) );
		add_action( 'admin_notices', array( self::class, 'notice' ) );
		add_filter( 'removable_query_args', array( self::class, 'removable' ) );
	}

	public static function offer( WP_Screen $screen ): void {
		if ( ! OrderScreens::is_list( $screen ) || ! Plugin::may_work_with_orders() ) {
			return;
		}
		add_filter( "bulk_actions-{$screen->id}", array( self::class, 'actions' ), 20 );
		add_filter( "handle_bulk_actions-{$screen->id}", array( self::class, 'handle' ), 20, 3 );
	}

	/**
	 * @param array<string, string> $actions
	 * @return array<string, string>
	 */
	public static function actions( array $actions ): array {
		// Nothing to send from the trash.
		return isset( $actions['untrash'] ) ? $actions : $actions + array( self::ACTION => __( 'Send to the ERP', 'erp-bridge' ) );
	}

	/** @param array<int|string> $ids */
	public static function handle( string $back, string $action, array $ids ): string {
		if ( self::ACTION !== $action ) {
			return $back;
		}
		$sent    = 0;
		$skipped = array();
		foreach ( array_unique( array_map( 'absint', $ids ) ) as $id ) {
			$code = self::send( $id );
			if ( null === $code ) {
				++$sent;
			} else {
				$skipped[ $code ] = ( $skipped[ $code ] ?? 0 ) + 1;
			}
		}
		$told = array_map( static fn( string $code, int $count ): string => "$code:$count", array_keys( $skipped ), $skipped );
		return add_query_arg(
			array(
				self::SENT    => $sent,
				self::SKIPPED => implode( ',', $told ),
			),
			$back
		);
	}

	/** Why not; null where it is asked for. */
	private static function send( int $id ): ?string {
		$order = wc_get_order( $id );
		if ( ! $order instanceof WC_Order ) {
			return 'order_not_found';
		}
		try {
			$error = SaleActions::send( $order );
		} catch ( Busy ) {
			return 'busy';
		}
		return null === $error ? null : substr( (string) $error->get_error_code(), strlen( 'erp_bridge_' ) );
	}

	public static function notice(): void {
		// Only says what was done; doing it needed a nonce.
		if ( ! isset( $_GET[ self::SENT ] ) || ! OrderScreens::is_list( get_current_screen() ) || ! Plugin::may_work_with_orders() ) { // phpcs:ignore WordPress.Security.NonceVerification.Recommended
			return;
		}
		$sent    = absint( $_GET[ self::SENT ] ); // phpcs:ignore WordPress.Security.NonceVerification.Recommended
		$skipped = isset( $_GET[ self::SKIPPED ] ) && is_string( $_GET[ self::SKIPPED ] ) ? sanitize_text_field( wp_unslash( $_GET[ self::SKIPPED ] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification.Recommended
		preg_match_all( '/(\w+):(\d+)/', $skipped, $found, PREG_SET_ORDER );
		$lines = array();
		if ( $sent > 0 || ! $found ) {
			/* translators: %s: number of orders. */
			$lines[] = sprintf( _n( '%s order is asked for: the worker fetches it within seconds, as soon as it runs.', '%s orders are asked for: the worker fetches them within seconds, as soon as it runs.', $sent, 'erp-bridge' ), number_format_i18n( $sent ) );
		}
		foreach ( $found as $match ) {
			/* translators: 1: number of orders, 2: why they are left out. */
			$lines[] = sprintf( _n( '%1$s order is left out: %2$s.', '%1$s orders are left out: %2$s.', (int) $match[2], 'erp-bridge' ), number_format_i18n( (int) $match[2] ), self::why( $match[1] ) );
		}
		wp_admin_notice(
			implode( '<br>', array_map( 'esc_html', $lines ) ),
			array(
				'type'        => $found ? 'warning' : 'success',
				'dismissible' => true,
			)
		);
	}

	private static function why( string $code ): string {
		return match ( $code ) {
			'sale_final'       => __( 'the document is final, and a second one is never made', 'erp-bridge' ),
			'order_over'       => __( 'cancelled, failed, refunded or in the trash', 'erp-bridge' ),
			'order_not_placed' => __( 'not placed yet', 'erp-bridge' ),
			'sales_off'        => __( 'sending orders to the ERP is switched off on the page Sales', 'erp-bridge' ),
			'busy'             => __( 'somebody else is working on it; try again in a minute', 'erp-bridge' ),
			default            => __( 'no longer in the shop', 'erp-bridge' ),
		};
	}

	/**
	 * Reloading the page does not say it again.
	 *
	 * @param list<string> $args
	 * @return list<string>
	 */
	public static function removable( array $args ): array {
		return array( ...$args, self::SENT, self::SKIPPED );
	}
}
