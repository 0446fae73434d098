<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Alerts;

use ErpBridge\Platform\Plugin;

/** Says where the shop is looked after that something is wrong. It cannot be dismissed: it is gone when it is mended. */
final class Notice {
	private const SCREENS = array( 'dashboard', 'edit-shop_order', 'woocommerce_page_wc-orders' );

	public static function hooks(): void {
		add_action( 'admin_notices', array( self::class, 'render' ) );
		add_filter( 'site_status_tests', array( self::class, 'tests' ) );
	}

	public static function render(): void {
		$screen = get_current_screen()->id ?? '';
		$is_fit = str_contains( $screen, 'erp-bridge' ) || in_array( $screen, self::SCREENS, true );
		if ( ! $is_fit || ! Plugin::may_work_with_orders() ) {
			return;
		}
		$pages = array(
			Incidents::WORKER => array( 'erp-bridge', __( 'Overview', 'erp-bridge' ) ),
			Incidents::ORDERS => array( 'erp-bridge-sales', __( 'Sales', 'erp-bridge' ) ),
		);
		foreach ( Watch::open() as $kind => $sentence ) {
			[ $page, $name ] = $pages[ $kind ];
			// Whoever only works with orders cannot open our pages.
			$link = current_user_can( Plugin::ADMIN ) ? sprintf( ' <a href="%s">%s</a>', esc_url( admin_url( "admin.php?page=$page" ) ), esc_html( $name ) ) : '';
			wp_admin_notice( '<strong>ERP Bridge</strong>: ' . esc_html( $sentence ) . $link, array( 'type' => 'error' ) );
		}
	}

	/**
	 * @param array<string, array<string, mixed>> $tests
	 * @return array<string, array<string, mixed>>
	 */
	public static function tests( array $tests ): array {
		$tests['direct']['erp_bridge_alerts'] = array(
			'label' => __( 'ERP Bridge: orders reach the ERP', 'erp-bridge' ),
			'test'  => array( self::class, 'health' ),
		);
		return $tests;
	}

	/** @return array<string, mixed> */
	public static function health(): array {
		$wrong = Incidents::now();
		return array(
			'label'       => $wrong ? __( 'ERP Bridge needs your attention', 'erp-bridge' ) : __( 'Orders reach the ERP', 'erp-bridge' ),
			'status'      => $wrong ? 'critical' : 'good',
			'badge'       => array(
				'label' => 'ERP Bridge',
				'color' => 'blue',
			),
			'description' => '<p>' . implode( '</p><p>', array_map( 'esc_html', $wrong ?: array( __( 'The worker reports, and no order waits too long.', 'erp-bridge' ) ) ) ) . '</p>',
			'test'        => 'erp_bridge_alerts',
		);
	}
}
