<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Imports;

use ErpBridge\OrderScreens\SaleActions;
use ErpBridge\Platform\Busy;
use ErpBridge\Platform\Rest;
use ErpBridge\Worker\LastReport;
use WC_Order;
use WP_Error;
use WP_REST_Request;

/** The page Orders: how imports are, what a person has to decide, orders that are sent again. */
final class ImportRoutes {
	public static function register(): void {
		Rest::route( 'GET /orders-import', array( self::class, 'read' ) );
		Rest::route( 'POST /orders-import/again', array( self::class, 'again' ) );
		Rest::route( 'GET /orders-matches', array( Matches::class, 'all' ) );
	}

	/** @return array<string, mixed> */
	public static function read(): array {
		return array(
			'sources' => array_map( array( self::class, 'source' ), Jobs::sources() ),
			'jobs'    => Jobs::all(),
			'alive'   => (bool) ( LastReport::last()['alive'] ?? false ),
		);
	}

	/**
	 * @param array<string, mixed> $source
	 * @return array<string, mixed>
	 */
	private static function source( array $source ): array {
		$own = OrderLooks::OWN === $source['name'];
		return array(
			'left_out_labels' => array_map( static fn( string $status ): string => $own ? self::label( $status ) : $status, $source['left_out_statuses'] ),
			'imported_at'     => Jobs::imported_at( $source['name'] ),
		) + $source;
	}

	private static function label( string $status ): string {
		return 'trash' === $status ? __( 'in the trash', 'erp-bridge' ) : wc_get_order_status_name( $status );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>|WP_Error
	 */
	public static function again( WP_REST_Request $request ): array|WP_Error {
		if ( OrderLooks::OWN !== $request['source'] ) {
			return Rest::error( 'source_not_here', __( 'These orders are not in this shop. Change them in their own shop, and they are transferred.', 'erp-bridge' ), 404 );
		}
		$refused = array();
		$ids     = array_unique( $request['ids'] );
		foreach ( $ids as $id ) {
			$refusal = self::send( (string) $id );
			if ( null !== $refusal ) {
				$refused[] = array( 'order_id' => (string) $id ) + $refusal;
			}
		}
		return array(
			'asked'   => count( $ids ) - count( $refused ),
			'refused' => $refused,
		);
	}

	/** @return array{number: string, message: string}|null Why not; null where it is asked for. */
	private static function send( string $id ): ?array {
		$number = $id;
		try {
			$order = wc_get_order( (int) $id );
			if ( ! $order instanceof WC_Order ) {
				$message = __( 'This order is no longer in the shop. Reload the list of orders.', 'erp-bridge' );
			} else {
				$number  = (string) $order->get_order_number();
				$message = SaleActions::send( $order )?->get_error_message();
			}
		} catch ( Busy ) {
			$message = __( 'Another request is doing the same work. Try again in a minute.', 'erp-bridge' );
		} catch ( \RuntimeException $e ) {
			$message = $e->getMessage();
		}
		return null === $message ? null : array(
			'number'  => $number,
			'message' => $message,
		);
	}
}
