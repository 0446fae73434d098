<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\MyDocuments;

use ErpBridge\Documents\Documents;
use ErpBridge\Sales\TypeNames;
use WC_Order;

/** The documents of an order on that order's page, for the customer it belongs to. */
final class OrderDocuments {
	/** More belong to no order; the rest is in the tab. */
	private const MOST = 50;

	public static function hooks(): void {
		add_action( 'woocommerce_order_details_after_order_table', array( self::class, 'render' ), 20 );
	}

	/** @param WC_Order|mixed $order Themes call this hook with what they have. */
	public static function render( mixed $order ): void {
		$user = get_current_user_id();
		// A guest's order belongs to user 0, and its page is open to whoever has its link.
		if ( ! $order instanceof WC_Order || 0 === $user || $order->get_customer_id() !== $user ) {
			return;
		}
		$closed = Documents::closed( $user, $order->get_id() );
		if ( $closed > 0 ) {
			ConfirmNotice::for_documents( $closed );
			return;
		}
		$found = Documents::of(
			$user,
			array(
				'order_id' => $order->get_id(),
				'per_page' => self::MOST,
			)
		);
		if ( ! $found['rows'] ) {
			return;
		}
		wp_enqueue_style( DocumentList::ASSETS );
		wp_enqueue_script( DocumentList::ASSETS );
		$documents = MyDocumentsRoutes::items( $found['rows'] );
		DocumentList::template(
			'order/documents.php',
			array(
				'documents' => $documents,
				'headings'  => DocumentList::headings( $documents ),
				'types'     => TypeNames::all(),
				'zip_url'   => count( $documents ) > 1 ? Zip::url( array_column( $documents, 'id' ) ) : null,
				'all_url'   => AccountTab::url(),
			)
		);
	}
}
