<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Alerts;

use ErpBridge\Platform\Plugin;

/** WooCommerce → Settings → Emails → ERP Bridge: alert. To the shop, where the admin wants that. */
final class AlertEmail extends \WC_Email {
	/** @var list<string> Sentences: what is wrong. */
	private array $begun = array();

	/** @var list<string> What is over, by kind. */
	private array $over = array();

	public function __construct() {
		$this->id             = 'erp_bridge_alert';
		$this->title          = __( 'ERP Bridge: alert', 'erp-bridge' );
		$this->description    = __( 'Goes to the shop when the worker is silent or orders wait too long, and once more when that is over. When it is sent is set on the page Orders of ERP Bridge, tab Settings.', 'erp-bridge' );
		$this->template_base  = Plugin::path( 'templates/' );
		$this->template_html  = 'emails/alert.php';
		$this->template_plain = 'emails/plain/alert.php';
		parent::__construct();
		$this->recipient = $this->get_option( 'recipient', get_option( 'admin_email' ) );
	}

	/**
	 * @param list<string> $begun
	 * @param list<string> $over
	 */
	public function trigger( array $begun, array $over ): bool {
		$this->begun = $begun;
		$this->over  = $over;
		return $this->is_enabled() && '' !== $this->get_recipient()
			&& (bool) $this->send( $this->get_recipient(), $this->get_subject(), $this->get_content(), $this->get_headers(), $this->get_attachments() );
	}

	public function get_default_subject(): string {
		return $this->is_solved() ? __( '[{site_title}] ERP Bridge: the problem is solved', 'erp-bridge' ) : __( '[{site_title}] ERP Bridge needs your attention', 'erp-bridge' );
	}

	public function get_default_heading(): string {
		return $this->is_solved() ? __( 'The problem is solved', 'erp-bridge' ) : __( 'ERP Bridge needs your attention', 'erp-bridge' );
	}

	public function get_content_html(): string {
		return $this->content( $this->template_html );
	}

	public function get_content_plain(): string {
		return $this->content( $this->template_plain );
	}

	public function init_form_fields(): void {
		parent::init_form_fields();
		$this->form_fields['recipient'] = array(
			'title'       => __( 'Recipient(s)', 'erp-bridge' ),
			'type'        => 'text',
			/* translators: %s: e-mail address. */
			'description' => sprintf( __( 'Several addresses are separated by commas. Default: %s', 'erp-bridge' ), get_option( 'admin_email' ) ),
			'default'     => get_option( 'admin_email' ),
		);
	}

	private function is_solved(): bool {
		return ! $this->begun && $this->over;
	}

	/** @return list<string> WooCommerce's preview is about nothing: it shows what could stand in it. */
	private function sentences(): array {
		$solved = array(
			Incidents::WORKER => __( 'The worker reports again.', 'erp-bridge' ),
			Incidents::ORDERS => __( 'No order waits too long any more.', 'erp-bridge' ),
		);
		$all    = array_merge( $this->begun, array_values( array_intersect_key( $solved, array_flip( $this->over ) ) ) );
		return $all ?: array( Incidents::silent_since( time() - DAY_IN_SECONDS ) );
	}

	private function content( string $template ): string {
		return wc_get_template_html(
			$template,
			array(
				'sentences'          => $this->sentences(),
				'url'                => admin_url( 'admin.php?page=erp-bridge' ),
				'email_heading'      => $this->get_heading(),
				'additional_content' => $this->get_additional_content(),
				'email'              => $this,
			),
			'',
			$this->template_base
		);
	}
}
