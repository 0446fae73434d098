<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\MyDocuments;

use ErpBridge\Accounts\Inactive;
use ErpBridge\Accounts\ProvenEmail;
use ErpBridge\Documents\Ownership;
use ErpBridge\Guard\Broken;
use ErpBridge\Guard\Guarded;
use ErpBridge\Platform\Table;

/** "New documents": one e-mail a customer about all that a sync brought. The worker never asks for it in a first import. */
final class NewDocumentsMail {
	/** How many customers are written to in one request; the next report goes on. */
	private const AT_ONCE = 50;

	public static function hooks(): void {
		add_filter( 'woocommerce_email_classes', array( self::class, 'register' ) );
		add_action( 'erp_bridge_worker_reported', array( self::class, 'when_over' ), 30 );
	}

	/** The run is over: each customer gets one e-mail about all that it brought. */
	public static function when_over( bool $is_over ): void {
		if ( $is_over ) {
			self::send_pending();
		}
	}

	/**
	 * @param array<string, object> $emails
	 * @return array<string, object>
	 */
	public static function register( array $emails ): array {
		$emails['ErpBridge_New_Documents'] = new NewDocumentsEmail();
		return $emails;
	}

	public static function send_pending(): void {
		global $wpdb;
		$documents = Table::name( 'documents' );
		$users     = array_map( 'intval', $wpdb->get_col( "SELECT DISTINCT user_id FROM $documents WHERE tell = 1 AND user_id > 0 LIMIT " . self::AT_ONCE ) );
		foreach ( $users as $user_id ) {
			$rows = $wpdb->get_results( "SELECT * FROM $documents WHERE tell = 1 AND state = 'visible' AND " . Ownership::condition( $user_id ) . ' ORDER BY doc_date DESC, id DESC' );
			// Noted first: an e-mail too few is better than the same one with every report.
			$wpdb->update(
				$documents,
				array( 'tell' => 0 ),
				array(
					'user_id' => $user_id,
					'tell'    => 1,
				)
			);
			try {
				Guarded::work( static fn() => self::send( $user_id, $rows ) );
			} catch ( Broken $e ) {
				// What a theme's template or another plugin does must not stop the others.
				wc_get_logger()->error( "E-mail about new documents to account $user_id: $e->detail", array( 'source' => 'erp-bridge' ) );
			}
		}
	}

	/** @param list<\stdClass> $documents */
	private static function send( int $user_id, array $documents ): void {
		// What came for an e-mail is told to it, proven or not. To an unproven one nothing of what the account had before.
		$told  = array_values( array_filter( $documents, static fn( \stdClass $row ): bool => ProvenEmail::is( $user_id ) || ( '' !== $row->owner_email && get_userdata( $user_id )->user_email === $row->owner_email ) ) );
		$email = WC()->mailer()->get_emails()['ErpBridge_New_Documents'] ?? null;
		if ( $told && $email instanceof NewDocumentsEmail && ! Inactive::is( $user_id ) ) {
			$email->trigger( $user_id, $told );
		}
	}
}
