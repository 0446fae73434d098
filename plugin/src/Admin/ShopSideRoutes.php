<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Admin;

use ErpBridge\Emails\ShopEmails;
use ErpBridge\Payment\Gateways;
use ErpBridge\Platform\Rest;
use ErpBridge\Sales\Stock;
use ErpBridge\Settings\Settings;
use WP_Error;
use WP_REST_Request;

/** What the page Sales shows and changes of WooCommerce's own settings: its e-mails to customers, its payment methods, its stock. */
final class ShopSideRoutes {
	public static function register(): void {
		Rest::route( 'GET /sales/emails', array( ShopEmails::class, 'all' ) );
		Rest::route( 'PUT /sales/emails/{id}', array( self::class, 'turn' ) );
		Rest::route( 'GET /sales/gateways', array( Gateways::class, 'all' ) );
		Rest::route( 'GET /sales/stock', array( Stock::class, 'state' ) );
		Rest::route( 'PUT /sales/stock', array( self::class, 'change_stock' ) );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return list<array<string, mixed>>|WP_Error All of them, as they are now.
	 */
	public static function turn( WP_REST_Request $request ): array|WP_Error {
		if ( ! ShopEmails::turn( $request['id'], $request['enabled'] ) ) {
			return Rest::error( 'email_missing', __( 'WooCommerce has no such e-mail any more. Reload the page.', 'erp-bridge' ), 404 );
		}
		return ShopEmails::all();
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>|WP_Error
	 */
	public static function change_stock( WP_REST_Request $request ): array|WP_Error {
		if ( null !== $request['owner'] ) {
			$problem = Settings::change( array( 'sales' => array( 'stock_owner' => $request['owner'] ) ), null );
			if ( null !== $problem ) {
				return $problem;
			}
		}
		if ( null !== $request['amounts_shown'] ) {
			Stock::show_amounts( $request['amounts_shown'] );
		}
		return Stock::state();
	}
}
