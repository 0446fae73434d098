<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

use ErpBridge\Rest;
use ErpBridge\Settings\Settings;
use WP_Error;
use WP_REST_Request;

/** What the page Sales shows and changes of WooCommerce's own settings: its e-mails to customers, its payment methods, its stock. */
final class ShopSideRoutes {
	public static function register(): void {
		$admin = array( Rest::class, 'admin' );
		$flag  = array( 'type' => 'boolean' );
		$text  = array( 'type' => 'string' );
		$email = array_fill_keys( array( 'id', 'title', 'event' ), $text ) + array_fill_keys( array( 'enabled', 'manual', 'reaches', 'doubled' ), $flag );
		Rest::route( '/sales/emails', 'GET', array( CustomerEmails::class, 'all' ), $admin, array(), $email );
		Rest::route( '/sales/emails/(?P<id>[A-Za-z0-9_-]+)', 'PUT', array( self::class, 'turn' ), $admin, array( 'enabled' => array( 'required' => true ) + $flag ), $email );
		Rest::route( '/sales/gateways', 'GET', array( Gateways::class, 'all' ), $admin, array(), array_fill_keys( array( 'id', 'title', 'guess' ), $text ) + array( 'enabled' => $flag ) );
		$stock = array(
			'owner'              => $text,
			'shop_manages_stock' => $flag,
			'amounts_shown'      => $flag,
			'warning'            => $text,
		);
		Rest::route( '/sales/stock', 'GET', array( Stock::class, 'state' ), $admin, array(), $stock );
		$owner = Settings::schema()['properties']['sales']['properties']['stock_owner'];
		unset( $owner['default'] );
		Rest::route(
			'/sales/stock',
			'PUT',
			array( self::class, 'change_stock' ),
			$admin,
			array(
				'owner'         => $owner,
				'amounts_shown' => $flag,
			),
			$stock
		);
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return list<array<string, mixed>>|WP_Error All of them, as they are now.
	 */
	public static function turn( WP_REST_Request $request ): array|WP_Error {
		if ( ! CustomerEmails::turn( $request['id'], $request['enabled'] ) ) {
			return Rest::error( 'email_missing', __( 'WooCommerce has no such e-mail any more. Reload the page.', 'erp-bridge' ), 404 );
		}
		return CustomerEmails::all();
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
