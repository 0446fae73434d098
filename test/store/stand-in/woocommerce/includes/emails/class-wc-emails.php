<?php
/** All kinds of e-mail, and what makes them go. */
class WC_Emails {
	private const PAID = array( 'order_status_pending_to_processing', 'order_status_failed_to_processing', 'order_status_cancelled_to_processing' );
	private const HELD = array( 'order_status_pending_to_on-hold', 'order_status_failed_to_on-hold', 'order_status_cancelled_to_on-hold' );
	private const DONE = array( 'order_status_pending_to_completed', 'order_status_failed_to_completed', 'order_status_cancelled_to_completed' );

	/** @var array<string, WC_Email> */
	public $emails = array();

	public function __construct() {
		foreach ( self::kinds() as $id => $kind ) {
			$this->emails[ 'WC_Email_' . ucwords( $id, '_' ) ] = new ERP_Bridge_Stand_In_Order_Email( $id, $kind );
		}
		$this->emails['WC_Email_Customer_New_Account'] = new ERP_Bridge_Stand_In_Account_Email();
		add_action( 'woocommerce_email_header', array( $this, 'email_header' ) );
		add_action( 'woocommerce_email_footer', array( $this, 'email_footer' ) );
		add_action( 'woocommerce_email_order_details', array( $this, 'order_details' ), 10, 4 );
		add_action( 'woocommerce_created_customer_notification', array( $this, 'customer_new_account' ), 10, 3 );
		$this->emails = (array) apply_filters( 'woocommerce_email_classes', $this->emails );
		do_action( 'woocommerce_email', $this );
	}

	/** @return array<string, array{string, bool, string, string, list<string>}> Id → title, to the customer, subject, first sentence, moments. */
	private static function kinds(): array {
		return array(
			'new_order'                 => array( 'New order', false, '[{site_title}]: New order #{order_number}', 'You have received a new order.', array( ...self::PAID, ...self::DONE, ...self::HELD ) ),
			'cancelled_order'           => array( 'Cancelled order', false, '[{site_title}]: Order #{order_number} has been cancelled', 'An order has been cancelled.', array( 'order_status_processing_to_cancelled', 'order_status_pending_to_cancelled', 'order_status_on-hold_to_cancelled' ) ),
			'customer_cancelled_order'  => array( 'Cancelled order', true, '[{site_title}]: Your order #{order_number} has been cancelled', 'Your order has been cancelled.', array( 'order_status_processing_to_cancelled', 'order_status_on-hold_to_cancelled' ) ),
			'customer_failed_order'     => array( 'Failed order', true, 'Your order at {site_title} was unsuccessful', 'Your order could not be completed.', array( 'order_status_pending_to_failed', 'order_status_on-hold_to_failed' ) ),
			'failed_order'              => array( 'Failed order', false, '[{site_title}]: Order #{order_number} has failed', 'An order could not be paid.', array( 'order_status_pending_to_failed', 'order_status_on-hold_to_failed' ) ),
			'customer_on_hold_order'    => array( 'Order on-hold', true, 'Your {site_title} order has been received!', 'We have received your order; it waits for your payment.', self::HELD ),
			'customer_processing_order' => array( 'Processing order', true, 'Your {site_title} order has been received!', 'We have received your order and are processing it.', array( ...self::PAID, 'order_status_on-hold_to_processing' ) ),
			'customer_completed_order'  => array( 'Completed order', true, 'Your {site_title} order is now complete', 'We have finished processing your order.', array( 'order_status_completed' ) ),
			'customer_refunded_order'   => array( 'Refunded order', true, 'Your {site_title} order #{order_number} has been refunded', 'Your order has been refunded.', array( 'order_fully_refunded', 'order_partially_refunded' ) ),
			'customer_invoice'          => array( 'Order details', true, 'Details for order #{order_number} on {site_title}', 'Here are the details of your order.', array() ),
			'customer_note'             => array( 'Customer note', true, 'Note added to your {site_title} order from {order_date}', 'The following note has been added to your order:', array( 'new_customer_note' ) ),
		);
	}

	/** @return list<string> */
	public static function actions(): array {
		$moments = array_merge( array( 'created_customer' ), ...array_column( self::kinds(), 4 ) );
		return (array) apply_filters( 'woocommerce_email_actions', array_values( array_unique( array_map( static fn( string $moment ): string => "woocommerce_$moment", $moments ) ) ) );
	}

	/** What hangs on the actions that people are written to about. */
	public static function send_transactional_email( ...$args ): void {
		if ( apply_filters( 'woocommerce_allow_send_queued_transactional_email', true, current_filter(), $args ) ) {
			WC()->mailer();
			do_action_ref_array( current_filter() . '_notification', $args );
		}
	}

	/** @return array<string, WC_Email> */
	public function get_emails(): array {
		return $this->emails;
	}

	public function customer_new_account( $customer_id, $data = array(), $password_generated = false ): void {
		$this->emails['WC_Email_Customer_New_Account']->trigger( (int) $customer_id, (bool) $password_generated );
	}

	public function customer_invoice( $order ): void {
		$order = wc_get_order( $order );
		$this->emails['WC_Email_Customer_Invoice']->trigger( $order->get_id(), $order );
	}

	public function send( $to, $subject, $message, $headers = "Content-Type: text/html\r\n", $attachments = '' ) {
		return ( new WC_Email() )->send( $to, $subject, $message, $headers, $attachments );
	}

	public function email_header( $heading ): void {
		printf( '<!DOCTYPE html><html><body><h1>%s</h1>', esc_html( (string) $heading ) );
	}

	public function email_footer(): void {
		printf( '<p>%s</p></body></html>', wp_kses_post( (string) apply_filters( 'woocommerce_email_footer_text', get_option( 'woocommerce_email_footer_text', get_bloginfo( 'name' ) ) ) ) );
	}

	public function order_details( $order, $sent_to_admin = false, $plain_text = false, $email = '' ): void {
		do_action( 'woocommerce_email_before_order_table', $order, $sent_to_admin, $plain_text, $email );
		printf( '<h2>Order #%s (%s)</h2>', esc_html( $order->get_order_number() ), esc_html( wc_format_datetime( $order->get_date_created() ) ) );
		wc_get_template( 'checkout/review-order.php', array( 'order' => $order ) );
		do_action( 'woocommerce_email_after_order_table', $order, $sent_to_admin, $plain_text, $email );
	}
}
