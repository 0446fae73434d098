<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\OrderScreens;

use ErpBridge\Platform\Busy;
use ErpBridge\Platform\Plugin;
use WC_Order;
use WP_Error;

/** The buttons of the box "ERP" where there is no JavaScript: a form that comes back to the order with a sentence. */
final class SaleForm {
	private const ACTION = 'erp_bridge_sale';
	private const DONE   = 'erp_bridge_asked';

	public static function hooks(): void {
		add_action( 'admin_post_' . self::ACTION, array( self::class, 'submit' ) );
		add_action( 'admin_notices', array( self::class, 'notice' ) );
		add_filter( 'removable_query_args', static fn( array $args ): array => array( ...$args, self::DONE ) );
	}

	public static function render( int $order_id ): void {
		printf( '<form id="%s" method="post" action="%s">', esc_attr( OrderBox::FORM ), esc_url( admin_url( 'admin-post.php' ) ) );
		printf( '<input type="hidden" name="action" value="%s"><input type="hidden" name="order_id" value="%d">', esc_attr( self::ACTION ), absint( $order_id ) );
		wp_nonce_field( self::ACTION . "_$order_id", '_wpnonce', false );
		echo '</form>';
	}

	public static function submit(): void {
		$id = isset( $_POST['order_id'] ) ? absint( $_POST['order_id'] ) : 0;
		check_admin_referer( self::ACTION . "_$id" );
		$order = wc_get_order( $id );
		if ( ! $order instanceof WC_Order || ! Plugin::may_work_with_orders() ) {
			wp_die( esc_html__( 'You may not send this order, or it is no longer in the shop.', 'erp-bridge' ), '', array( 'response' => 403 ) );
		}
		$does = isset( $_POST['do'] ) ? sanitize_key( wp_unslash( $_POST['do'] ) ) : '';
		try {
			$error = match ( $does ) {
				'send'       => SaleActions::send( $order ),
				'mail'       => SaleActions::mail( $order, false ),
				'mail_again' => SaleActions::mail( $order, true ),
				default      => new WP_Error( 'erp_bridge_unknown', '' ),
			};
		} catch ( Busy ) {
			$error = new WP_Error( 'erp_bridge_busy', '' );
		}
		wp_safe_redirect( add_query_arg( self::DONE, null === $error ? 'yes' : 'no', $order->get_edit_order_url() ) );
		exit;
	}

	public static function notice(): void {
		// Only says what was done; doing it needed a nonce. Why not stands in the box.
		if ( ! isset( $_GET[ self::DONE ] ) || get_current_screen()?->id !== OrderScreens::id() ) { // phpcs:ignore WordPress.Security.NonceVerification.Recommended
			return;
		}
		$is_done = 'yes' === $_GET[ self::DONE ]; // phpcs:ignore WordPress.Security.NonceVerification.Recommended
		wp_admin_notice(
			$is_done ? esc_html__( 'Done: the box “ERP” says how it goes on.', 'erp-bridge' ) : esc_html__( 'That was not possible; the box “ERP” says why, and what is.', 'erp-bridge' ),
			array(
				'type'        => $is_done ? 'success' : 'warning',
				'dismissible' => true,
			)
		);
	}
}
