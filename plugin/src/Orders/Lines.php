<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

use ErpBridge\Payment\Amount;
use WC_Abstract_Order;
use WC_Order_Item_Fee;
use WC_Order_Item_Product;
use WC_Order_Item_Shipping;

/** The lines of orders and refunds, as the worker reads them. */
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
		$product = $item instanceof WC_Order_Item_Product ? $item : null;
		$sku     = $product ? self::sku( $product ) : null;
		$total   = Amount::money( $item->get_total() );
		return array(
			'id'           => $item->get_id(),
			'kind'         => self::KINDS[ $item->get_type() ],
			// What the ERP was told of a product stays with its line when it is deleted.
			'gone_id'      => $product ? self::gone_id( $product, null === $sku ) : 0,
			'product_id'   => null === $sku ? 0 : $product->get_product_id(),
			'variation_id' => null === $sku ? 0 : $product->get_variation_id(),
			'sku'          => (string) $sku,
			'name'         => PlainText::line( $item->get_name() ),
			'quantity'     => Amount::number( $item->get_quantity() ),
			'subtotal'     => $product ? Amount::money( $product->get_subtotal() ) : $total,
			'total'        => $total,
			'taxes'        => self::taxes( $item ),
			'meta'         => $product ? self::meta( $product ) : array(),
		);
	}

	/** The product's or variation's own; null where it was deleted. */
	private static function sku( WC_Order_Item_Product $item ): ?string {
		$id = $item->get_variation_id() > 0 ? $item->get_variation_id() : $item->get_product_id();
		return Catalogue::exists( $id ) ? Catalogue::sku( $id ) : null;
	}

	/** WooCommerce answers 0 for a product or variation that is no longer there; the item still has its number. */
	private static function gone_id( WC_Order_Item_Product $item, bool $is_gone ): int {
		$sold      = static fn( string $key ): int => (int) get_metadata( 'order_item', $item->get_id(), $key, true );
		$variation = $sold( '_variation_id' );
		if ( $variation > 0 ) {
			return $is_gone || $variation !== $item->get_variation_id() ? $variation : 0;
		}
		return $is_gone ? $sold( '_product_id' ) : 0;
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
	private static function meta( WC_Order_Item_Product $item ): array {
		$meta = array();
		if ( ! array_filter( $item->get_meta_data(), static fn( $one ): bool => ! str_starts_with( (string) $one->key, '_' ) ) ) {
			return $meta;
		}
		foreach ( $item->get_formatted_meta_data( '_', true ) as $one ) {
			$meta[] = array(
				'key'   => PlainText::line( $one->display_key ),
				'value' => PlainText::line( $one->display_value ),
			);
		}
		return $meta;
	}
}
