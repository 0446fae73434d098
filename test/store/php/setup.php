<?php
/**
 * Makes a WordPress into our shop: `php setup.php WORDPRESS_FOLDER STEP < settings.json`. Every step can be repeated.
 * The steps are processes of their own because a plugin is only whole in a process that started with it active, and
 * because rewrite rules can only be flushed where every plugin has added its own.
 */

$step     = $argv[2];
$settings = json_decode( stream_get_contents( STDIN ), true, 512, JSON_THROW_ON_ERROR );
if ( 'install' === $step ) {
	define( 'WP_INSTALLING', true );
}
require __DIR__ . '/load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';

function erp_bridge_setup_fail( string $message ): never {
	fwrite( STDERR, $message . "\n" );
	exit( 1 );
}

function erp_bridge_setup_install( array $settings ): void {
	require_once ABSPATH . 'wp-admin/includes/upgrade.php';
	if ( ! is_blog_installed() ) {
		wp_install( 'Local shop', $settings['adminUser'], 'admin@example.test', false, '', $settings['adminPassword'], 'en_US' );
	}
}

function erp_bridge_setup_activate( string $plugin, string $name ): void {
	if ( ! file_exists( WP_PLUGIN_DIR . '/' . $plugin ) ) {
		fwrite( STDERR, "$name is not there yet; the shop comes up without it.\n" );
		return;
	}
	$failed = activate_plugin( $plugin );
	if ( is_wp_error( $failed ) ) {
		$output = wp_strip_all_tags( (string) $failed->get_error_data() );
		erp_bridge_setup_fail( "$name could not be activated: " . $failed->get_error_message() . ' ' . $output );
	}
}

function erp_bridge_setup_configure( array $settings ): void {
	$options = array(
		'blogname'                                 => 'Local shop',
		'timezone_string'                          => 'Europe/Paris',
		'permalink_structure'                      => '/%postname%/',
		'blog_public'                              => '0',
		'woocommerce_default_country'              => 'FR',
		'woocommerce_currency'                     => 'EUR',
		'woocommerce_currency_pos'                 => 'right_space',
		'woocommerce_price_thousand_sep'           => ' ',
		'woocommerce_price_decimal_sep'            => ',',
		'woocommerce_coming_soon'                  => 'no',
		'woocommerce_onboarding_profile'           => array( 'skipped' => true, 'completed' => true ),
		'woocommerce_task_list_hidden'             => 'yes',
		'woocommerce_allow_tracking'               => 'no',
		'woocommerce_show_marketplace_suggestions' => 'no',
		'woocommerce_custom_orders_table_enabled'  => 'yes',
		'woocommerce_calc_taxes'                   => 'yes',
		'woocommerce_prices_include_tax'           => 'no',
		'woocommerce_default_customer_address'     => 'base',
		'woocommerce_enable_guest_checkout'        => 'yes',
		'woocommerce_bacs_settings'                => array( 'enabled' => 'yes', 'title' => 'Bank transfer' ),
		'woocommerce_cod_settings'                 => array( 'enabled' => 'yes', 'title' => 'Cash on delivery' ),
	);
	foreach ( $options as $name => $value ) {
		update_option( $name, $value );
	}
	delete_transient( '_wc_activation_redirect' );
	if ( get_stylesheet() !== $settings['theme'] ) {
		switch_theme( $settings['theme'] );
	}
	WC_Install::create_pages();
	erp_bridge_setup_checkout();
	erp_bridge_setup_taxes();
	erp_bridge_setup_products();
	erp_bridge_setup_key( $settings );
}

/** The classic cart and checkout: forms that every theme and most plugins know. */
function erp_bridge_setup_checkout(): void {
	foreach ( array( 'cart', 'checkout' ) as $page ) {
		$content = "<!-- wp:shortcode -->\n[woocommerce_$page]\n<!-- /wp:shortcode -->";
		wp_update_post( array( 'ID' => wc_get_page_id( $page ), 'post_content' => $content ) );
	}
}

/** The rates of France: standard, reduced (restaurants, works) and super-reduced (food, books). */
function erp_bridge_setup_taxes(): void {
	WC_Tax::create_tax_class( 'Super-reduced rate', 'super-reduced-rate' );
	foreach ( array( '' => '20', 'reduced-rate' => '10', 'super-reduced-rate' => '5.5' ) as $class => $rate ) {
		if ( array() === WC_Tax::find_rates( array( 'country' => 'FR', 'tax_class' => $class ) ) ) {
			WC_Tax::_insert_tax_rate( array( 'tax_rate_country' => 'FR', 'tax_rate' => $rate, 'tax_rate_name' => 'TVA', 'tax_rate_priority' => 1, 'tax_rate_shipping' => 1, 'tax_rate_class' => $class ) );
		}
	}
}

function erp_bridge_setup_products(): void {
	$products = array(
		'ESP-1'   => array( 'Espresso machine', '249.00', '' ),
		'CAP-1'   => array( 'Cappuccino voucher', '4.50', 'reduced-rate' ),
		'KEN-250' => array( 'Kenya AA 250 g', '12.90', 'super-reduced-rate' ),
	);
	foreach ( $products as $sku => list( $name, $price, $tax_class ) ) {
		if ( ! wc_get_product_id_by_sku( $sku ) ) {
			$product = new WC_Product_Simple();
			$product->set_name( $name );
			$product->set_sku( $sku );
			$product->set_regular_price( $price );
			$product->set_tax_class( $tax_class );
			$product->save();
		}
	}
}

/** The administrator's key, stored as WooCommerce stores keys. */
function erp_bridge_setup_key( array $settings ): void {
	global $wpdb;
	$table = $wpdb->prefix . 'woocommerce_api_keys';
	$hash  = wc_api_hash( $settings['consumerKey'] );
	if ( $wpdb->get_var( $wpdb->prepare( "SELECT key_id FROM $table WHERE consumer_key = %s", $hash ) ) ) {
		return;
	}
	$wpdb->insert(
		$table,
		array(
			'user_id'         => get_user_by( 'login', $settings['adminUser'] )->ID,
			'description'     => 'Local store',
			'permissions'     => 'read_write',
			'consumer_key'    => $hash,
			'consumer_secret' => $settings['consumerSecret'],
			'truncated_key'   => substr( $settings['consumerKey'], -7 ),
		)
	);
}

match ( $step ) {
	'install'     => erp_bridge_setup_install( $settings ),
	'woocommerce' => erp_bridge_setup_activate( 'woocommerce/woocommerce.php', 'WooCommerce' ),
	'configure'   => erp_bridge_setup_configure( $settings ),
	'plugin'      => erp_bridge_setup_activate( 'erp-bridge/erp-bridge.php', 'ERP Bridge' ),
	'flush'       => flush_rewrite_rules(),
};

// Without this mark the process died on the way, for instance in a plugin that called exit().
echo "\ndone\n";
