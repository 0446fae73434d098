<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\MyDocuments;

use ErpBridge\Emails\CustomerEmail;
use ErpBridge\Sales\TypeNames;

/** WooCommerce → Settings → Emails → New documents. Off until the admin switches it on there. */
final class NewDocumentsEmail extends CustomerEmail {
	/** @var list<\stdClass> */
	private array $documents = array();

	public function __construct() {
		$this->id           = 'erp_bridge_new_documents';
		$this->title        = __( 'New documents', 'erp-bridge' );
		$this->description  = __( 'Tells customers that new documents of the ERP are in their account, all of one sync in one e-mail. Never sent for the first import.', 'erp-bridge' );
		$this->placeholders = array( '{count}' => '' );
		parent::__construct( 'new-documents' );
	}

	/** @param list<\stdClass> $documents Rows of the documents table. */
	public function trigger( int $user_id, array $documents ): void {
		$user = get_userdata( $user_id );
		if ( ! $user || ! $this->is_enabled() ) {
			return;
		}
		$switched                      = switch_to_user_locale( $user_id );
		$this->recipient               = $user->user_email;
		$this->object                  = $user;
		$this->documents               = $documents;
		$this->placeholders['{count}'] = (string) count( $documents );
		try {
			$this->send_now();
		} finally {
			if ( $switched ) {
				restore_previous_locale();
			}
		}
	}

	public function show_example(): void {
		$this->object                  = wp_get_current_user();
		$this->placeholders['{count}'] = '2';
		$this->documents               = array_map(
			static fn( string $type, string $number ): \stdClass => (object) array(
				'type'     => $type,
				'number'   => $number,
				'doc_date' => gmdate( 'Y-m-d' ),
			),
			array( 'invoice', 'delivery_note' ),
			array( 'FA001234', 'BL001234' )
		);
	}

	public function get_default_subject(): string {
		/* translators: leave {count} and {site_title} as they are. */
		return __( '[{site_title}]: new documents in your account ({count})', 'erp-bridge' );
	}

	public function get_default_heading(): string {
		return __( 'New documents in your account', 'erp-bridge' );
	}

	public function init_form_fields(): void {
		parent::init_form_fields();
		$this->form_fields['enabled']['default'] = 'no';
	}

	protected function template_values(): array {
		return array(
			'documents' => $this->documents,
			'types'     => TypeNames::all(),
			'user'      => $this->object,
			'url'       => wc_get_account_endpoint_url( AccountTab::SLUG ),
		);
	}
}
