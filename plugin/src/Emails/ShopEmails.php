<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Emails;

use ErpBridge\Settings\Settings;
use WC_Email;

/** WooCommerce's own e-mails to customers about their orders, beside ours: so that nobody gets two about the same thing (article 3). */
final class ShopEmails {
	/** Those that leave at about the moment when the document is made. */
	private const AT = array(
		// A new order is on hold (transfer) or processing (cash on delivery, paid online), or completed at once (paid, nothing to ship).
		'created'    => array( 'customer_on_hold_order', 'customer_processing_order', 'customer_completed_order' ),
		'paid'       => array( 'customer_processing_order', 'customer_completed_order' ),
		'processing' => array( 'customer_processing_order' ),
		'completed'  => array( 'customer_completed_order' ),
	);

	/** About the account, not about an order. */
	private const OF_ACCOUNT = array( 'customer_new_account', 'customer_reset_password' );

	/** @return list<array{id: string, title: string, event: string, enabled: bool, manual: bool, reaches: bool, doubled: bool}> */
	public static function all(): array {
		$events  = self::events();
		$doubled = Settings::get( 'sales', 'send_email' ) ? self::doubled_at( Settings::get( 'sales', 'moment' ) ) : array();
		$emails  = array();
		foreach ( self::listed() as $id => $email ) {
			$is_on    = $email->is_enabled();
			$emails[] = array(
				'id'      => $id,
				'title'   => wp_strip_all_tags( $email->get_title() ),
				'event'   => $events[ $id ] ?? wp_strip_all_tags( $email->get_description() ),
				'enabled' => $is_on,
				// WooCommerce sends such by hand alone, and asks no switch about it.
				'manual'  => $email->is_manual(),
				'reaches' => $is_on && ! $email->is_manual(),
				'doubled' => $is_on && in_array( $id, $doubled, true ),
			);
		}
		return $emails;
	}

	/** @return list<string> What leaves when the document does, by the moment in the settings. */
	public static function doubled_at( string $moment ): array {
		return self::AT[ $moment ] ?? array();
	}

	/** In that e-mail's own settings, where the admin finds it under WooCommerce → Settings → Emails, too. */
	public static function turn( string $id, bool $on ): bool {
		$email = self::listed()[ $id ] ?? null;
		if ( null === $email ) {
			return false;
		}
		$email->enabled = $on ? 'yes' : 'no';
		$email->update_option( 'enabled', $email->enabled );
		return true;
	}

	/** @return array<string, WC_Email> By id; WooCommerce's usual ones first, then what newer versions and other plugins bring. */
	private static function listed(): array {
		$emails = array();
		foreach ( WC()->mailer()->get_emails() as $email ) {
			if ( $email->is_customer_email() && ! $email instanceof CustomerEmail && ! in_array( $email->id, self::OF_ACCOUNT, true ) ) {
				$emails[ $email->id ] = $email;
			}
		}
		return array_merge( array_intersect_key( self::events(), $emails ), $emails );
	}

	/** @return array<string, string> When each leaves. */
	private static function events(): array {
		return array(
			'customer_on_hold_order'    => __( 'The order is placed and waits for the payment, for example a transfer.', 'erp-bridge' ),
			'customer_processing_order' => __( 'The order is paid online, or placed with cash on delivery.', 'erp-bridge' ),
			'customer_completed_order'  => __( 'The order is completed.', 'erp-bridge' ),
			'customer_refunded_order'   => __( 'The order is refunded, in whole or in part.', 'erp-bridge' ),
			'customer_note'             => __( 'You write a note to the customer on the order.', 'erp-bridge' ),
			'customer_invoice'          => __( 'You send the order’s details from its screen.', 'erp-bridge' ),
			'customer_failed_order'     => __( 'The payment failed.', 'erp-bridge' ),
			'customer_cancelled_order'  => __( 'The order is cancelled.', 'erp-bridge' ),
		);
	}
}
