<?php
/**
 * Deleting the plugin removes its role, options and tables. The accounts stay, and so do the documents' files, unless the
 * setting on the page Documents, or wp-config.php with define( 'ERP_BRIDGE_DELETE_DOCUMENTS', true ), says otherwise.
 *
 * @package ErpBridge
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

( static function (): void {
	global $wpdb;
	$storage = get_option( 'erp_bridge_storage' );
	$folder  = defined( 'ERP_BRIDGE_DOCUMENTS_DIR' ) ? constant( 'ERP_BRIDGE_DOCUMENTS_DIR' ) : ( $storage['directory'] ?? '' );
	// What the admin answered on the page Documents; wp-config.php has the last word.
	$settings = get_option( 'erp_bridge_settings' );
	$delete   = defined( 'ERP_BRIDGE_DELETE_DOCUMENTS' ) ? true === constant( 'ERP_BRIDGE_DELETE_DOCUMENTS' ) : 'delete' === ( $settings['settings']['documents']['on_uninstall'] ?? 'keep' );
	if ( $delete && '' !== $folder ) {
		foreach ( array( 'documents', 'document_versions' ) as $table ) {
			foreach ( $wpdb->get_col( "SELECT path FROM {$wpdb->prefix}erp_bridge_$table" ) as $path ) {
				wp_delete_file( "$folder/$path" );
			}
		}
	}

	// The worker's own; a customer can have its sign-in name.
	foreach ( get_users( array( 'role' => 'erp_bridge_worker' ) ) as $user ) {
		if ( str_starts_with( $user->user_login, 'erp-bridge-worker' ) && 1 === count( $user->roles ) ) {
			$wpdb->delete( $wpdb->prefix . 'woocommerce_api_keys', array( 'user_id' => $user->ID ) );
			require_once ABSPATH . 'wp-admin/includes/user.php';
			wp_delete_user( $user->ID );
		}
	}
	remove_role( 'erp_bridge_worker' );
	// Others may have got them from an editor of roles.
	foreach ( array_keys( wp_roles()->roles ) as $role ) {
		foreach ( array( 'erp_bridge_sync', 'erp_bridge_work_with_orders' ) as $capability ) {
			get_role( $role )?->remove_cap( $capability );
		}
	}

	foreach ( array( 'links', 'documents', 'journal', 'commands', 'previews', 'broken_orders', 'document_versions', 'document_downloads', 'changes', 'sales', 'sale_history', 'order_looks' ) as $table ) {
		$wpdb->query( "DROP TABLE IF EXISTS {$wpdb->prefix}erp_bridge_$table" );
	}
	// Nobody hears them any more.
	foreach ( (array) get_option( 'erp_bridge_webhook_ids', array() ) as $id ) {
		$wpdb->delete( "{$wpdb->prefix}wc_webhooks", array( 'webhook_id' => $id ) );
	}
	foreach ( array( '', 'active', 'disabled', 'paused' ) as $status ) {
		delete_transient( 'woocommerce_webhook_ids' . ( '' === $status ? '' : "_status_$status" ) );
	}
	foreach ( array( 'schema', 'settings', 'storage', 'worker_state', 'previews', 'order_looks', 'imports', 'swept', 'webhook_secret', 'webhook_ids', 'webhook_state', 'incidents' ) as $option ) {
		delete_option( "erp_bridge_$option" );
	}
	wp_clear_scheduled_hook( 'erp_bridge_prune_changes' );
	wp_clear_scheduled_hook( 'erp_bridge_watch' );
	delete_transient( 'erp_bridge_probe' );
	delete_transient( 'erp_bridge_columns' );
	// Without the plugin nothing shuts deactivated accounts out; the mark must not come back to life with it either.
	foreach ( array( 'inactive', 'proven_email', 'confirmation', 'waiting_fields' ) as $meta ) {
		delete_metadata( 'user', 0, "erp_bridge_$meta", '', true );
	}
} )();
