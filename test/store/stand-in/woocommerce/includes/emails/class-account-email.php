<?php
/** The welcome to a new customer, with the link to set a password. */
final class ERP_Bridge_Stand_In_Account_Email extends WC_Email {
	private bool $password_generated = false;

	public function __construct() {
		$this->id             = 'customer_new_account';
		$this->title          = 'New account';
		$this->subject        = 'Your {site_title} account has been created!';
		$this->heading        = 'Welcome to {site_title}';
		$this->customer_email = true;
		parent::__construct();
	}

	public function trigger( int $customer_id, bool $password_generated ): void {
		$this->object             = get_userdata( $customer_id );
		$this->password_generated = $password_generated;
		$this->recipient          = $this->object ? $this->object->user_email : '';
		$this->send_notification();
	}

	public function get_content_html() {
		$lines = array( sprintf( 'Thanks for creating an account on %s. Your username is %s.', get_bloginfo( 'name' ), $this->object->user_login ) );
		if ( $this->password_generated ) {
			$query   = array( 'key' => get_password_reset_key( $this->object ), 'id' => $this->object->ID, 'action' => 'newaccount' );
			$lines[] = 'Set your password here: ' . add_query_arg( $query, wc_get_account_endpoint_url( 'lost-password' ) );
		}
		$lines[] = 'Your account: ' . wc_get_page_permalink( 'myaccount' );
		ob_start();
		do_action( 'woocommerce_email_header', $this->get_heading(), $this );
		echo wp_kses_post( make_clickable( wpautop( implode( "\n\n", array_map( 'esc_html', $lines ) ) ) ) );
		do_action( 'woocommerce_email_footer', $this );
		return (string) ob_get_clean();
	}
}
