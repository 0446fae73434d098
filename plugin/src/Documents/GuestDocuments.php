<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ErpBridge\Accounts\Directory;
use ErpBridge\Accounts\Links;
use ErpBridge\Accounts\Provisional;
use ErpBridge\Accounts\Staff;
use ErpBridge\Guard\Reading;
use ErpBridge\Platform\Table;
use ErpBridge\Settings\Settings;
use WC_Order;

/**
 * Documents that answer an order of the shop: they are stored also where nobody has an account. Then only the shop's admins can
 * read them here, the customer has them by e-mail; they become the customer's as soon as there is an account.
 */
final class GuestDocuments {
	public static function hooks(): void {
		add_action( 'user_register', array( self::class, 'adopt' ), 20 );
		add_action( 'woocommerce_update_new_customer_past_order', array( self::class, 'adopt_order' ), 10, 2 );
	}

	/**
	 * The orders that these documents answer, as far as they are there.
	 *
	 * @param list<Incoming> $documents
	 * @return array<int, WC_Order> By id.
	 */
	public static function orders( array $documents ): array {
		$ids = array_values( array_unique( array_filter( array_map( static fn( Incoming $document ): int => $document->sale, $documents ) ) ) );
		// One on which another plugin breaks is as good as not there: its document is looked at again with the next run.
		return array_filter( ( new Reading( $ids ) )->each( $ids, self::order( ... ) ) );
	}

	private static function order( int $id ): ?WC_Order {
		$order = wc_get_order( $id );
		if ( ! $order instanceof WC_Order ) {
			return null;
		}
		// All that is asked of it later.
		$order->get_customer_id();
		$order->get_billing_email();
		return $order;
	}

	/** Whose it is where the ERP's customer has no account: the order's customer, else whoever has the order's e-mail, else nobody yet. */
	public static function place( Incoming $document, WC_Order $order, Directory $directory ): void {
		/**
		 * Whether an e-mail of its own will bring a document of an order to the customer; then "New documents" does not tell of it.
		 *
		 * @param bool   $is_mailed
		 * @param int    $order_id
		 * @param string $type      Of the document, such as `invoice`.
		 */
		$is_mailed = (bool) apply_filters( 'erp_bridge_document_is_mailed', false, $order->get_id(), $document->type() );
		$document->belongs_to( $order->get_id(), $is_mailed );
		if ( null !== $document->owner ) {
			return;
		}
		$customer = $order->get_customer_id();
		// Another customer of the ERP has that e-mail: not even the order's customer gets it unseen.
		if ( null === $document->other_customer && $customer > 0 && ! Staff::is( $customer ) ) {
			$document->owner = $customer;
			return;
		}
		$email = $order->get_billing_email();
		// Of somebody who was erased there is no address: that which WordPress puts in its place is the same for all of them.
		$email                 = wp_privacy_anonymize_data( 'email' ) === $email ? '' : $email;
		$document->owner       = $directory->owner( '', $email, $document->tiers_key ) ?? 0;
		$document->guest_email = 0 === $document->owner ? mb_strtolower( $email ) : '';
	}

	/** Somebody has an account now: those of the orders with this e-mail. */
	public static function adopt( int $user_id ): void {
		global $wpdb;
		$user = get_userdata( $user_id );
		if ( ! $user || '' === $user->user_email || ! self::are_any() || Staff::is( $user_id ) ) {
			return;
		}
		// By e-mail nobody gets the documents of another customer of the ERP.
		$tiers = array_filter( array_unique( array_column( Links::of( $user_id ), 'tiers_key' ) ) );
		$own   = $tiers ? ' AND tiers_key IN (' . Table::in( array( '', ...array_values( $tiers ) ) ) . ')' : '';
		$wpdb->query( $wpdb->prepare( 'UPDATE ' . Table::name( 'documents' ) . " SET user_id = %d, user_since = %s, owner_email = %s, guest_email = '' WHERE user_id = 0 AND guest_email = %s", $user_id, $user->user_registered, Provisional::label( $user->ID ), mb_strtolower( $user->user_email ) ) . $own );
	}

	/** WooCommerce gives an account the orders that its owner placed as a guest. */
	public static function adopt_order( int $order_id, \WP_User $user ): void {
		global $wpdb;
		if ( ! Staff::is( $user->ID ) ) {
			$wpdb->query( $wpdb->prepare( 'UPDATE ' . Table::name( 'documents' ) . " SET user_id = %d, user_since = %s, owner_email = %s, guest_email = '' WHERE user_id = 0 AND guest_email <> '' AND order_id = %d", $user->ID, $user->user_registered, Provisional::label( $user->ID ), $order_id ) );
		}
	}

	/** The data of an order placed as a guest is erased: what the settings say of documents counts here, too. */
	public static function forget( int $order_id ): void {
		global $wpdb;
		$guests = $wpdb->prepare( ' WHERE user_id = 0 AND order_id = %d AND guest_email <> %s', $order_id, '' );
		if ( 'delete' === Settings::get( 'documents', 'erase' ) ) {
			array_map( array( Withdrawal::class, 'delete' ), $wpdb->get_results( 'SELECT * FROM ' . Table::name( 'documents' ) . $guests ) );
		}
		$wpdb->query( 'UPDATE ' . Table::name( 'documents' ) . " SET guest_email = ''" . $guests );
	}

	/** Asked once a request: a sync makes thousands of accounts. */
	private static function are_any(): bool {
		global $wpdb;
		static $any = null;
		$any      ??= null !== $wpdb->get_var( 'SELECT id FROM ' . Table::name( 'documents' ) . " WHERE guest_email > '' AND user_id = 0 LIMIT 1" );
		return $any;
	}
}
