<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Admin;

use ErpBridge\Plugin;

/** The menu "ERP Bridge" and the frames that admin-ui fills. */
final class Menu {
	/** Menu slug of each page; the page's name is that of its script and of its root element. */
	private const PAGES = array(
		'overview'   => 'erp-bridge',
		'customers'  => 'erp-bridge-customers',
		'documents'  => 'erp-bridge-documents',
		'sales'      => 'erp-bridge-sales',
		'files'      => 'erp-bridge-files',
		'connection' => 'erp-bridge-connection',
	);

	public static function hooks(): void {
		add_action( 'admin_menu', array( self::class, 'add' ) );
		add_action( 'admin_enqueue_scripts', array( self::class, 'enqueue' ) );
	}

	public static function add(): void {
		add_menu_page( 'ERP Bridge', 'ERP Bridge', Plugin::ADMIN, self::PAGES['overview'], '', 'dashicons-update', 56 );
		foreach ( self::PAGES as $page => $slug ) {
			add_submenu_page( self::PAGES['overview'], self::title( $page ) . ' · ERP Bridge', self::title( $page ), Plugin::ADMIN, $slug, static fn() => self::render( $page ) );
		}
	}

	public static function enqueue(): void {
		$screen = isset( $_GET['page'] ) ? sanitize_key( wp_unslash( $_GET['page'] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification.Recommended
		$page   = array_search( $screen, self::PAGES, true );
		if ( false === $page || ! self::is_built( $page ) ) {
			return;
		}
		$asset = require Plugin::path( "build/$page.asset.php" );
		wp_enqueue_script( "erp-bridge-$page", Plugin::url( "build/$page.js" ), $asset['dependencies'], $asset['version'], true );
		wp_set_script_translations( "erp-bridge-$page", 'erp-bridge', Plugin::path( 'languages' ) );
		wp_enqueue_style( 'wp-components' );
		foreach ( array( "$page.css", "style-$page.css" ) as $css ) {
			if ( is_file( Plugin::path( "build/$css" ) ) ) {
				wp_enqueue_style( "erp-bridge-$css", Plugin::url( "build/$css" ), array( 'wp-components' ), $asset['version'] );
			}
		}
	}

	private static function render( string $page ): void {
		printf( '<div class="wrap"><div id="erp-bridge-%s">', esc_attr( $page ) );
		if ( ! self::is_built( $page ) ) {
			printf( '<h1>%s</h1><p>%s</p>', esc_html( self::title( $page ) ), esc_html__( 'The scripts of this page are not built. Run “npm run build” in the folder of ERP Bridge, then reload.', 'erp-bridge' ) );
		} else {
			printf( '<noscript><h1>%s</h1><p>%s</p></noscript>', esc_html( self::title( $page ) ), esc_html__( 'This page needs JavaScript.', 'erp-bridge' ) );
		}
		echo '</div></div>';
	}

	private static function is_built( string $page ): bool {
		return is_file( Plugin::path( "build/$page.asset.php" ) ) && is_file( Plugin::path( "build/$page.js" ) );
	}

	private static function title( string $page ): string {
		return match ( $page ) {
			'overview'  => __( 'Overview', 'erp-bridge' ),
			'customers' => __( 'Customers', 'erp-bridge' ),
			'documents' => __( 'Documents', 'erp-bridge' ),
			'sales'     => __( 'Sales', 'erp-bridge' ),
			'files'     => __( 'Files', 'erp-bridge' ),
			default     => __( 'Connection', 'erp-bridge' ),
		};
	}
}
