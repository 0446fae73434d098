<?php
/** The two utility classes that extensions use to declare and to ask how orders are stored. */

namespace Automattic\WooCommerce\Utilities;

class FeaturesUtil {
	/** @var array<string, array<string, bool>> Feature → plugin → compatible. */
	private static array $declared = array();

	public static function declare_compatibility( string $feature, string $plugin_file, bool $compatible = true ): bool {
		if ( ! doing_action( 'before_woocommerce_init' ) ) {
			_doing_it_wrong( __METHOD__, 'Compatibility is declared inside the before_woocommerce_init action.', '11.0' );
			return false;
		}
		self::$declared[ $feature ][ plugin_basename( $plugin_file ) ] = $compatible;
		return true;
	}

	public static function feature_is_enabled( string $feature ): bool {
		return 'custom_order_tables' === $feature && OrderUtil::custom_orders_table_usage_is_enabled();
	}
}

class OrderUtil {
	public static function custom_orders_table_usage_is_enabled(): bool {
		return 'yes' === get_option( 'woocommerce_custom_orders_table_enabled' );
	}
}
