<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\MyDocuments;

use ErpBridge\Emails\CustomerEmail;
use WP_User;

/** WooCommerce → Settings → Emails → Confirm your e-mail. Sent when a customer asks for it. */
final class ConfirmEmail extends CustomerEmail {
	private string $url = '';

	public function __construct() {
		$this->id          = 'erp_bridge_confirm_email';
		$this->title       = __( 'Confirm your e-mail', 'erp-bridge' );
		$this->description = __( 'Brings customers the link that confirms their e-mail address, when they ask for it under My documents. Until then the documents and the address that the ERP has for them stay closed.', 'erp-bridge' );
		// Nobody could see documents if it were switched off.
		$this->manual = true;
		parent::__construct( 'confirm-email' );
	}

	public function trigger( WP_User $user, string $url ): bool {
		$switched        = switch_to_user_locale( $user->ID );
		$this->recipient = $user->user_email;
		$this->object    = $user;
		$this->url       = $url;
		$sent            = $this->send_now();
		if ( $switched ) {
			restore_previous_locale();
		}
		return $sent;
	}

	public function show_example(): void {
		$this->object = wp_get_current_user();
		$this->url    = Confirmation::url( 0, 'example' );
	}

	public function get_default_subject(): string {
		/* translators: leave {site_title} as it is. */
		return __( '[{site_title}]: confirm your e-mail address', 'erp-bridge' );
	}

	public function get_default_heading(): string {
		return __( 'Confirm your e-mail address', 'erp-bridge' );
	}

	protected function template_values(): array {
		return array(
			'user' => $this->object,
			'url'  => $this->url,
		);
	}
}
