<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\OrderScreens;

use ErpBridge\Platform\Rest;
use WC_Order;
use WP_Error;
use WP_REST_Request;

/** What the ERP box on an order's screen shows and asks for. */
final class SaleRoutes {
	public static function register(): void {
		Rest::route( 'GET /orders/{id}/sale', array( self::class, 'read' ) );
		Rest::route( 'POST /orders/{id}/send', array( self::class, 'send' ) );
		Rest::route( 'POST /orders/{id}/mail', array( self::class, 'mail' ) );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>|WP_Error
	 */
	public static function read( WP_REST_Request $request ): array|WP_Error {
		return self::about( (int) $request['id'], static fn(): ?WP_Error => null );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>|WP_Error
	 */
	public static function send( WP_REST_Request $request ): array|WP_Error {
		return self::about( (int) $request['id'], array( SaleActions::class, 'send' ) );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>|WP_Error
	 */
	public static function mail( WP_REST_Request $request ): array|WP_Error {
		return self::about( (int) $request['id'], static fn( WC_Order $order ): ?WP_Error => SaleActions::mail( $order, $request['again'] ) );
	}

	/**
	 * @param callable(WC_Order): ?WP_Error $first
	 * @return array<string, mixed>|WP_Error
	 */
	private static function about( int $id, callable $first ): array|WP_Error {
		$order = wc_get_order( $id );
		if ( ! $order instanceof WC_Order ) {
			return Rest::error( 'order_not_found', __( 'This order is no longer in the shop. Reload the list of orders.', 'erp-bridge' ), 404 );
		}
		$error = $first( $order );
		if ( null !== $error ) {
			return $error;
		}
		$view = SaleView::of( $order );
		return $view + array( 'html' => OrderBox::html( $view ) );
	}
}
