<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Texts;

use ErpBridge\Payment\Amount;
use ErpBridge\Payment\BankAccount;
use ErpBridge\Payment\Cents;
use ErpBridge\Payment\Communication;
use ErpBridge\Payment\Epc;
use ErpBridge\Payment\PayLink;
use ErpBridge\Payment\Payment;
use ErpBridge\Sales\Placed;
use ErpBridge\Sales\TypeNames;
use WC_Order;

/** What each placeholder stands for: of one order, in the language that is spoken now. */
final class PlaceholderValues {
	public static function of( string $name, WC_Order $order, ?\stdClass $sale ): string {
		return match ( $name ) {
			'order_number'    => (string) $order->get_order_number(),
			'order_date'      => self::day( Placed::at( $order, $sale ?? Payment::sale( $order->get_id() ) ) ),
			'first_name'      => $order->get_billing_first_name(),
			'last_name'       => $order->get_billing_last_name(),
			'company'         => $order->get_billing_company(),
			'total'           => Amount::shown( (string) $order->get_total(), $order->get_currency() ),
			'amount_due'      => Amount::shown( Cents::text( Epc::due( $order ) ), $order->get_currency() ),
			'shop_name'       => wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES ),
			'payment_method'  => wp_strip_all_tags( $order->get_payment_method_title() ),
			'communication'   => Communication::asked_for( $order, Communication::number( $sale ) ),
			'document_type'   => TypeNames::all()[ $sale->doc_type ?? '' ] ?? '',
			'document_number' => $sale->doc_number ?? '',
			'due_date'        => self::day( self::in_shop( $sale->due_date ?? '' ) ),
			'pay_url'         => PayLink::of( $order ),
			'iban'            => BankAccount::spaced( BankAccount::get()['iban'] ),
			'bic'             => BankAccount::get()['bic'],
			'account_holder'  => BankAccount::get()['holder'],
			default           => '',
		};
	}

	/** @return array<string, string> What each means, for the list to choose from. */
	public static function descriptions(): array {
		return array(
			'order_number'    => __( 'Number of the order', 'erp-bridge' ),
			'order_date'      => __( 'Date of the order', 'erp-bridge' ),
			'first_name'      => __( 'First name of the customer', 'erp-bridge' ),
			'last_name'       => __( 'Last name of the customer', 'erp-bridge' ),
			'company'         => __( 'Company of the customer', 'erp-bridge' ),
			'total'           => __( 'Total of the order, with its currency', 'erp-bridge' ),
			'amount_due'      => __( 'What is still to be paid, with its currency', 'erp-bridge' ),
			'shop_name'       => __( 'Name of the shop', 'erp-bridge' ),
			'payment_method'  => __( 'How the customer pays', 'erp-bridge' ),
			'communication'   => __( 'Reference that a transfer has to carry', 'erp-bridge' ),
			'document_type'   => __( 'Invoice, order or delivery note', 'erp-bridge' ),
			'document_number' => __( 'Number that the ERP gave the document', 'erp-bridge' ),
			'due_date'        => __( 'Until when it is to be paid', 'erp-bridge' ),
			'pay_url'         => __( 'Address of the page to pay online', 'erp-bridge' ),
			'iban'            => __( 'IBAN of your bank account', 'erp-bridge' ),
			'bic'             => __( 'BIC of your bank', 'erp-bridge' ),
			'account_holder'  => __( 'Holder of your bank account', 'erp-bridge' ),
		);
	}

	/** A moment of that day where the shop is: noon in London is the next day in Auckland already. */
	private static function in_shop( string $day ): ?int {
		return '' === $day ? null : ( new \DateTimeImmutable( "$day 12:00:00", wp_timezone() ) )->getTimestamp();
	}

	private static function day( ?int $moment ): string {
		return null === $moment ? '' : (string) wp_date( InLanguage::date_format(), $moment );
	}
}
