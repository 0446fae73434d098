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

/** Orders have tables of their own here, always: there is no classic storage as posts. */
class OrderUtil {
	public static function custom_orders_table_usage_is_enabled(): bool {
		return 'yes' === get_option( 'woocommerce_custom_orders_table_enabled' );
	}

	public static function get_order_admin_screen(): string {
		return 'woocommerce_page_wc-orders';
	}

	public static function get_order_admin_edit_url( int $order_id ): string {
		return admin_url( "admin.php?page=wc-orders&action=edit&id=$order_id" );
	}

	public static function is_order_list_table_screen(): bool {
		return self::is_screen( false );
	}

	public static function is_order_edit_screen(): bool {
		return self::is_screen( true );
	}

	private static function is_screen( bool $edit ): bool {
		return is_admin() && 'wc-orders' === ( $_GET['page'] ?? '' ) && $edit === ( 'edit' === ( $_GET['action'] ?? '' ) );
	}

	/** @param mixed $post_or_order */
	public static function get_post_or_order_id( $post_or_order ): int {
		if ( is_numeric( $post_or_order ) ) {
			return (int) $post_or_order;
		}
		return $post_or_order instanceof \WP_Post ? $post_or_order->ID : ( $post_or_order instanceof \WC_Abstract_Order ? $post_or_order->get_id() : 0 );
	}

	/** @param list<string> $types */
	public static function is_order( $order_id, $types = array( 'shop_order' ) ): bool {
		return in_array( self::get_order_type( $order_id ), (array) $types, true );
	}

	public static function get_order_type( $order_id ): ?string {
		$order = wc_get_order( $order_id );
		return $order ? $order->get_type() : null;
	}
}
