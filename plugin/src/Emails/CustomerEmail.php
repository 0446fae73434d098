<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Emails;

use ErpBridge\Platform\Plugin;

/** One of our e-mails to customers, of the templates emails/NAME.php and emails/plain/NAME.php. */
abstract class CustomerEmail extends \WC_Email {
	public function __construct( string $template ) {
		$this->customer_email = true;
		$this->template_base  = Plugin::path( 'templates/' );
		$this->template_html  = "emails/$template.php";
		$this->template_plain = "emails/plain/$template.php";
		parent::__construct();
	}

	/** @return array<string, mixed>|null What the templates get beside what every e-mail's get; null without what it is about. */
	abstract protected function template_values(): ?array;

	/** Fills in what could stand in it; WooCommerce has set an example order as its object. */
	abstract public function show_example(): void;

	public function get_content_html(): string {
		return $this->content( $this->template_html, false );
	}

	public function get_content_plain(): string {
		return $this->content( $this->template_plain, true );
	}

	/** To the recipient that was set. */
	protected function send_now(): bool {
		return (bool) $this->send( $this->get_recipient(), $this->get_subject(), $this->get_content(), $this->get_headers(), $this->get_attachments() );
	}

	private function content( string $template, bool $plain ): string {
		$values = $this->template_values();
		return null === $values ? '' : wc_get_template_html(
			$template,
			$values + array(
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
