<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ErpBridge\Orders\BankAccount;
use ErpBridge\Orders\PaymentWays;
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
		$ways = PaymentWays::of( $order, $sale );
		return null === $ways ? null : $ways + array( 'iban_text' => BankAccount::spaced( $ways['bank']['iban'] ) );
	}
}
