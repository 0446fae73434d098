<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Platform;

/** The plugin itself: its version, who may what with it, where its files are. */
final class Plugin {
	public const VERSION = '0.1.0';
	public const API     = 1;

	/** Capability of the worker's user. */
	public const SYNC = 'erp_bridge_sync';

	/** Capability of the people who configure and watch. */
	public const ADMIN = 'manage_woocommerce';

	/** Capability of the staff who may work with orders that are in the ERP (article 4). */
	public const ORDERS = 'erp_bridge_work_with_orders';

	private static string $file = '';

	/** @param string $file The plugin's main file. */
	public static function is_in( string $file ): void {
		self::$file = $file;
	}

	/** Whoever configures may also do what he configures. */
	public static function may_work_with_orders(): bool {
		return current_user_can( self::ORDERS ) || current_user_can( self::ADMIN );
	}

	public static function load_translations(): void {
		load_plugin_textdomain( 'erp-bridge', false, dirname( plugin_basename( self::$file ) ) . '/languages' );
	}

	/** A file of the plugin on disk. */
	public static function path( string $relative = '' ): string {
		return dirname( self::$file ) . '/' . $relative;
	}

	/** A file of the plugin on the web. */
	public static function url( string $relative ): string {
		return plugins_url( $relative, self::$file );
	}
}
