<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Settings;

use ErpBridge\Accounts\Staff;
use ErpBridge\Documents\Storage;
use ErpBridge\Orders\SalesMail;
use ErpBridge\Orders\WebhookSecret;
use ErpBridge\Plugin;
use ErpBridge\Rest;
use WP_Error;
use WP_REST_Request;

/** GET and PUT /settings. */
final class SettingsRoutes {
	public static function register(): void {
		$answer = array(
			'settings' => Settings::schema(),
			'version'  => array( 'type' => 'integer' ),
			// What WooCommerce signs its webhooks with, and the worker checks.
			'webhook_secret' => array( 'type' => 'string' ),
			// Whose calendar dates the documents.
			'time_zone' => array( 'type' => 'string' ),
			// Where the PDFs lie, for the lines of the web server's configuration; told to admins only.
			'documents_dir' => array( 'type' => 'string' ),
			// What the page Sales offers; told to admins only.
			'site_language' => array( 'type' => 'string' ),
			'bank_accounts' => array(
				'type'  => 'array',
				'items' => array( 'type' => 'object' ),
			),
			'document_email' => array( 'type' => 'boolean' ),
			// What the page Customers offers; told to admins only.
			'roles' => array( 'type' => 'object' ),
		);
		Rest::route( '/settings', 'GET', array( self::class, 'read' ), array( Rest::class, 'worker_or_admin' ), array(), $answer );
		Rest::route(
			'/settings',
			'PUT',
			array( self::class, 'write' ),
			array( Rest::class, 'admin' ),
			array(
				'settings' => array(
					'type'     => 'object',
					'required' => true,
				),
				'version'  => array( 'type' => 'integer' ),
			),
			$answer
		);
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
		return array(
			'settings'       => $settings,
			'version'        => Settings::version(),
			'webhook_secret' => WebhookSecret::get(),
			'time_zone'      => wp_timezone_string(),
		) + ( current_user_can( Plugin::ADMIN ) ? self::for_admins() : array() );
	}

	/** @return array<string, mixed> */
	private static function for_admins(): array {
		return array(
			'documents_dir'  => Storage::directory(),
			'site_language'  => substr( get_locale(), 0, 2 ),
			'bank_accounts'  => BankAccounts::of_shop(),
			'document_email' => SalesMail::is_on(),
			// In JSON an empty PHP array is a list.
			'roles'          => (object) Staff::possible_customers(),
		);
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>|WP_Error
	 */
	public static function write( WP_REST_Request $request ): array|WP_Error {
		return Settings::change( $request['settings'], $request['version'] ) ?? self::read();
	}
}
