<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Payment;

use ErpBridge\Guard\Broken;
use ErpBridge\Sales\History;
use ErpBridge\Sales\Sales;
use WC_Order;

/** Whether an order is paid, and what happens when the ERP says so. */
final class Payment {
	/** It was us; MARKING: we were about to. */
	public const BY_ERP  = 'erp';
	public const MARKING = 'marking';

	/** What WooCommerce calls orders that nobody has paid (on-hold: a transfer or direct debit on its way). */
	private const NOT_PAID = array( 'pending', 'on-hold', 'failed', 'cancelled' );

	/** @var array<int, \stdClass|null> Rows of the orders of a page, by order, so that nobody asks for each of them again. */
	private static array $page = array();

	/**
	 * @template T
	 * @param list<int>             $ids   Orders.
	 * @param array<int, \stdClass> $sales Their rows.
	 * @param callable(): T         $work  Asks whether they are paid.
	 * @return T
	 */
	public static function with( array $ids, array $sales, callable $work ): mixed {
		self::$page = $sales + array_fill_keys( $ids, null );
		try {
			return $work();
		} finally {
			self::$page = array();
		}
	}

	/**
	 * Article 3: completed, or paid at once online. Also paid by transfer and booked by the admin, or paid in the ERP. WooCommerce dates as
	 * paid whatever is being processed; that counts only with a payment method that takes the money.
	 *
	 * @param \stdClass|null $sale The order's row, where the caller has it.
	 */
	public static function is_paid( WC_Order $order, ?\stdClass $sale = null ): bool {
		$sale ??= self::sale( $order->get_id() );
		$paid   = self::in_shop( $order, $sale ) || ( null !== $sale && '' !== $sale->paid_by );
		/**
		 * Whether an order counts as paid, for the moment its document is made and for the texts with it.
		 *
		 * @param bool     $paid
		 * @param WC_Order $order
		 */
		return (bool) apply_filters( 'erp_bridge_order_is_paid', $paid, $order );
	}

	/** The order's row. */
	public static function sale( int $order_id ): ?\stdClass {
		return array_key_exists( $order_id, self::$page ) ? self::$page[ $order_id ] : Sales::row( $order_id );
	}

	private static function in_shop( WC_Order $order, ?\stdClass $sale ): bool {
		if ( StatusOfErp::is( $order, $sale ) ) {
			return null !== $order->get_date_paid() && Gateways::takes_money( $order->get_payment_method(), $order->get_payment_method_title() );
		}
		return $order->has_status( 'completed' ) || ( self::money_came( $order ) && Gateways::takes_money( $order->get_payment_method(), $order->get_payment_method_title() ) );
	}

	/**
	 * Mollie and Stripe give the order its transaction when a payment begins: its number alone says nothing where the shop still waits for
	 * the money, or it never came.
	 */
	private static function money_came( WC_Order $order ): bool {
		return null !== $order->get_date_paid() || $order->is_paid() || ( '' !== $order->get_transaction_id() && ! $order->has_status( self::NOT_PAID ) );
	}

	/** @return ''|'shop'|'erp' */
	public static function by( WC_Order $order, ?\stdClass $sale = null ): string {
		$sale ??= self::sale( $order->get_id() );
		if ( ! self::is_paid( $order, $sale ) ) {
			return '';
		}
		return null === $sale || '' === $sale->paid_by ? 'shop' : self::BY_ERP;
	}

	/**
	 * The ERP says that the order's document is paid: the order becomes paid, with a note, once. Never the other way round.
	 * The row is marked before and after, so that a process that dies in between is made up for and nobody takes the payment
	 * for one of the shop's.
	 *
	 * @throws Broken Where another plugin does not let it happen.
	 */
	public static function mark( WC_Order $order, \stdClass $sale, string $number ): bool {
		$resumed = self::MARKING === $sale->paid_by;
		if ( self::BY_ERP === $sale->paid_by || ( ! $resumed && self::is_paid( $order, $sale ) ) || $order->has_status( array( 'cancelled', 'refunded', 'trash' ) ) ) {
			return false;
		}
		if ( ! $resumed && ! Sales::claim( $order->get_id(), array( 'paid_by' => self::MARKING ), array( 'paid_by' => '' ) ) ) {
			return false;
		}
		if ( $order->has_status( array( 'pending', 'on-hold', 'failed' ) ) ) {
			if ( ! self::complete( $order, $sale ) ) {
				throw new Broken( __( 'WooCommerce could not complete the payment; the notes of the order say why', 'erp-bridge' ) );
			}
		} elseif ( null === $order->get_date_paid() ) {
			// A status of the shop's own: it stays, the payment is dated.
			$order->set_date_paid( time() );
			$order->save();
		}
		Sales::save( $order->get_id(), array( 'paid_by' => self::BY_ERP ) );
		/* translators: %s: number of the ERP's document. */
		$order->add_order_note( trim( sprintf( __( 'Paid in the ERP: %s.', 'erp-bridge' ), $number ) ) );
		History::add( $order->get_id(), 'marked_paid', array( 'number' => $number ) );
		return true;
	}

	/**
	 * Article 4: « Le statut Completed ne sera pas défini […] si les produits de la commande ne sont pas sortis de stock »: whatever other
	 * plugins make of a payment. An order without goods has nothing that could leave the stock.
	 */
	private static function complete( WC_Order $order, \stdClass $sale ): bool {
		$guard = static fn( string $status ): string => 'completed' === $status && '1' !== $sale->stock_out && $order->needs_processing() ? 'processing' : $status;
		add_filter( 'woocommerce_payment_complete_order_status', $guard, PHP_INT_MAX );
		try {
			return $order->payment_complete();
		} finally {
			remove_filter( 'woocommerce_payment_complete_order_status', $guard, PHP_INT_MAX );
		}
	}
}
