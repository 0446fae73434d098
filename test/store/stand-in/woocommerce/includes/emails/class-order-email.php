<?php
/** An e-mail about an order: all of WooCommerce's differ in when they go and in their words only. */
final class ERP_Bridge_Stand_In_Order_Email extends WC_Email {
	private string $intro;
	private string $customer_note = '';

	/** @param array{string, bool, string, string, list<string>} $kind Title, to the customer, subject, first sentence, moments. */
	public function __construct( string $id, array $kind ) {
		list( $this->title, $this->customer_email, $this->subject, $this->intro, $moments ) = $kind;
		$this->id           = $id;
		$this->heading      = $this->title;
		$this->description  = $this->intro;
		$this->manual       = array() === $moments;
		$this->placeholders = array( '{order_date}' => '', '{order_number}' => '' );
		parent::__construct();
		if ( $this->manual ) {
			$this->enabled = '';
		}
		if ( ! $this->customer_email ) {
			$this->recipient = (string) $this->get_option( 'recipient', get_option( 'admin_email' ) );
		}
		foreach ( $moments as $moment ) {
			add_action( "woocommerce_{$moment}_notification", array( $this, array( 'new_customer_note' => 'trigger_note', 'order_partially_refunded' => 'trigger_partial' )[ $moment ] ?? 'trigger' ), 10, 2 );
		}
	}

	/** @param array{order_id: int, customer_note: string} $note */
	public function trigger_note( $note ): void {
		$this->customer_note = (string) $note['customer_note'];
		$this->trigger( $note['order_id'] );
	}

	public function init_form_fields() {
		parent::init_form_fields();
		// New in WooCommerce, and off until somebody wants it.
		$this->form_fields['enabled']['default'] = 'customer_cancelled_order' === $this->id ? 'no' : 'yes';
	}

	/** WooCommerce gives this e-mail another id while it is about a part: who filters by the id relies on that. */
	public function trigger_partial( $order_id ): void {
		$this->id      = 'customer_partially_refunded_order';
		$this->subject = str_replace( 'has been refunded', 'has been partially refunded', $this->subject );
		$this->trigger( $order_id );
	}

	public function trigger( $order_id, $order = false ): void {
		$order = $order instanceof WC_Order ? $order : wc_get_order( $order_id );
		if ( ! $order instanceof WC_Order || 'new_order' === $this->id && $order->get_new_order_email_sent() ) {
			return;
		}
		$this->object                         = $order;
		$this->recipient                      = $this->customer_email ? $order->get_billing_email() : $this->recipient;
		$this->placeholders['{order_date}']   = wc_format_datetime( $order->get_date_created() );
		$this->placeholders['{order_number}'] = $order->get_order_number();
		// What is sent by hand goes, whether its automatic kind is on or off.
		$sent = $this->manual ? $this->send_if_recipient() : $this->send_notification();
		if ( $sent && 'new_order' === $this->id ) {
			$order->set_new_order_email_sent( true );
			$order->save();
		}
	}

	public function get_content_html() {
		ob_start();
		do_action( 'woocommerce_email_header', $this->get_heading(), $this );
		echo '<p>' . esc_html( $this->intro ) . '</p>';
		if ( '' !== $this->customer_note ) {
			echo '<blockquote>' . wp_kses_post( wpautop( $this->customer_note ) ) . '</blockquote>';
		}
		if ( 'customer_invoice' === $this->id && $this->object->needs_payment() ) {
			printf( '<p><a href="%s">Pay for this order</a></p>', esc_url( $this->object->get_checkout_payment_url() ) );
		}
		foreach ( array( 'order_details', 'order_meta', 'customer_details' ) as $part ) {
			do_action( "woocommerce_email_$part", $this->object, ! $this->customer_email, false, $this );
		}
		echo wp_kses_post( wpautop( $this->get_additional_content() ) );
		do_action( 'woocommerce_email_footer', $this );
		return (string) ob_get_clean();
	}
}
