<?php
/** What activation brings: the table of API keys, roles with capabilities, pages. */
class WC_Install {

	public static function install(): void {
		self::create_tables();
		self::create_roles();
		self::create_pages();
		update_option( 'woocommerce_version', WC_VERSION );
		update_option( 'woocommerce_db_version', WC_VERSION );
	}

	private static function create_tables(): void {
		global $wpdb;
		require_once __DIR__ . '/data/tables.php';
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		dbDelta(
			"CREATE TABLE {$wpdb->prefix}woocommerce_api_keys (
			key_id BIGINT UNSIGNED NOT NULL auto_increment,
			user_id BIGINT UNSIGNED NOT NULL,
			description varchar(200) NULL,
			permissions varchar(10) NOT NULL,
			consumer_key char(64) NOT NULL,
			consumer_secret char(43) NOT NULL,
			nonces longtext NULL,
			truncated_key char(7) NOT NULL,
			last_access datetime NULL default null,
			PRIMARY KEY  (key_id),
			KEY consumer_key (consumer_key),
			KEY consumer_secret (consumer_secret)
			) {$wpdb->get_charset_collate()};"
		);
		foreach ( erp_bridge_stand_in_tables() as $name => $columns ) {
			dbDelta( "CREATE TABLE {$wpdb->prefix}{$name} (\n$columns\n) {$wpdb->get_charset_collate()};" );
		}
	}

	public static function create_roles(): void {
		add_role( 'customer', 'Customer', array( 'read' => true ) );
		$editor = get_role( 'editor' );
		$manage = array( 'manage_woocommerce', 'view_woocommerce_reports', 'edit_users', 'list_users', 'create_customers' );
		$orders = array();
		foreach ( array( 'edit', 'read', 'delete', 'edit_others', 'publish', 'read_private', 'delete_private', 'delete_published', 'delete_others', 'edit_private', 'edit_published' ) as $what ) {
			$orders[] = "{$what}_shop_order" . ( 'read' === $what ? '' : 's' );
		}
		add_role( 'shop_manager', 'Shop manager', ( $editor ? $editor->capabilities : array() ) + array_fill_keys( array_merge( $manage, $orders ), true ) );
		$administrator = wp_roles();
		foreach ( array( 'manage_woocommerce', 'view_woocommerce_reports', 'create_customers', ...$orders ) as $capability ) {
			$administrator->add_cap( 'administrator', $capability );
		}
	}

	/** Makes the pages that are missing. */
	public static function create_pages(): void {
		$pages = array(
			'shop'      => array( 'Shop', '' ),
			'cart'      => array( 'Cart', '' ),
			'checkout'  => array( 'Checkout', '' ),
			'myaccount' => array( 'My account', "<!-- wp:shortcode -->\n[woocommerce_my_account]\n<!-- /wp:shortcode -->" ),
		);
		foreach ( $pages as $page => list( $title, $content ) ) {
			$option = "woocommerce_{$page}_page_id";
			if ( 'page' === get_post_type( (int) get_option( $option ) ) ) {
				continue;
			}
			$id = wp_insert_post(
				array(
					'post_type'      => 'page',
					'post_status'    => 'publish',
					'post_title'     => $title,
					'post_name'      => sanitize_title( $title ),
					'post_content'   => $content,
					'comment_status' => 'closed',
				)
			);
			update_option( $option, $id );
		}
	}
}
