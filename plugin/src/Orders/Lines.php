<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

use WC_Abstract_Order;
use WC_Order_Item_Fee;
use WC_Order_Item_Product;
use WC_Order_Item_Shipping;

/** The lines of an order or a refund, as the worker reads them. */
final class Lines {
	private const KINDS = array(
		'line_item' => 'product',
		'shipping'  => 'shipping',
		'fee'       => 'fee',
	);

	/** @return list<array<string, mixed>> */
	public static function of( WC_Abstract_Order $order ): array {
		return array_map( array( self::class, 'line' ), array_values( $order->get_items( array_keys( self::KINDS ) ) ) );
	}

	/**
	 * Amounts and quantities of a refund are stored as what goes away; here they are what the customer got back.
	 *
	 * @return list<array<string, mixed>>
	 */
	public static function given_back( WC_Abstract_Order $refund ): array {
		return array_map(
			static function ( array $line ): array {
				foreach ( array( 'quantity', 'subtotal', 'total' ) as $name ) {
					$line[ $name ] = Amount::opposite( $line[ $name ] );
				}
				foreach ( $line['taxes'] as $index => $tax ) {
					$line['taxes'][ $index ]['amount'] = Amount::opposite( $tax['amount'] );
				}
				// A refunded fee or shipping is one, whatever the sign of its amount.
				$line['quantity'] = ltrim( $line['quantity'], '-' );
				return $line;
			},
			self::of( $refund )
		);
	}

	/** @return array<string, mixed> */
	private static function line( WC_Order_Item_Product|WC_Order_Item_Shipping|WC_Order_Item_Fee $item ): array {
		$product = $item instanceof WC_Order_Item_Product ? $item->get_product() : false;
		$total   = Amount::money( $item->get_total() );
		return array(
			'id'           => $item->get_id(),
			'kind'         => self::KINDS[ $item->get_type() ],
			'product_id'   => $product && $item instanceof WC_Order_Item_Product ? $item->get_product_id() : 0,
			'variation_id' => $product && $item instanceof WC_Order_Item_Product ? $item->get_variation_id() : 0,
			'sku'          => $product ? (string) $product->get_sku() : '',
			'name'         => wp_strip_all_tags( html_entity_decode( $item->get_name(), ENT_QUOTES | ENT_HTML5, 'UTF-8' ) ),
			'quantity'     => Amount::number( $item->get_quantity() ),
			'subtotal'     => $item instanceof WC_Order_Item_Product ? Amount::money( $item->get_subtotal() ) : $total,
			'total'        => $total,
			'taxes'        => self::taxes( $item ),
			'meta'         => self::meta( $item ),
		);
	}

	/** @return list<array{rate_id: int, amount: string}> */
	private static function taxes( WC_Order_Item_Product|WC_Order_Item_Shipping|WC_Order_Item_Fee $item ): array {
		$taxes = array();
		foreach ( $item->get_taxes()['total'] ?? array() as $rate_id => $amount ) {
			// WooCommerce keeps an empty place for each rate of the order that this line does not have.
			if ( '' !== (string) $amount ) {
				$taxes[] = array(
					'rate_id' => (int) $rate_id,
					'amount'  => Amount::money( $amount ),
				);
			}
		}
		return $taxes;
	}

	/**
	 * What the customer chose: attributes, and what plugins let him see.
	 *
	 * @return list<array{key: string, value: string}>
	 */
	private static function meta( WC_Order_Item_Product|WC_Order_Item_Shipping|WC_Order_Item_Fee $item ): array {
		$meta = array();
		foreach ( $item instanceof WC_Order_Item_Product ? $item->get_formatted_meta_data( '_', true ) : array() as $one ) {
			$meta[] = array(
				'key'   => self::plain( $one->display_key ),
				'value' => self::plain( $one->display_value ),
			);
		}
		return $meta;
	}

	private static function plain( mixed $html ): string {
		return trim( html_entity_decode( wp_strip_all_tags( (string) $html ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ) );
	}
}
