<?php

declare( strict_types=1 );

namespace ErpBridge\Tests\Payment;

use ErpBridge\Payment\Gateways;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class GatewaysTest extends TestCase {
	#[DataProvider( 'gateways' )]
	public function test_whether_a_payment_method_takes_the_money_is_guessed_by_code_and_name( string $id, string $title, string $expected ): void {
		self::assertSame( $expected, Gateways::guess( $id, $title ) );
	}

	/** @return list<array{string, string, string}> */
	public static function gateways(): array {
		return array(
			array( 'bacs', 'Virement à 30 jours', 'money' ),
			array( 'cod', 'Cash on delivery', 'later' ),
			array( 'cheque', 'Check payments', 'later' ),
			array( 'mollie_wc_gateway_ideal', 'iDEAL', 'money' ),
			array( 'mollie_wc_gateway_bancontact', 'Bancontact', 'money' ),
			array( 'stripe', 'Credit card', 'money' ),
			array( 'ppcp-gateway', 'PayPal Checkout', 'money' ),
			array( 'paymill', 'Netflix-style billing', 'money' ),
			array( '', '', 'money' ),
			array( 'igfw_invoice_gateway', 'Pay later', 'later' ),
			array( 'woocommerce_gateway_purchase_order', 'Purchase Order', 'later' ),
			array( 'custom_1', 'Facture à 30 jours', 'later' ),
			array( 'custom_1', 'Paiement à 60 jours fin de mois', 'later' ),
			array( 'custom_2', 'Net 30', 'later' ),
			array( 'custom_2', 'Op rekening', 'later' ),
			array( 'custom_3', 'Betalen op factuur', 'later' ),
			array( 'custom_4', 'Paiement à la livraison', 'later' ),
			array( 'custom_4', 'Paiement par CHÈQUE', 'later' ),
			array( 'other_cod', 'Pay the driver', 'later' ),
			array( 'custom_5', 'Payez en magasin', 'later' ),
			// However it is written.
			array( 'custom_6', "E\u{301}che\u{301}ance de 60 jours", 'later' ),
			array( 'custom_6', 'PAIEMENT À TERME', 'later' ),
			array( 'custom_6', 'Paiement &agrave;&nbsp;&eacute;ch&eacute;ance', 'later' ),
			array( 'custom_6', '<strong>Facture</strong>', 'later' ),
			array( 'custom_6', 'Net-30', 'later' ),
			array( 'custom_6', "30\u{a0}jours", 'later' ),
			array( 'custom_6', 'Virement à 60 j fin de mois', 'later' ),
			array( 'custom_6', 'Facturation mensuelle', 'later' ),
			array( 'custom_6', 'Especes', 'later' ),
			array( 'custom_6', 'Mandat administratif', 'later' ),
			array( 'wc_gateway_purchaseorder', '', 'later' ),
			array( 'custom_6', "Cr\xe9dit, facture", 'later' ),
			// Words in which one of ours hides.
			array( 'custom_7', 'Manufacture', 'money' ),
			array( 'custom_7', 'Secure check-out by card', 'money' ),
			array( 'cash_app_pay', 'Cash App Pay', 'money' ),
			array( 'wc_pos_cash', 'Cash', 'later' ),
			// The customer pays later, the provider pays the shop.
			array( 'mollie_wc_gateway_billie', 'Pay by Invoice for Businesses - Billie', 'money' ),
			array( 'klarna_payments', 'Facture à 30 jours avec Klarna', 'money' ),
			array( 'mollie_wc_gateway_riverty', 'Achteraf betalen na ontvangst', 'money' ),
		);
	}
}
