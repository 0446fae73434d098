<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ErpBridge\Rest;
use WP_Error;
use WP_REST_Request;

/** The customer's own documents: list and file. */
final class MyDocumentsRoutes {
	public static function register(): void {
		$customer = array( Rest::class, 'customer' );
		Rest::route(
			'/my/documents',
			'GET',
			array( self::class, 'index' ),
			$customer,
			array(
				'type'     => array(
					'type' => 'string',
					'enum' => array( '', ...Documents::TYPES ),
				),
				'year'     => array(
					'type'    => 'integer',
					'minimum' => 1900,
					'maximum' => 9999,
				),
				'search'   => array(
					'type'      => 'string',
					'maxLength' => 190,
				),
				'page'     => array(
					'type'    => 'integer',
					'minimum' => 1,
					'default' => 1,
				),
				'per_page' => array(
					'type'    => 'integer',
					'minimum' => 1,
					'maximum' => 100,
					'default' => 20,
				),
			),
			array(
				'items' => array(
					'type'  => 'array',
					'items' => array( 'type' => 'object' ),
				),
				'total' => array( 'type' => 'integer' ),
			)
		);
		Rest::route( '/my/documents/(?P<id>\d+)/file', 'GET', array( self::class, 'file' ), $customer, array( 'id' => array( 'type' => 'integer' ) ) );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	public static function index( WP_REST_Request $request ): array {
		$found = Documents::of( get_current_user_id(), array_filter( $request->get_params(), static fn( $value ) => null !== $value ) );
		return array(
			'items' => array_map( array( self::class, 'item' ), $found['rows'] ),
			'total' => $found['total'],
		);
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public static function file( WP_REST_Request $request ): WP_Error {
		$row = Documents::readable( (int) $request['id'], get_current_user_id() );
		if ( null === $row || ! is_file( Storage::file( $row->path ) ) ) {
			return Rest::error( 'document_not_found', __( 'There is no such document in your account.', 'erp-bridge' ), 404 );
		}
		Download::send( $row );
	}

	/** @return array<string, mixed> */
	public static function item( \stdClass $row ): array {
		return array(
			'id'           => (int) $row->id,
			'type'         => $row->type,
			'number'       => $row->number,
			'date'         => $row->doc_date,
			'due_date'     => $row->due_date,
			'order_number' => $row->order_number,
			'order_url'    => self::order_url( $row ),
			'total'        => $row->total,
			'currency'     => $row->currency,
			'paid'         => '' === $row->paid ? null : '1' === $row->paid,
			'file_name'    => $row->file_name,
			'size'         => (int) $row->size,
			'is_new'       => null === $row->first_opened_at,
			'url'          => Download::url( (int) $row->id ),
		);
	}

	/** The customer's own order page, where the ERP's order number is one of the shop's. */
	private static function order_url( \stdClass $row ): ?string {
		if ( ! ctype_digit( $row->order_number ) ) {
			return null;
		}
		$order = wc_get_order( (int) $row->order_number );
		return $order instanceof \WC_Order && $order->get_customer_id() === (int) $row->user_id ? $order->get_view_order_url() : null;
	}
}
