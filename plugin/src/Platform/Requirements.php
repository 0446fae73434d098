<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Platform;

/** What the shop must offer, in sentences; shown as a notice in wp-admin and by the connection test. */
final class Requirements {
	private const WORDPRESS   = '6.8';
	private const WOOCOMMERCE = '10.5';

	/** @return list<string> What is missing, each with what to do. */
	public static function missing(): array {
		$missing = array();
		if ( version_compare( get_bloginfo( 'version' ), self::WORDPRESS, '<' ) ) {
			/* translators: 1: wanted version, 2: present version. */
			$missing[] = sprintf( __( 'ERP Bridge needs WordPress %1$s or later; this is %2$s. Update WordPress.', 'erp-bridge' ), self::WORDPRESS, get_bloginfo( 'version' ) );
		}
		if ( ! class_exists( 'WooCommerce' ) ) {
			$missing[] = __( 'ERP Bridge needs WooCommerce. Install and activate it; nothing is synchronised until then.', 'erp-bridge' );
		} elseif ( version_compare( self::woocommerce_version(), self::WOOCOMMERCE, '<' ) ) {
			/* translators: 1: wanted version, 2: present version. */
			$missing[] = sprintf( __( 'ERP Bridge needs WooCommerce %1$s or later; this is %2$s. Update WooCommerce.', 'erp-bridge' ), self::WOOCOMMERCE, self::woocommerce_version() );
		}
		if ( ! self::has_pretty_permalinks() ) {
			$missing[] = __( 'ERP Bridge needs permalinks other than “Plain”, else the worker cannot reach the shop. Choose “Post name” under Settings → Permalinks.', 'erp-bridge' );
		}
		if ( ! self::is_https() && 'local' !== wp_get_environment_type() ) {
			$missing[] = __( 'The address of this shop begins with http://. Keys and invoices must travel encrypted: get a certificate from your host, then change the addresses under Settings → General to https://.', 'erp-bridge' );
		}
		return $missing;
	}

	public static function notices(): void {
		if ( ! current_user_can( 'activate_plugins' ) ) {
			return;
		}
		foreach ( self::missing() as $sentence ) {
			wp_admin_notice( esc_html( $sentence ), array( 'type' => 'error' ) );
		}
	}

	public static function has_pretty_permalinks(): bool {
		return '' !== (string) get_option( 'permalink_structure' );
	}

	public static function is_https(): bool {
		return 'https' === wp_parse_url( home_url(), PHP_URL_SCHEME );
	}

	/** "woocommerce 11.0.1", or the name a stand-in gives itself. */
	public static function store(): string {
		return defined( 'ERP_BRIDGE_STAND_IN' ) ? 'stand-in' : 'woocommerce ' . self::woocommerce_version();
	}

	private static function woocommerce_version(): string {
		return defined( 'WC_VERSION' ) ? (string) constant( 'WC_VERSION' ) : '0';
	}
}
