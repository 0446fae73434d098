<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\MyDocuments;

use ErpBridge\Accounts\WaitingFields;

/** What stands where documents or the ERP's address would be, as long as the e-mail is not proven: a sentence and a button. */
final class ConfirmNotice {
	public static function hooks(): void {
		add_action( 'woocommerce_account_edit-address_endpoint', array( self::class, 'for_addresses' ), 1 );
	}

	public static function for_documents( int $count ): void {
		self::render(
			/* translators: %s: number. */
			sprintf( _n( 'Confirm your e-mail to see your %s document', 'Confirm your e-mail to see your %s documents', $count, 'erp-bridge' ), number_format_i18n( $count ) )
		);
	}

	public static function for_addresses(): void {
		if ( WaitingFields::are_any( get_current_user_id() ) ) {
			self::render( __( 'Confirm your e-mail to use the address that we have for you', 'erp-bridge' ) );
		}
	}

	private static function render( string $sentence ): void {
		wp_enqueue_style( DocumentList::ASSETS );
		DocumentList::template(
			'myaccount/confirm-email.php',
			array(
				'sentence' => $sentence,
				'email'    => wp_get_current_user()->user_email,
				'action'   => AccountTab::url(),
				'fields'   => Confirmation::form(),
			)
		);
	}
}
