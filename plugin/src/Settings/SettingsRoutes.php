<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Settings;

use ErpBridge\Platform\Plugin;
use ErpBridge\Platform\Rest;
use WP_Error;
use WP_REST_Request;

/** GET and PUT /settings. */
final class SettingsRoutes {
	public static function register(): void {
		Rest::route( 'GET /settings', array( self::class, 'read' ) );
		Rest::route( 'PUT /settings', array( self::class, 'write' ) );
	}

	/** @return array<string, mixed> */
	public static function read(): array {
		$settings = Settings::all();
		// In JSON an empty PHP array is a list; these are objects, also where they are empty.
		$settings['sales']['texts'] = (object) array_map( static fn( array $texts ): object => (object) $texts, $settings['sales']['texts'] );
		$settings['exchange'] = array(
			'headings' => (object) array_map( static fn( array $headings ): object => (object) $headings, $settings['exchange']['headings'] ),
			'words'    => (object) $settings['exchange']['words'],
		);
		$settings['sales']['gateways'] = (object) $settings['sales']['gateways'];
		$answer   = array(
			'settings'  => $settings,
			'version'   => Settings::version(),
			'time_zone' => wp_timezone_string(),
			'shop'      => array(
				'currency' => get_woocommerce_currency(),
				'country'  => wc_get_base_location()['country'],
				'language' => strtok( get_locale(), '_' ),
			),
		);
		$to_admin = current_user_can( Plugin::ADMIN );
		/**
		 * What `GET /settings` says beside the settings, for the worker and for the pages of ERP Bridge in wp-admin.
		 *
		 * @param array<string, mixed> $answer
		 * @param bool                 $to_admin Whether an admin asks; else it is the worker.
		 */
		return (array) apply_filters( 'erp_bridge_settings_answer', $answer, $to_admin );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>|WP_Error
	 */
	public static function write( WP_REST_Request $request ): array|WP_Error {
		return Settings::change( $request['settings'], $request['version'] ) ?? self::read();
	}
}
