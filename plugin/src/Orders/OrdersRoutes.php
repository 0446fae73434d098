<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

use ErpBridge\Rest;
use WP_Error;
use WP_REST_Request;

/** The worker asks which orders changed, reads them whole, and says what became of them. */
final class OrdersRoutes {
	private const PAGE = 100;

	public static function register(): void {
		$worker = array( Rest::class, 'worker' );
		$number = array(
			'type'    => 'integer',
			'minimum' => 0,
		);
		$list   = array(
			'type'  => 'array',
			'items' => array( 'type' => 'object' ),
		);
		$ids    = array(
			'type'  => 'array',
			'items' => $number,
		);
		$since  = array(
			'type'   => 'string',
			'format' => 'date-time',
		);
		Rest::route(
			'/changes',
			'GET',
			array( self::class, 'changes' ),
			$worker,
			array(
				'after' => array( 'default' => 0 ) + $number,
				'limit' => array(
					'type'    => 'integer',
					'minimum' => 1,
					'maximum' => 1000,
					'default' => 500,
				),
			),
			array(
				'changes' => $list,
				'last'    => $number,
				'oldest'  => $number,
			)
		);
		Rest::route(
			'/orders',
			'GET',
			array( self::class, 'orders' ),
			$worker,
			array(
				'ids'      => array(
					'type'     => 'array',
					'minItems' => 1,
					'maxItems' => self::PAGE,
					'items'    => array( 'minimum' => 1 ) + $number,
				),
				'after_id' => $number,
				'limit'    => array(
					'type'    => 'integer',
					'minimum' => 1,
					'maximum' => self::PAGE,
					'default' => self::PAGE,
				),
				'since'    => $since,
			),
			array(
				'orders'  => $list,
				'missing' => $ids,
				// Which of them another plugin breaks, and how.
				'broken'  => $list,
				'last_id' => $number,
			)
		);
		Rest::route(
			'/orders/ids',
			'GET',
			array( self::class, 'ids' ),
			$worker,
			array(
				'after_id' => array( 'default' => 0 ) + $number,
				'limit'    => array(
					'type'    => 'integer',
					'minimum' => 1,
					'maximum' => 1000,
					'default' => 1000,
				),
				'since'    => $since,
			),
			array(
				'ids'     => $ids,
				'last_id' => $number,
			)
		);
		Rest::route(
			'/orders/states',
			'POST',
			array( self::class, 'states' ),
			$worker,
			array(
				'states' => array(
					'type'     => 'array',
					'required' => true,
					'minItems' => 1,
					'maxItems' => 200,
					'items'    => self::state(),
				),
			),
			array( 'results' => $list )
		);
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	public static function changes( WP_REST_Request $request ): array {
		Changes::sweep_when_due();
		return Changes::page( $request['after'], $request['limit'] );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>|WP_Error
	 */
	public static function orders( WP_REST_Request $request ): array|WP_Error {
		if ( null !== $request['ids'] ) {
			return Snapshots::of( $request['ids'] );
		}
		if ( null !== $request['after_id'] ) {
			return Snapshots::after( $request['after_id'], $request['limit'], self::since( $request ) );
		}
		return Rest::error( 'which_orders', __( 'Say which orders: their numbers in “ids”, or “after_id”.', 'erp-bridge' ), 400 );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{ids: list<int>, last_id: int}
	 */
	public static function ids( WP_REST_Request $request ): array {
		return OrderIds::after( $request['after_id'], $request['limit'], self::since( $request ) );
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	private static function since( WP_REST_Request $request ): ?int {
		return null === $request['since'] ? null : (int) strtotime( $request['since'] );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{results: list<array<string, mixed>>}
	 */
	public static function states( WP_REST_Request $request ): array {
		return array( 'results' => States::store_all( $request['states'] ) );
	}

	/** @return array<string, mixed> */
	private static function state(): array {
		$text  = array(
			'type'     => 'string',
			'required' => true,
		);
		$known = static fn( string ...$values ): array => array( 'enum' => $values ) + $text;
		$short = array( 'maxLength' => 32 ) + $text;
		$day   = array( 'pattern' => '^([0-9]{4}-[0-9]{2}-[0-9]{2})?$' ) + $text;
		return array(
			'type'       => 'object',
			'properties' => array(
				'order_id'   => array(
					'type'     => 'integer',
					'minimum'  => 1,
					'required' => true,
				),
				'state'      => $known( 'waiting', 'sent', 'draft', 'invoiced', 'paid', 'held', 'refused', 'failed', 'withdrawn' ),
				'reason'     => array( 'maxLength' => 64 ) + $text,
				'params'     => array(
					'type'     => 'object',
					'required' => true,
				),
				'document'   => array(
					'type'       => array( 'object', 'null' ),
					'required'   => true,
					'properties' => array(
						'type'      => array( 'maxLength' => 20 ) + $text,
						'number'    => array( 'maxLength' => 190 ) + $text,
						'state'     => $known( 'draft', 'final' ),
						'date'      => $day,
						'due_date'  => $day,
						'total'     => $short,
						'currency'  => array( 'maxLength' => 3 ) + $text,
						'paid'      => $known( '', '0', '1' ),
						'stock_out' => $known( '', '0', '1' ),
					),
				),
				'difference' => $short,
				'qr'         => array(
					'type'       => array( 'object', 'null' ),
					'required'   => true,
					'properties' => array(
						'payload'    => array( 'maxLength' => 1000 ) + $text,
						'png_base64' => array(
							'maxLength' => 200000,
							'pattern'   => '^[A-Za-z0-9+/=]*$',
						) + $text,
					),
				),
			),
		);
	}
}
