<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ErpBridge\Plugin;

/** WooCommerce → Settings → Emails → New documents. Off until the admin switches it on there. */
final class NewDocumentsEmail extends \WC_Email {
	/** @var list<\stdClass> */
	private array $documents = array();

	public function __construct() {
		$this->id             = 'erp_bridge_new_documents';
		$this->customer_email = true;
		$this->title          = __( 'New documents', 'erp-bridge' );
		$this->description    = __( 'Tells customers that new documents of the ERP are in their account, all of one sync in one e-mail. Never sent for the first import.', 'erp-bridge' );
		$this->template_base  = Plugin::path( 'templates/' );
		$this->template_html  = 'emails/new-documents.php';
		$this->template_plain = 'emails/plain/new-documents.php';
		$this->placeholders   = array( '{count}' => '' );
		parent::__construct();
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
		$this->send( $this->get_recipient(), $this->get_subject(), $this->get_content(), $this->get_headers(), $this->get_attachments() );
		if ( $switched ) {
			restore_previous_locale();
		}
	}

	public function get_default_subject(): string {
		/* translators: leave {count} and {site_title} as they are. */
		return __( '[{site_title}]: new documents in your account ({count})', 'erp-bridge' );
	}

	public function get_default_heading(): string {
		return __( 'New documents in your account', 'erp-bridge' );
	}

	public function get_content_html(): string {
		return $this->content( $this->template_html, false );
	}

	public function get_content_plain(): string {
		return $this->content( $this->template_plain, true );
	}

	public function init_form_fields(): void {
		parent::init_form_fields();
		$this->form_fields['enabled']['default'] = 'no';
	}

	private function content( string $template, bool $plain ): string {
		return wc_get_template_html(
			$template,
			array(
				'documents'          => $this->documents,
				'types'              => TypeNames::all(),
				'user'               => $this->object,
				'url'                => wc_get_account_endpoint_url( AccountTab::SLUG ),
				'email_heading'      => $this->get_heading(),
				'additional_content' => $this->get_additional_content(),
				'plain_text'         => $plain,
				'sent_to_admin'      => false,
				'email'              => $this,
			),
			'',
			$this->template_base
		);
	}
}
