<?php
/** The account page: its endpoints, its menu and what each endpoint shows. */

/** @return array<string, string> Endpoint → slug, others' included. */
function erp_bridge_stand_in_query_vars(): array {
	$endpoints = array(
		'order-pay'       => 'order-pay',
		'order-received'  => 'order-received',
		'orders'          => 'orders',
		'view-order'      => 'view-order',
		'edit-address'    => 'edit-address',
		'edit-account'    => 'edit-account',
		'lost-password'   => 'lost-password',
		'customer-logout' => 'customer-logout',
	);
	return (array) apply_filters( 'woocommerce_get_query_vars', $endpoints );
}

/** @return array<string, string> Endpoint → label. */
function wc_get_account_menu_items(): array {
	$items = array(
		'dashboard'       => 'Dashboard',
		'orders'          => 'Orders',
		'edit-address'    => 'Addresses',
		'edit-account'    => 'Account details',
		'customer-logout' => 'Log out',
	);
	return (array) apply_filters( 'woocommerce_account_menu_items', $items, erp_bridge_stand_in_query_vars() );
}

function wc_get_account_menu_item_classes( string $endpoint ): string {
	$current = 'dashboard' === $endpoint ? ! is_wc_endpoint_url() : is_wc_endpoint_url( $endpoint );
	$classes = array( 'woocommerce-MyAccount-navigation-link', "woocommerce-MyAccount-navigation-link--$endpoint" );
	if ( $current ) {
		$classes[] = 'is-active';
	}
	return implode( ' ', array_map( 'sanitize_html_class', apply_filters( 'woocommerce_account_menu_item_classes', $classes, $endpoint ) ) );
}

add_action(
	'init',
	static function (): void {
		foreach ( erp_bridge_stand_in_query_vars() as $slug ) {
			add_rewrite_endpoint( $slug, EP_PAGES );
		}
	}
);

add_shortcode(
	'woocommerce_my_account',
	static function (): string {
		global $wp;
		ob_start();
		echo '<div class="woocommerce">';
		if ( isset( $wp->query_vars['lost-password'] ) ) {
			erp_bridge_stand_in_lost_password();
		} elseif ( ! is_user_logged_in() ) {
			wc_print_notices();
			wc_get_template( 'myaccount/form-login.php' );
		} else {
			wc_get_template( 'myaccount/my-account.php', array( 'current_user' => wp_get_current_user() ) );
		}
		echo '</div>';
		return (string) ob_get_clean();
	}
);

add_action( 'woocommerce_account_navigation', static fn() => wc_get_template( 'myaccount/navigation.php' ) );

/** Shows the endpoint that was asked for, through the action of its own; else the dashboard. */
add_action(
	'woocommerce_account_content',
	static function (): void {
		global $wp;
		wc_print_notices();
		foreach ( $wp->query_vars as $key => $value ) {
			if ( 'pagename' !== $key && has_action( "woocommerce_account_{$key}_endpoint" ) ) {
				do_action( "woocommerce_account_{$key}_endpoint", $value );
				return;
			}
		}
		wc_get_template( 'myaccount/dashboard.php', array( 'current_user' => get_user_by( 'id', get_current_user_id() ) ) );
	}
);

foreach ( array( 'edit-address', 'edit-account' ) as $erp_bridge_endpoint ) {
	add_action(
		"woocommerce_account_{$erp_bridge_endpoint}_endpoint",
		static fn() => wc_print_notice( 'The stand-in for WooCommerce does not have this page.', 'notice' )
	);
}

/** The page's title tells the endpoint, once and in the loop only: menus carry the page's title too. */
add_filter(
	'the_title',
	static function ( string $title, $post_id = 0 ): string {
		if ( is_admin() || ! is_account_page() || ! is_wc_endpoint_url() || ! in_the_loop() || get_queried_object_id() !== (int) $post_id ) {
			return $title;
		}
		global $wp;
		$titles = array_diff_key( wc_get_account_menu_items(), array( 'dashboard' => '' ) ) + array( 'lost-password' => 'Lost password', 'view-order' => 'Order #' . absint( $wp->query_vars['view-order'] ?? 0 ) );
		foreach ( erp_bridge_stand_in_query_vars() as $endpoint => $slug ) {
			if ( isset( $wp->query_vars[ $slug ] ) ) {
				return (string) apply_filters( "woocommerce_endpoint_{$endpoint}_title", $titles[ $endpoint ] ?? $title, $endpoint, '' );
			}
		}
		return $title;
	},
	10,
	2
);

add_action(
	'wp_enqueue_scripts',
	static function (): void {
		wp_enqueue_style( 'woocommerce-general', WC()->plugin_url() . '/assets/account.css', array(), WC_VERSION );
	}
);

/** Account pages are for one visitor only. */
add_action(
	'template_redirect',
	static function (): void {
		if ( is_account_page() ) {
			nocache_headers();
		}
	}
);

add_filter(
	'body_class',
	static fn( array $classes ): array => is_account_page() ? array_merge( $classes, array( 'woocommerce-account', 'woocommerce-page' ) ) : $classes
);

/** Customers have no business in wp-admin. */
add_action(
	'admin_init',
	static function (): void {
		if ( ! wp_doing_ajax() && ! current_user_can( 'edit_posts' ) && ! current_user_can( 'manage_woocommerce' ) ) {
			wp_safe_redirect( wc_get_page_permalink( 'myaccount' ) );
			exit;
		}
	}
);
add_filter( 'show_admin_bar', static fn( $show ): bool => $show && ( current_user_can( 'edit_posts' ) || current_user_can( 'manage_woocommerce' ) ) );
