<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\MyDocuments;

use ErpBridge\Payment\Amount;
use ErpBridge\Payment\BankAccount;
use ErpBridge\Payment\Cents;
use ErpBridge\Payment\PaymentWays;
use WC_Order;

/** Whether a document asks for a payment that the customer can make here, and how (article 3: "paiement après commande"). */
final class OpenPayment {
	/**
	 * @param \stdClass      $document
	 * @param WC_Order       $order    Of this customer.
	 * @param \stdClass|null $sale     The order's row.
	 * @return array<string, mixed>|null
	 */
	public static function of( \stdClass $document, WC_Order $order, ?\stdClass $sale ): ?array {
		$is_answer = null !== $sale && $document->type === $sale->doc_type && $document->number === $sale->doc_number;
		if ( '1' === $document->paid || ! ( $is_answer || 'invoice' === $document->type ) ) {
			return null;
		}
		$ways = PaymentWays::of( $order, $sale, $document->number );
		return null === $ways ? null : $ways + array( 'iban_text' => BankAccount::spaced( $ways['bank']['iban'] ) );
	}

	/**
	 * An invoice that the ERP made without an order of the shop: by transfer to the account that the admin entered for it, with the
	 * number of the invoice. WooCommerce has nothing to be paid online.
	 *
	 * @return array<string, mixed>|null
	 */
	public static function without_order( \stdClass $document ): ?array {
		$bank   = BankAccount::own();
		$is_due = 'invoice' === $document->type && '0' === $document->paid && 0 === (int) $document->order_id && '' !== $document->number;
		if ( ! $is_due || '' === $bank['iban'] || ! in_array( $document->currency, array( '', 'EUR' ), true ) || Cents::from( $document->total ) <= 0 ) {
			return null;
		}
		return array(
			'pay_url'       => '',
			'due'           => Amount::shown( $document->total, 'EUR' ),
			'bank'          => $bank,
			'communication' => $document->number,
			'qr'            => '',
			'iban_text'     => BankAccount::spaced( $bank['iban'] ),
		);
	}
}
