<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\SalesMail;

use ErpBridge\Documents\Storage;
use ErpBridge\Guard\Broken;
use ErpBridge\Guard\BrokenOrders;
use ErpBridge\Guard\Guarded;
use ErpBridge\Guard\Reading;
use ErpBridge\Platform\Table;
use ErpBridge\Sales\History;
use ErpBridge\Sales\Sales;
use ErpBridge\Settings\Settings;
use WC_Order;

/**
 * The document of an order goes to the customer once: as soon as the ERP's PDF is here, where the admin wants that, or when he
 * asks for it. Which it is, is decided when the PDF arrives, so that a changed setting never sends old documents.
 */
final class SalesMail {
	private const DUE     = 'due';
	private const SENDING = 'sending';
	private const SENT    = 'sent';
	private const FAILED  = 'failed';
	/** The PDF is here, and nobody wanted it sent. */
	private const BY_HAND = 'by_hand';

	/** E-mails in one request; the next report goes on. */
	private const AT_ONCE = 20;

	/** Documents of which is decided in one request. */
	private const DECIDED = 200;

	/** After so many seconds nobody is sending any more: the request died. */
	private const PATIENCE = 900;

	/** Orders that get no document any more. */
	private const OVER = array( 'cancelled', 'failed', 'refunded', 'trash' );

	public static function hooks(): void {
		add_filter( 'woocommerce_email_classes', array( self::class, 'register' ) );
		add_filter( 'erp_bridge_settings_answer', static fn( mixed $answer, bool $to_admin ): array => (array) $answer + ( $to_admin ? array( 'document_email' => self::is_on() ) : array() ), 10, 2 );
		// Before the e-mail about new documents: what is sent here does not count for it.
		add_action( 'erp_bridge_worker_reported', array( self::class, 'send_pending' ), 20, 0 );
		add_filter( 'erp_bridge_document_is_mailed', static fn( mixed $is_mailed, int $order_id, string $type ): bool => $is_mailed || self::will_send( $order_id, $type ), 10, 3 );
	}

	/**
	 * @param array<string, object> $emails
	 * @return array<string, object>
	 */
	public static function register( array $emails ): array {
		$emails['ErpBridge_Sales_Document'] = new SalesDocumentEmail();
		return $emails;
	}

	/** The admin can switch it off among WooCommerce's e-mails; then nothing is sent, whatever our own settings say. */
	private static function is_on(): bool {
		return ( WC()->mailer()->get_emails()['ErpBridge_Sales_Document'] ?? null )?->is_enabled() ?? false;
	}

	/** Whether a document that arrives now will be sent: then it does not count for the e-mail about new documents. */
	private static function will_send( int $order_id, string $type ): bool {
		$sale = Sales::row( $order_id );
		$kind = ( $sale->doc_type ?? '' ) ?: Settings::get( 'sales', 'document' );
		return null !== $sale && $type === $kind && in_array( $sale->mail_state, array( '', self::DUE, self::SENDING ), true ) && self::is_wanted( $sale );
	}

	public static function send_pending(): void {
		global $wpdb;
		self::decide();
		self::give_up();
		$ids = $wpdb->get_col( 'SELECT order_id FROM ' . Table::name( 'sales' ) . " WHERE mail_state = 'due' ORDER BY order_id LIMIT " . self::AT_ONCE );
		foreach ( array_map( 'intval', $ids ) as $id ) {
			$mine = array(
				'mail_state' => self::SENDING,
				'mailed_at'  => Table::now(),
			);
			if ( Sales::claim( $id, $mine, array( 'mail_state' => self::DUE ) ) ) {
				self::send( $id );
			}
		}
	}

	/** The PDFs of final documents that have come since the last time. */
	private static function decide(): void {
		global $wpdb;
		self::learn_numbers();
		$documents = Table::name( 'documents' );
		$arrived   = $wpdb->get_results(
			'SELECT s.order_id, s.finalize_at, d.id AS document_id FROM ' . Table::name( 'sales' ) . " s JOIN $documents d ON d.order_id = s.order_id AND d.type = s.doc_type AND d.number = s.doc_number
			WHERE s.mail_state = '' AND s.doc_state = 'final' AND d.state = 'visible' LIMIT " . self::DECIDED
		);
		$by_order  = array();
		foreach ( $arrived as $sale ) {
			$by_order[ (int) $sale->order_id ][] = $sale;
		}
		$ids = array_keys( $by_order );
		// One on which another plugin breaks is decided with one of the next reports; the others do not wait for it.
		( new Reading( $ids ) )->each(
			$ids,
			static function ( int $id ) use ( $by_order, $documents ): void {
				global $wpdb;
				$due = self::gets_document( $id ) && self::is_wanted( $by_order[ $id ][0] );
				Sales::claim( $id, array( 'mail_state' => $due ? self::DUE : self::BY_HAND ), array( 'mail_state' => '' ) );
				if ( $due ) {
					$wpdb->query( "UPDATE $documents SET tell = 0 WHERE id IN (" . Table::in( array_map( 'intval', array_column( $by_order[ $id ], 'document_id' ) ) ) . ')' );
				}
			}
		);
	}

