<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Webhooks;

use ErpBridge\Platform\Plugin;

/** Says loudly, where orders are looked at, that a webhook is off: WooCommerce itself says it nowhere. */
final class Notice {
	/** Pages that say it themselves. */
	private const OWN = array( 'toplevel_page_erp-bridge', 'erp-bridge_page_erp-bridge-connection' );

	public static function hooks(): void {
		add_action( 'admin_notices', array( self::class, 'render' ) );
	}

	public static function render(): void {
		$screen = get_current_screen()->id ?? '';
		$is_fit = str_contains( $screen, 'erp-bridge' ) || ( function_exists( 'wc_get_screen_ids' ) && in_array( $screen, wc_get_screen_ids(), true ) );
		if ( ! $is_fit || in_array( $screen, self::OWN, true ) || ! current_user_can( Plugin::ADMIN ) ) {
			return;
		}
		$off = Health::switched_off();
		if ( ! $off ) {
			return;
		}
		wp_admin_notice(
			sprintf(
				'<strong>ERP Bridge</strong>: %s<br>%s <a href="%s">%s</a>',
				implode( '<br>', array_map( 'esc_html', $off ) ),
				esc_html( self::harmless() ),
				esc_url( admin_url( 'admin.php?page=erp-bridge-connection#webhooks' ) ),
				esc_html__( 'Connection', 'erp-bridge' )
			),
			array( 'type' => 'error' )
		);
	}

	public static function harmless(): string {
		return __( 'Nothing is lost: the worker asks for changed orders by itself. It only takes a few seconds longer.', 'erp-bridge' );
	}
}
