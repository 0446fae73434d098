<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

use ErpBridge\Payment\StatusOfErp;
use ErpBridge\Sales\History;
use ErpBridge\Sales\OrderStatuses;
use ErpBridge\Sales\Sales;
use WC_Order;

/**
 * An order's status follows its sale, by the admin's table (article 4): once for each step that the ERP goes on. What staff set
 * meanwhile stays until the next one.
 */
final class ErpSteps {
	private const COMPLETED = 'completed';

	/** What the order's history says of each. */
	private const WORDS = array(
		'draft'     => 'draft',
		'invoiced'  => 'final',
		'paid'      => 'paid_erp',
		'stock_out' => 'stock_out',
		'withdrawn' => 'withdrawn',
	);

	/**
	 * Whether the ERP went on. That the worker sends a sale again, or cannot for a while, is no step.
	 *
	 * @param \stdClass|null        $before The order's row.
	 * @param array<string, string> $now    By column.
	 */
	public static function is_new( ?\stdClass $before, array $now ): bool {
		return self::step( (array) $before ) !== self::step( $now );
	}

	/**
	 * @param array<string, mixed> $row
	 * @return list<mixed>
	 */
	private static function step( array $row ): array {
		return array( 'withdrawn' === ( $row['state'] ?? '' ), $row['doc_state'] ?? '', '1' === ( $row['doc_paid'] ?? '' ), '1' === ( $row['stock_out'] ?? '' ) );
	}

	/**
	 * What is due, and no more afterwards. Whether the order has another status now.
	 *
	 * @param int                        $id
	 * @param array{to: string, step: string}|null $wanted As the worker said with the sale's state.
	 */
	public static function follow( int $id, ?array $wanted ): bool {
		$sale = Sales::row( $id );
		if ( null === $sale || '' === $sale->status_due ) {
			return false;
		}
		$order = wc_get_order( $id );
		$is    = null !== $wanted && $order instanceof WC_Order && self::may( $order, $sale, $wanted['to'] );
		if ( $is ) {
			$values = array(
				'number' => $sale->doc_number,
				'why'    => '',
			);
			StatusOfErp::give( $order, $sale, $wanted['to'], 'ERP Bridge: ' . History::sentence( self::WORDS[ $wanted['step'] ], $values ) );
		}
		Sales::save( $id, array( 'status_due' => '' ) );
		return $is;
	}

	/** « Le statut Completed ne sera pas défini […] si les produits de la commande ne sont pas sortis de stock »; nothing that is over goes on. */
	private static function may( WC_Order $order, \stdClass $sale, string $status ): bool {
		return ! $order->has_status( array( $status, self::COMPLETED, ...OrderStatuses::OVER ) )
			&& isset( OrderStatuses::all()[ $status ] )
			&& ( self::COMPLETED !== $status || '1' === $sale->stock_out );
	}
}