	/**
	 * The ERP's index may leave the number of a final document to the electronic invoice inside the PDF: then it is known when that has
	 * come, on whose document the order is named.
	 */
	private static function learn_numbers(): void {
		global $wpdb;
		$sales     = Table::name( 'sales' );
		$documents = Table::name( 'documents' );
		$its       = "FROM $documents d WHERE d.order_id = $sales.order_id AND d.type = $sales.doc_type AND d.state = 'visible' AND d.number <> ''";
		// Several documents of one type: nobody knows which one is meant.
		$wpdb->query( "UPDATE $sales SET doc_number = ( SELECT MAX(d.number) $its ) WHERE mail_state = '' AND doc_state = 'final' AND doc_number = '' AND 1 = ( SELECT COUNT(*) $its )" );
	}

	private static function gets_document( int $order_id ): bool {
		$order = wc_get_order( $order_id );
		return $order instanceof WC_Order && ! $order->has_status( self::OVER );
	}

	private static function is_wanted( \stdClass $sale ): bool {
		return null !== $sale->finalize_at || Settings::get( 'sales', 'send_email' );
	}

	/** A request that died while sending may have sent or not; a second e-mail is the admin's decision. */
	private static function give_up(): void {
		global $wpdb;
		$before = gmdate( 'Y-m-d H:i:s', time() - self::PATIENCE );
		$rows   = $wpdb->get_results( $wpdb->prepare( 'SELECT order_id, doc_number FROM ' . Table::name( 'sales' ) . " WHERE mail_state = 'sending' AND mailed_at < %s LIMIT 50", $before ) );
		foreach ( $rows as $row ) {
			if ( Sales::claim( (int) $row->order_id, array( 'mail_state' => self::FAILED ), array( 'mail_state' => self::SENDING ) ) ) {
				History::add( (int) $row->order_id, 'mail_unclear', array( 'number' => $row->doc_number ) );
			}
		}
	}

	/** What a theme's template or another plugin does must not stop the others. */
	private static function send( int $order_id ): void {
		$sale = Sales::row( $order_id );
		$to   = '';
		$try  = static function () use ( $order_id, $sale, &$to ): ?string {
			return self::attempt( $order_id, $sale, $to );
		};
		try {
			$problem = Guarded::order( $order_id, false, $try, array( BrokenOrders::class, 'note' ) );
		} catch ( Broken $e ) {
			wc_get_logger()->error( "E-mail of order $order_id: $e->detail", array( 'source' => 'erp-bridge' ) );
			$problem = 'mail_failed';
		}
		$after = array( 'mail_state' => self::FAILED );
		if ( null === $problem ) {
			$after = array(
				'mail_state' => self::SENT,
				'mailed_at'  => Table::now(),
				'mailed_to'  => $to,
			);
		}
		Sales::save( $order_id, $after );
		History::add(
			$order_id,
			$problem ?? 'mailed',
			array(
				'number' => $sale->doc_number ?? '',
				'email'  => $to,
			)
		);
	}

	/**
	 * @param int            $order_id
	 * @param \stdClass|null $sale
	 * @param string         $to       Becomes whom it was sent to.
	 * @return string|null What was in the way.
	 */
	private static function attempt( int $order_id, ?\stdClass $sale, string &$to ): ?string {
		$order    = wc_get_order( $order_id );
		$document = null === $sale ? null : self::document( $sale );
		$to       = $order instanceof WC_Order ? $order->get_billing_email() : '';
		$email    = WC()->mailer()->get_emails()['ErpBridge_Sales_Document'] ?? null;
		return match ( true ) {
			! $order instanceof WC_Order || null === $document || ! is_file( Storage::file( $document->path ) ) => 'mail_without_document',
			'' === $to => 'mail_without_address',
			! $email instanceof SalesDocumentEmail || ! $email->is_enabled() => 'mail_off',
			! $email->trigger( $order, $document ) => 'mail_failed',
			default => null,
		};
	}

	/** The PDF that answers a sale. */
	private static function document( \stdClass $sale ): ?\stdClass {
		global $wpdb;
		return $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM ' . Table::name( 'documents' ) . " WHERE order_id = %d AND type = %s AND number = %s AND state = 'visible' ORDER BY id DESC LIMIT 1", $sale->order_id, $sale->doc_type, $sale->doc_number ) );
	}
}
