<?php

declare( strict_types=1 );

namespace ErpBridge\Tests\Orders;

use ErpBridge\Orders\Gateways;
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
		);
	}
}
