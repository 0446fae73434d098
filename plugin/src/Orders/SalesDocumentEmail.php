<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

use ErpBridge\Documents\Storage;
use ErpBridge\Documents\TypeNames;
use ErpBridge\Plugin;
use PHPMailer\PHPMailer\PHPMailer;
use WC_Order;

/** WooCommerce → Settings → Emails → Sales document. Subject and text are those of the page Sales of ERP Bridge. */
final class SalesDocumentEmail extends \WC_Email {
	/** Name of the picture within the e-mail. */
	private const QR = 'erp-bridge-qr';

	private ?\stdClass $document = null;

	public function __construct() {
		$this->id             = 'erp_bridge_sales_document';
		$this->customer_email = true;
		$this->title          = __( 'Sales document', 'erp-bridge' );
		$this->description    = __( 'Brings customers the ERP’s document of their order (invoice, order, delivery note) as a PDF. When it goes out, its subject and its text are set on the page Sales of ERP Bridge.', 'erp-bridge' );
		$this->template_base  = Plugin::path( 'templates/' );
		$this->template_html  = 'emails/sales-document.php';
		$this->template_plain = 'emails/plain/sales-document.php';
		$this->placeholders   = array(
			'{document_type}'   => '',
			'{document_number}' => '',
			'{order_number}'    => '',
		);
		parent::__construct();
	}

	/** @param \stdClass $document Row of the documents table. */
	public function trigger( WC_Order $order, \stdClass $document ): bool {
		return InLanguage::run(
			Language::of( $order ),
			function () use ( $order, $document ): bool {
				$this->document  = $document;
				$this->object    = $order;
				$this->recipient = $order->get_billing_email();
				$sale            = Sales::row( $order->get_id() );
				$this->placeholders['{document_type}']   = TypeNames::all()[ $document->type ] ?? '';
				$this->placeholders['{document_number}'] = $document->number;
				$this->placeholders['{order_number}']    = (string) $order->get_order_number();

				$picture = fn( PHPMailer $mailer ) => $this->embed( $mailer, PaymentWays::of( $order, $sale )['qr'] ?? '' );
				add_action( 'phpmailer_init', $picture );
				try {
					return (bool) $this->send( $this->get_recipient(), $this->get_subject(), $this->get_content(), $this->get_headers(), $this->get_attachments() );
				} finally {
					remove_action( 'phpmailer_init', $picture );
				}
			}
		);
	}

	public function get_subject(): string {
		$order = $this->object;
		$said  = $order instanceof WC_Order ? Texts::email( $order, Sales::row( $order->get_id() ) )['subject'] : $this->get_default_subject();
		/** WooCommerce's own filter for the subject of each e-mail. */
		return (string) apply_filters( 'woocommerce_email_subject_' . $this->id, $said, $order, $this );
	}

	public function get_default_subject(): string {
		return BuiltInTexts::all()['subject_paid'];
	}

	public function get_default_heading(): string {
		return '{document_type} {document_number}';
	}

	/** @return array<int|string, string> The bytes that the ERP made, under the name that it gave them. */
	public function get_attachments(): array {
		$ours = null === $this->document ? array() : array( $this->document->file_name => Storage::file( $this->document->path ) );
		return parent::get_attachments() + $ours;
	}

	public function get_content_html(): string {
		return $this->content( $this->template_html, false );
	}

	public function get_content_plain(): string {
		return $this->content( $this->template_plain, true );
	}

	public function init_form_fields(): void {
		parent::init_form_fields();
		// It is one for paid and one for to-be-paid orders, in each language: on our own page.
		unset( $this->form_fields['subject'] );
	}

	private function content( string $template, bool $plain ): string {
		$order = $this->object;
		if ( ! $order instanceof WC_Order ) {
			return '';
		}
		$sale = Sales::row( $order->get_id() );
		$ways = PaymentWays::of( $order, $sale );
		return wc_get_template_html(
			$template,
			array(
				'order'              => $order,
				'document'           => $this->document,
				'body'               => Texts::email( $order, $sale )['body'],
				'payment'            => $ways,
				'iban'               => BankAccount::spaced( $ways['bank']['iban'] ?? '' ),
				'qr_src'             => '' === ( $ways['qr'] ?? '' ) ? '' : 'cid:' . self::QR,
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

	/** @param string $png In base64. */
	private function embed( PHPMailer $mailer, string $png ): void {
		$bytes = base64_decode( $png, true ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions
		if ( false !== $bytes && '' !== $bytes && 'plain' !== $this->get_email_type() ) {
			$mailer->addStringEmbeddedImage( $bytes, self::QR, 'payment.png', PHPMailer::ENCODING_BASE64, 'image/png' );
		}
	}
}
