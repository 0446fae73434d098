<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\MyDocuments;

use ErpBridge\Documents\Documents;
use ErpBridge\Documents\Storage;
use ErpBridge\Payment\Payment;
use ErpBridge\Payment\Refunds;
use ErpBridge\Platform\Rest;
use ErpBridge\Sales\Sales;
use WC_Order;
use WP_Error;
use WP_REST_Request;

/** The customer's own documents: list and file. */
final class MyDocumentsRoutes {
	public static function register(): void {
		Rest::route( 'GET /my/documents', array( self::class, 'index' ) );
		Rest::route( 'GET /my/documents/{id}/file', array( self::class, 'file' ) );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	public static function index( WP_REST_Request $request ): array {
		$found = Documents::of( get_current_user_id(), array_filter( $request->get_params(), static fn( $value ) => null !== $value ) );
		return array(
			'items' => self::items( $found['rows'] ),
			'total' => $found['total'],
			'closed' => Documents::closed( get_current_user_id() ),
		);
	}

	/** @param WP_REST_Request<array<string, mixed>> $request */
	public static function file( WP_REST_Request $request ): WP_Error {
		$row = Documents::readable( (int) $request['id'], get_current_user_id() );
		if ( null === $row || ! is_file( Storage::file( $row->path ) ) ) {
			return Rest::error( 'document_not_found', __( 'There is no such document in your account.', 'erp-bridge' ), 404 );
		}
		// REST takes no cookie without a nonce: no other site asks in the reader's name.
		Download::send( $row, true );
	}

	/**
	 * @param list<\stdClass> $rows
	 * @return list<array<string, mixed>> With one query for the orders of all of them, one for what the ERP said of these, one for what was given back.
	 */
	public static function items( array $rows ): array {
		$orders = OrdersOfCustomer::of( array_map( 'intval', array_column( $rows, 'order_id' ) ), get_current_user_id() );
		$ids    = array_keys( $orders );
		$sales  = $ids ? Sales::rows( $ids ) : array();
		$one    = static function ( \stdClass $row ) use ( $orders, $sales ): array {
			$order = $orders[ (int) $row->order_id ] ?? null;
			return self::item( $row, $order, null === $order ? OpenPayment::without_order( $row ) : OpenPayment::of( $row, $order, $sales[ $order->get_id() ] ?? null ) );
		};
		return Payment::with( $ids, $sales, static fn(): array => Refunds::with( $ids, Refunds::of( $ids ), static fn(): array => array_map( $one, $rows ) ) );
	}

	/**
	 * @param \stdClass                 $row
	 * @param WC_Order|null             $order
	 * @param array<string, mixed>|null $payment How it can be paid.
	 * @return array<string, mixed>
	 */
	private static function item( \stdClass $row, ?WC_Order $order, ?array $payment ): array {
		$paid = match ( $row->paid ) {
			'1' => true,
			// Nobody owes what a quote, a delivery note or a credit note says, whatever the ERP's column holds.
			'0' => in_array( $row->type, array( 'quote', 'delivery_note', 'credit_note' ), true ) ? null : false,
			default => null,
		};
		return array(
			'id'           => (int) $row->id,
			'type'         => $row->type,
			'number'       => $row->number,
			'date'         => $row->doc_date,
			'due_date'     => $row->due_date,
			'order_number' => $row->order_number,
			'order_url'    => $order?->get_view_order_url(),
			'total'        => $row->total,
			'currency'     => $row->currency,
			// Where the ERP does not say, the order does.
			'paid'         => null === $payment ? $paid : false,
			'payment'      => $payment,
			'overdue'      => ( null === $payment ? false === $paid : true ) && null !== $row->due_date && $row->due_date < current_time( 'Y-m-d' ),
			'facturx'      => $row->facturx,
			'file_name'    => $row->file_name,
			'size'         => (int) $row->size,
			'is_new'       => (bool) $row->is_new,
			'url'          => Download::url( (int) $row->id ),
		);
	}
}
