<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

use ErpBridge\Accounts\Links;
use ErpBridge\Payment\Amount;
use ErpBridge\Payment\Communication;
use ErpBridge\Payment\Epc;
use ErpBridge\Payment\Payment;
use ErpBridge\Platform\Table;
use ErpBridge\Sales\Placed;
use ErpBridge\Texts\Language;
use ErpBridge\Texts\Texts;
use WC_DateTime;
use WC_Order;
use WC_Order_Item_Coupon;
use WC_Order_Item_Tax;
use WC_Order_Refund;
use WC_Tax;
use WP_Comment;

/** One order, whole: everything that its document in the ERP can depend on. */
final class Snapshot {
	/**
	 * @param WC_Order             $order
	 * @param list<WC_Order_Refund> $refunds
	 * @param list<WP_Comment>      $notes
	 * @param \stdClass|null        $sale    Our row of it.
	 * @param list<\stdClass>       $links   Which ERP records its customer is.
	 * @return array<string, mixed>
	 */
	public static function of( WC_Order $order, array $refunds, array $notes, ?\stdClass $sale, array $links ): array {
		$link = Links::rightful( $order->get_customer_id(), $links )[0] ?? null;
		$placed = Placed::at( $order, $sale, $notes );
		return array(
			'id'                 => $order->get_id(),
			'number'             => (string) $order->get_order_number(),
			'status'             => $order->get_status(),
			'currency'           => $order->get_currency(),
			'decimals'           => wc_get_price_decimals(),
			'prices_include_tax' => $order->get_prices_include_tax(),
			'placed_at'          => self::iso( $placed ),
			'created_at'         => self::time( $order->get_date_created() ),
			'modified_at'        => self::time( $order->get_date_modified() ?? $order->get_date_created() ),
			'paid_at'            => self::time( $order->get_date_paid() ),
			'completed_at'       => self::time( $order->get_date_completed() ),
			'paid'               => Payment::is_paid( $order, $sale ),
			'paid_by'            => Payment::by( $order, $sale ),
			'paid_status'        => $order->has_status( wc_get_is_paid_statuses() ),
			'requested'          => null !== $sale?->requested_at,
			'requested_at'       => Table::iso( $sale?->requested_at ),
			'finalize'           => null !== $sale?->finalize_at,
			'customer'           => array(
				'user_id'    => $order->get_customer_id(),
				'erp_key'    => $link->erp_key ?? '',
				'tiers_key'  => $link->tiers_key ?? '',
				'tiers_code' => $link->tiers_code ?? '',
				// The shop knows a customer of the ERP by this e-mail, and nobody has proven it.
				'unproven'   => null === $link && array() !== $links,
			),
			'billing'            => self::address( $order, 'billing' ) + array( 'email' => $order->get_billing_email() ),
			'shipping'           => self::address( $order, 'shipping' ),
			'note'               => $order->get_customer_note(),
			'language'           => Language::of( $order ),
			'caption'            => Texts::caption( $order ),
			'payment'            => array(
				'method'         => $order->get_payment_method(),
				'title'          => $order->get_payment_method_title(),
				'transaction_id' => $order->get_transaction_id(),
				'communication'  => Communication::of( $order ),
				'qr_payload'     => Epc::payload( $order ),
			),
			'lines'              => Lines::of( $order ),
			'coupons'            => array_map( array( self::class, 'coupon' ), array_values( $order->get_items( 'coupon' ) ) ),
			'taxes'              => array_map( array( self::class, 'tax' ), array_values( $order->get_items( 'tax' ) ) ),
			'totals'             => array(
				'total'    => Amount::money( $order->get_total() ),
				'tax'      => Amount::money( $order->get_total_tax() ),
				'discount' => Amount::money( $order->get_discount_total() ),
				'shipping' => Amount::money( $order->get_shipping_total() ),
			),
			'refunds'            => array_map( static fn( WC_Order_Refund $refund ): array => self::refund( $refund, $placed ), $refunds ),
			'notes'              => array_map( array( self::class, 'note' ), $notes ),
			'url'                => $order->get_edit_order_url(),
		);
	}

	private static function time( ?WC_DateTime $time ): ?string {
		return null === $time ? null : self::iso( $time->getTimestamp() );
	}

	private static function iso( int $timestamp ): string {
		return gmdate( 'Y-m-d\TH:i:s\Z', $timestamp );
	}

	/** @return array<string, string> */
	private static function address( WC_Order $order, string $type ): array {
		$address = array();
		foreach ( array( 'first_name', 'last_name', 'company', 'address_1', 'address_2', 'city', 'state', 'postcode', 'country', 'phone' ) as $field ) {
			$address[ $field ] = (string) $order->{"get_{$type}_$field"}();
		}
		return $address;
	}

	/** @return array{code: string, discount: string, discount_tax: string} */
	private static function coupon( WC_Order_Item_Coupon $item ): array {
		return array(
			'code'         => $item->get_code(),
			'discount'     => Amount::money( $item->get_discount() ),
			'discount_tax' => Amount::money( $item->get_discount_tax() ),
		);
	}

	/** @return array<string, mixed> */
	private static function tax( WC_Order_Item_Tax $item ): array {
		// Orders of before WooCommerce 3.7 did not keep the rate; where it is gone from the settings too, nobody knows it.
		$rate = (float) $item->get_rate_percent();
		$rate = 0.0 === $rate ? WC_Tax::get_rate_percent_value( $item->get_rate_id() ) : $rate;
		return array(
			'rate_id'         => $item->get_rate_id(),
			'label'           => $item->get_label(),
			'rate'            => Amount::number( $rate ),
			'compound'        => $item->get_compound(),
			'amount'          => Amount::money( $item->get_tax_total() ),
			'shipping_amount' => Amount::money( $item->get_shipping_tax_total() ),
		);
	}

	/** @return array<string, mixed> */
	private static function refund( WC_Order_Refund $refund, int $placed ): array {
		return array(
			'id'         => $refund->get_id(),
			'created_at' => self::time( $refund->get_date_created() ?? $refund->get_date_modified() ) ?? self::iso( $placed ),
			'reason'     => $refund->get_reason(),
			'total'      => Amount::money( $refund->get_amount() ),
			'tax'        => Amount::back( $refund->get_total_tax() ),
			'lines'      => Lines::given_back( $refund ),
		);
	}

	/** @return array{id: int, at: string|null, text: string, customer: bool} */
	private static function note( WP_Comment $note ): array {
		return array(
			'id'       => (int) $note->comment_ID,
			'at'       => Table::iso( $note->comment_date_gmt ),
			'text'     => $note->comment_content,
			'customer' => (bool) get_comment_meta( (int) $note->comment_ID, 'is_customer_note', true ),
		);
	}
}
