<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\OrderScreens;

use ErpBridge\Orders\Changes;
use ErpBridge\Platform\Lock;
use ErpBridge\Platform\Rest;
use ErpBridge\Platform\Table;
use ErpBridge\Sales\History;
use ErpBridge\Sales\Placed;
use ErpBridge\Sales\Sales;
use ErpBridge\Sales\SaleWords;
use ErpBridge\SalesMail\SalesMail;
use ErpBridge\Settings\Settings;
use WC_Order;
use WP_Error;

/** What the admin asks for with an order: send it to the ERP, send its document to the customer. Each where it is safe. */
final class SaleActions {
	/** Article 3: such orders get no document. */
	private const OVER = array( 'cancelled', 'failed', 'refunded', 'trash' );

	/** Why the order cannot be sent (again): a code of sentence(); null where it can. */
	public static function send_refusal( WC_Order $order, ?\stdClass $sale ): ?string {
		return match ( true ) {
			$order->has_status( Placed::UNPLACED ) => 'order_not_placed',
			null !== $sale && 'final' === $sale->doc_state => 'sale_final',
			$order->has_status( self::OVER ) => 'order_over',
			! Settings::get( 'sales', 'enabled' ) => 'sales_off',
			default => null,
		};
	}

	/** Why the document cannot be sent to the customer now; null where it can. */
	public static function mail_refusal( WC_Order $order, ?\stdClass $sale, bool $again ): ?string {
		$state = SaleWords::state( $sale );
		return match ( true ) {
			null === $sale || ( '' === $sale->doc_state && 'sent' !== $state ) => 'no_document',
			'withdrawn' === $state => 'sale_withdrawn',
			'' === $order->get_billing_email() => 'no_email',
			in_array( $sale->mail_state, array( 'due', 'sending' ), true ) => 'mail_due',
			'sent' === $sale->mail_state && ! $again => 'mail_sent',
			self::can_go_at_once( $order->get_id(), $sale ) => null,
			'' === $sale->mail_state && null !== $sale->finalize_at => 'mail_finalizing',
			! Settings::get( 'sales', 'enabled' ) => 'sales_off',
			default => null,
		};
	}

	/** The worker reads the order anew and sends it, whatever it decided before. */
	public static function send( WC_Order $order ): ?WP_Error {
		$id = $order->get_id();
		return Lock::hold(
			"sale_$id",
			static function () use ( $order, $id ): ?WP_Error {
				$sale    = Sales::row( $id );
				$refusal = self::send_refusal( $order, $sale );
				if ( null !== $refusal ) {
					return Rest::error( $refusal, self::sentence( $refusal, $order, $sale ), 409 );
				}
				Sales::save( $id, array( 'requested_at' => Table::now() ) );
				History::add( $id, 'requested', self::by() );
				Changes::add( $id, 'requested' );
				return null;
			}
		);
	}

	/** A final document whose PDF is here goes at once; else the ERP is asked to make it final, and it goes when it is here. */
	public static function mail( WC_Order $order, bool $again ): ?WP_Error {
		$id    = $order->get_id();
		$error = Lock::hold(
			"sale_$id",
			static function () use ( $order, $id, $again ): ?WP_Error {
				$sale    = Sales::row( $id );
				$refusal = self::mail_refusal( $order, $sale, $again );
				if ( null === $sale || null !== $refusal ) {
					return Rest::error( (string) $refusal, self::sentence( (string) $refusal, $order, $sale ), 409 );
				}
				$at_once = self::can_go_at_once( $id, $sale );
				// Anew for the one who sends: what failed or went before no longer counts.
				$values = $at_once ? array( 'mail_state' => 'due' ) : array(
					'mail_state'  => '',
					'finalize_at' => Table::now(),
				);
				// Whoever sends takes no lock: only what was read may be overwritten, or the customer gets two.
				if ( ! Sales::claim( $id, $values, array( 'mail_state' => $sale->mail_state ) ) ) {
					return Rest::error( 'mail_due', self::sentence( 'mail_due', $order, $sale ), 409 );
				}
				History::add( $id, $at_once ? 'mail_asked' : 'finalize', self::by() );
				if ( ! $at_once ) {
					Changes::add( $id, 'requested' );
				}
				return null;
			}
		);
		if ( null === $error ) {
			// Nothing of the ERP is needed any more: it goes now, also while the worker is off.
			SalesMail::send_pending();
		}
		return $error;
	}

	public static function sentence( string $code, WC_Order $order, ?\stdClass $sale ): string {
		return match ( $code ) {
			'order_not_placed' => __( 'The order is not placed yet. Save it first.', 'erp-bridge' ),
			/* translators: %s: number of the document. */
			'sale_final'       => sprintf( __( 'The document %s is final, so the order is not sent again: that would make a second one. Correct it in the ERP if need be.', 'erp-bridge' ), $sale->doc_number ?? '' ),
			/* translators: %s: status of the order. */
			'order_over'       => sprintf( __( 'The order is “%s”, and such orders get no document. Change its status first.', 'erp-bridge' ), wc_get_order_status_name( $order->get_status() ) ),
			'sales_off'        => __( 'Sending orders to the ERP is switched off; the page Sales of ERP Bridge switches it on.', 'erp-bridge' ),
			'no_document'      => __( 'There is no document yet. Send the order to the ERP first.', 'erp-bridge' ),
			'sale_withdrawn'   => __( 'The document was withdrawn, so there is nothing to send to the customer.', 'erp-bridge' ),
			'no_email'         => __( 'The order has no e-mail address. Fill it in under “Billing” and save the order.', 'erp-bridge' ),
			'mail_due'         => __( 'The e-mail to the customer is on its way.', 'erp-bridge' ),
			/* translators: 1: e-mail address, 2: date and time. */
			'mail_sent'        => sprintf( __( 'The document was sent to %1$s on %2$s.', 'erp-bridge' ), $sale->mailed_to ?? '', SaleView::local( $sale->mailed_at ?? '' ) ),
			'mail_finalizing'  => __( 'The ERP was asked to make the document final. The e-mail goes as soon as its PDF is here.', 'erp-bridge' ),
			default            => $code,
		};
	}

	private static function can_go_at_once( int $order_id, \stdClass $sale ): bool {
		return 'final' === $sale->doc_state && null !== SaleView::pdf( $order_id, $sale );
	}

	/** @return array{by: string} */
	private static function by(): array {
		return array( 'by' => wp_get_current_user()->display_name );
	}
}
