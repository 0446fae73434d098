<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Admin;

use ErpBridge\Platform\Flows;
use ErpBridge\Platform\Plugin;

/** The menu "ERP Bridge" and the frames that admin-ui fills. */
final class Menu {
	public static function hooks(): void {
		add_action( 'admin_menu', array( self::class, 'add' ) );
		add_action( 'admin_enqueue_scripts', array( self::class, 'enqueue' ) );
	}

	public static function add(): void {
		add_menu_page( 'ERP Bridge', 'ERP Bridge', Plugin::ADMIN, self::slug( 'overview' ), '', 'dashicons-update', 56 );
		foreach ( self::pages() as $page => $title ) {
			add_submenu_page( self::slug( 'overview' ), "$title · ERP Bridge", $title, Plugin::ADMIN, self::slug( $page ), static fn() => self::render( $page, $title ) );
		}
	}

	public static function enqueue(): void {
		$screen = isset( $_GET['page'] ) ? sanitize_key( wp_unslash( $_GET['page'] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification.Recommended
		$pages  = array_keys( self::pages() );
		$page   = array_combine( array_map( array( self::class, 'slug' ), $pages ), $pages )[ $screen ] ?? null;
		if ( null === $page || ! self::is_built( $page ) ) {
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

	private static function render( string $page, string $title ): void {
		printf( '<div class="wrap"><div id="erp-bridge-%s">', esc_attr( $page ) );
		if ( ! self::is_built( $page ) ) {
			printf( '<h1>%s</h1><p>%s</p>', esc_html( $title ), esc_html__( 'The scripts of this page are not built. Run “npm run build” in the folder of ERP Bridge, then reload.', 'erp-bridge' ) );
		} else {
			printf( '<noscript><h1>%s</h1><p>%s</p></noscript>', esc_html( $title ), esc_html__( 'This page needs JavaScript.', 'erp-bridge' ) );
		}
		echo '</div></div>';
	}

	private static function is_built( string $page ): bool {
		return is_file( Plugin::path( "build/$page.asset.php" ) ) && is_file( Plugin::path( "build/$page.js" ) );
	}

	private static function slug( string $page ): string {
		return 'overview' === $page ? 'erp-bridge' : "erp-bridge-$page";
	}

	/** @return array<string, string> Titles by the page's name, which is that of its script and of its root element. */
	private static function pages(): array {
		return array( 'overview' => __( 'Overview', 'erp-bridge' ) ) + Flows::pages() + array(
			'orders'     => __( 'Orders', 'erp-bridge' ),
			'files'      => __( 'Files', 'erp-bridge' ),
			'connection' => __( 'Connection', 'erp-bridge' ),
		);
	}
}
