<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

use ErpBridge\Guard\Broken;
use ErpBridge\Guard\Guarded;
use ErpBridge\Payment\Payment;
use ErpBridge\Platform\Lock;
use ErpBridge\Sales\History;
use ErpBridge\Sales\Sales;
use ErpBridge\Sales\Stuck;
use WC_Order;

/** What the worker says has become of orders in the ERP. */
final class SaleStates {
	/** Columns of our table by name in the answer of the ERP. */
	private const DOCUMENT = array(
		'type'      => 'doc_type',
		'number'    => 'doc_number',
		'state'     => 'doc_state',
		'date'      => 'doc_date',
		'due_date'  => 'due_date',
		'total'     => 'doc_total',
		'currency'  => 'doc_currency',
		'paid'      => 'doc_paid',
		'stock_out' => 'stock_out',
	);

	/** States that say more with their reason. */
	private const TOLD = array( 'waiting', 'held', 'refused', 'failed', 'withdrawn' );

	/**
	 * @param list<array<string, mixed>> $states Each an OrderState of worker/src/model/order.ts.
	 * @return list<array<string, mixed>> One for each, in that order.
	 */
	public static function store_all( array $states ): array {
		$alone = 1 === count( $states );
		return array_map( static fn( array $state ): array => self::store( $state, $alone ), $states );
	}

	/**
	 * @param array<string, mixed> $state
	 * @param bool                 $alone No other one comes in this request.
	 * @return array<string, mixed>
	 */
	private static function store( array $state, bool $alone ): array {
		$id = $state['order_id'];
		try {
			$order = self::guard( $id, $alone, static fn() => wc_get_order( $id ) );
			if ( ! $order instanceof WC_Order ) {
				return self::result( $id, 'missing' );
			}
			return Lock::hold( "sale_$id", static fn(): array => self::store_locked( $order, $state, $alone ) );
		} catch ( Broken $e ) {
			return array( 'detail' => $e->detail ) + self::result( $id, 'broken' );
		}
	}

	/**
	 * @template T
	 * @param int           $id
	 * @param bool          $alone
	 * @param callable(): T $work
	 * @return T
	 */
	private static function guard( int $id, bool $alone, callable $work ): mixed {
		return Guarded::order( $id, $alone, $work, static function (): void {} );
	}

	/**
	 * @param WC_Order             $order
	 * @param array<string, mixed> $state
	 * @param bool                 $alone
	 * @return array{order_id: int, outcome: string, marked_paid: bool}
	 */
	private static function store_locked( WC_Order $order, array $state, bool $alone ): array {
		$id      = $order->get_id();
		$before  = Sales::row( $id );
		$columns = self::columns( $state );
		if ( '' === $columns['doc_number'] && $columns['doc_type'] === ( $before->doc_type ?? '' ) ) {
			// Learnt from its PDF meanwhile.
			$columns['doc_number'] = $before->doc_number ?? '';
		}
		$changed = array();
		foreach ( $columns as $name => $value ) {
			if ( null === $before || (string) $before->$name !== $value ) {
				$changed[ $name ] = $value;
			}
		}
		if ( ErpSteps::is_new( $before, $columns ) ) {
			$changed['status_due'] = isset( $state['status'] ) ? '1' : '';
		}
		if ( $changed ) {
			$changed['waiting_since'] = Stuck::since( $before, $columns['state'], $columns['reason'] );
			self::tell( $id, $before, $columns, $state );
			Sales::save( $id, $changed );
		}
		$marked = false;
		if ( '1' === $columns['doc_paid'] ) {
			$sale   = Sales::row( $id );
			// Much of the shop listens to a payment.
			$marked = null !== $sale && self::guard( $id, $alone, static fn(): bool => Payment::mark( $order, $sale, $columns['doc_number'] ) );
		}
		// Much of it listens to a status, too.
		$moved = self::guard( $id, $alone, static fn(): bool => ErpSteps::follow( $id, $state['status'] ?? null ) );
		return self::result( $id, $changed || $marked || $moved ? 'updated' : 'unchanged', $marked );
	}

	/** @return array{order_id: int, outcome: string, marked_paid: bool} */
	private static function result( int $id, string $outcome, bool $marked = false ): array {
		return array(
			'order_id'    => $id,
			'outcome'     => $outcome,
			'marked_paid' => $marked,
		);
	}

	/**
	 * @param array<string, mixed> $state
	 * @return array<string, string>
	 */
	private static function columns( array $state ): array {
		$columns = array(
			'state'      => $state['state'],
			'reason'     => $state['reason'],
			'params'     => (string) wp_json_encode( (object) $state['params'], JSON_UNESCAPED_UNICODE ),
			'difference' => $state['difference'],
			'qr_payload' => $state['qr']['payload'] ?? '',
			'qr_png'     => $state['qr']['png_base64'] ?? '',
		);
		foreach ( self::DOCUMENT as $name => $column ) {
			$columns[ $column ] = (string) ( $state['document'][ $name ] ?? '' );
		}
		return $columns;
	}

	/**
	 * The history gets a sentence for each thing that is new.
	 *
	 * @param array<string, string> $now
	 * @param array<string, mixed>  $state
	 */
	private static function tell( int $id, ?\stdClass $before, array $now, array $state ): void {
		$was    = static fn( string $column ): string => (string) ( $before->$column ?? '' );
		$is_new = static fn( string $column ): bool => $was( $column ) !== $now[ $column ];
		$number = array( 'number' => $now['doc_number'] );
		if ( 'sent' === $now['state'] && $is_new( 'state' ) ) {
			History::add( $id, 'sent' );
		}
		if ( '' !== $now['doc_state'] && ( $is_new( 'doc_state' ) || $is_new( 'doc_number' ) ) ) {
			History::add( $id, $now['doc_state'], $number );
		}
		if ( '1' === $now['doc_paid'] && $is_new( 'doc_paid' ) ) {
			History::add( $id, 'paid_erp', $number );
		}
		if ( '1' === $now['stock_out'] && $is_new( 'stock_out' ) ) {
			History::add( $id, 'stock_out', $number );
		}
		if ( in_array( $now['state'], self::TOLD, true ) && ( $is_new( 'state' ) || $is_new( 'reason' ) || $is_new( 'params' ) ) ) {
			History::add(
				$id,
				$now['state'],
				array(
					'reason' => $now['reason'],
					'params' => (object) $state['params'],
				)
			);
		}
		if ( $is_new( 'difference' ) ) {
			History::add( $id, '' === $now['difference'] ? 'agrees' : 'difference', array( 'difference' => trim( $now['difference'] . ' ' . $now['doc_currency'] ) ) );
		}
	}
}
