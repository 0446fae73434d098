<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Payment;

use WC_Order;

/** How a customer can pay an order that is not paid: online, or by transfer. The same in the e-mail and in My account. */
final class PaymentWays {
	/** Nobody pays these any more. */
	private const OVER = array( 'cancelled', 'refunded', 'trash' );

	/**
	 * @param WC_Order       $order
	 * @param \stdClass|null $sale   The order's row.
	 * @param string|null    $number Of the document that is to be paid; null: of the one that answers the order.
	 * @return array{pay_url: string, due: string, bank: array{holder: string, iban: string, bic: string}, communication: string, qr: string}|null
	 *         Null where nothing is to be paid, or there is no way to. `qr`: the picture, in base64; '' where there is none.
	 */
	public static function of( WC_Order $order, ?\stdClass $sale, ?string $number = null ): ?array {
		$number ??= Communication::number( $sale );
		if ( $order->has_status( self::OVER ) || Payment::is_paid( $order, $sale ) || '1' === ( $sale->doc_paid ?? '' ) || Epc::due( $order ) <= 0 ) {
			return null;
		}
		$bank = BankAccount::get();
		$ways = array(
			'pay_url'       => PayLink::of( $order ),
			'due'           => Amount::shown( Cents::text( Epc::due( $order ) ), $order->get_currency() ),
			'bank'          => $bank,
			'communication' => Communication::asked_for( $order, $number ),
			'qr'            => self::qr( $order, $sale, $number ),
		);
		return '' === $ways['pay_url'] && '' === $bank['iban'] ? null : $ways;
	}

	/** The worker's picture, only where it says what is true now: a wrong amount would be worse than none. */
	private static function qr( WC_Order $order, ?\stdClass $sale, string $number ): string {
		$payload = Epc::payload( $order, $number );
		return null !== $sale && '' !== $payload && $sale->qr_payload === $payload ? (string) $sale->qr_png : '';
	}
}
