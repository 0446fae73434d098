<?php
/** `GET wc/v3/system_status`: the few facts that a diagnosis needs. */

register_rest_route(
	'wc/v3',
	'/system_status',
	array(
		'methods'             => 'GET',
		'permission_callback' => static function () {
			$refused = new WP_Error( 'woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.', array( 'status' => rest_authorization_required_code() ) );
			return current_user_can( 'manage_woocommerce' ) ? true : $refused;
		},
		'callback'            => static function (): array {
			global $wpdb;
			return array(
				'environment'    => array(
					'home_url'            => get_option( 'home' ),
					'site_url'            => get_option( 'siteurl' ),
					'version'             => WC_VERSION,
					'wp_version'          => get_bloginfo( 'version' ),
					'wp_multisite'        => is_multisite(),
					'wp_environment_type' => wp_get_environment_type(),
					'language'            => get_locale(),
					'php_version'         => PHP_VERSION,
					'default_timezone'    => date_default_timezone_get(),
				),
				'database'       => array( 'wc_database_version' => get_option( 'woocommerce_db_version' ), 'database_prefix' => $wpdb->prefix ),
				'active_plugins' => array_map( static fn( string $plugin ): array => array( 'plugin' => $plugin ), (array) get_option( 'active_plugins' ) ),
				'settings'       => array( 'currency' => get_woocommerce_currency(), 'HPOS_enabled' => true ),
			);
		},
	)
);
