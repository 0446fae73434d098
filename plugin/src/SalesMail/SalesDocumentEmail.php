<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\SalesMail;

use ErpBridge\Documents\Storage;
use ErpBridge\Emails\CustomerEmail;
use ErpBridge\Payment\BankAccount;
use ErpBridge\Payment\PaymentWays;
use ErpBridge\Sales\Sales;
use ErpBridge\Sales\TypeNames;
use ErpBridge\Texts\BuiltInTexts;
use ErpBridge\Texts\InLanguage;
use ErpBridge\Texts\Language;
use ErpBridge\Texts\Texts;
use PHPMailer\PHPMailer\PHPMailer;
use WC_Order;

/** WooCommerce → Settings → Emails → Sales document. Subject and text are those of the page Sales of ERP Bridge. */
final class SalesDocumentEmail extends CustomerEmail {
	/** Name of the picture within the e-mail. */
	private const QR = 'erp-bridge-qr';

	private ?\stdClass $document = null;

	public function __construct() {
		$this->id           = 'erp_bridge_sales_document';
		$this->title        = __( 'Sales document', 'erp-bridge' );
		$this->description  = __( 'Brings customers the ERP’s document of their order (invoice, order, delivery note) as a PDF. When it goes out, its subject and its text are set on the page Sales of ERP Bridge.', 'erp-bridge' );
		$this->placeholders = array(
			'{document_type}'   => '',
			'{document_number}' => '',
			'{order_number}'    => '',
		);
		parent::__construct( 'sales-document' );
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
					return $this->send_now();
				} finally {
					remove_action( 'phpmailer_init', $picture );
				}
			}
		);
	}

	public function show_example(): void {
		$order              = $this->object;
		$this->document     = null;
		$this->placeholders = array(
			'{document_type}'   => TypeNames::all()['invoice'],
			'{document_number}' => 'FA001234',
			'{order_number}'    => $order instanceof WC_Order ? (string) $order->get_order_number() : '',
		) + $this->placeholders;
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

	public function init_form_fields(): void {
		parent::init_form_fields();
		// It is one for paid and one for to-be-paid orders, in each language: on our own page.
		unset( $this->form_fields['subject'] );
	}

	protected function template_values(): ?array {
		$order = $this->object;
		if ( ! $order instanceof WC_Order ) {
			return null;
		}
		$sale = Sales::row( $order->get_id() );
		$ways = PaymentWays::of( $order, $sale );
		return array(
			'order'    => $order,
			'document' => $this->document,
			'body'     => Texts::email( $order, $sale )['body'],
			'payment'  => $ways,
			'iban'     => BankAccount::spaced( $ways['bank']['iban'] ?? '' ),
			'qr_src'   => '' === ( $ways['qr'] ?? '' ) ? '' : 'cid:' . self::QR,
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
