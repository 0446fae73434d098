<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Privacy;

use ErpBridge\Documents\GuestDocuments;
use ErpBridge\Imports\OrderLooks;
use ErpBridge\Platform\Table;
use ErpBridge\Sales\Sales;
use ErpBridge\Worker\Attention;
use ErpBridge\Worker\Preview;
use WC_Order;

/** When WooCommerce takes the person out of an order, what our tables say of it stays true and names nobody. */
final class OrderPrivacy {
	/** What sentences may keep: amounts, numbers of documents, words of ours. */
	private const KEPT = array( 'number', 'reason', 'difference', 'moment', 'status', 'order', 'document', 'currency', 'order_total', 'lines_total', 'old_total', 'new_total' );

	public static function hooks(): void {
		add_action( 'woocommerce_privacy_remove_order_personal_data', array( self::class, 'forget' ) );
	}

	public static function forget( WC_Order $order ): void {
		$id   = $order->get_id();
		$sale = Sales::row( $id );
		if ( null !== $sale ) {
			Sales::save(
				$id,
				array(
					'params'     => self::anonymous( (string) $sale->params ),
					'mailed_to'  => '' === $sale->mailed_to ? '' : (string) wp_privacy_anonymize_data( 'email', $sale->mailed_to ),
					// A payment of somebody to somebody: the QR code goes, the number of the document stays.
					'qr_payload' => '',
					'qr_png'     => '',
				)
			);
		}
		GuestDocuments::forget( $id );
		self::history( $id );
		$keys = array( "sale.$id", ...array_map( static fn( $refund ): string => 'refund.' . $refund->get_id(), $order->get_refunds() ) );
		// Where the order may be called after its customer.
		Attention::forget_names( $keys );
		Preview::forget( $keys );
		OrderLooks::forget( $id );
	}

	private static function history( int $order_id ): void {
		global $wpdb;
		$table = Table::name( 'sale_history' );
		foreach ( $wpdb->get_results( $wpdb->prepare( "SELECT id, params FROM $table WHERE order_id = %d", $order_id ) ) as $row ) {
			$wpdb->update( $table, array( 'params' => self::anonymous( $row->params ) ), array( 'id' => $row->id ) );
		}
	}

	private static function anonymous( string $params ): string {
		$known = (array) json_decode( $params, true );
		$kept  = array_intersect_key( $known, array_flip( self::KEPT ) );
		foreach ( array( 'email' => 'email', 'by' => 'text' ) as $name => $type ) {
			if ( isset( $known[ $name ] ) ) {
				$kept[ $name ] = wp_privacy_anonymize_data( $type, (string) $known[ $name ] );
			}
		}
		if ( is_array( $known['params'] ?? null ) ) {
			$kept['params'] = (object) array_intersect_key( $known['params'], array_flip( self::KEPT ) );
		}
		return (string) wp_json_encode( (object) $kept, JSON_UNESCAPED_UNICODE );
	}
}
