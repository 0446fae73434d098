<?php
/** The one mail that matters here: the welcome to a new customer, with the link to set a password. */
class WC_Emails {

	/** What hangs on the actions that customers are written to about. */
	public static function send_transactional_email( ...$args ): void {
		if ( 'woocommerce_created_customer' === current_action() ) {
			WC()->mailer()->customer_new_account( (int) $args[0], (bool) ( $args[2] ?? false ) );
		}
	}

	public function customer_new_account( int $customer_id, bool $password_generated ): void {
		$user = get_userdata( $customer_id );
		if ( ! $user || ! apply_filters( 'woocommerce_email_enabled_customer_new_account', true, $user, $this ) ) {
			return;
		}
		$lines = array( sprintf( 'Thanks for creating an account on %s. Your username is %s.', get_bloginfo( 'name' ), $user->user_login ) );
		if ( $password_generated ) {
			$query   = array( 'key' => get_password_reset_key( $user ), 'id' => $user->ID, 'action' => 'newaccount' );
			$lines[] = 'Set your password here: ' . add_query_arg( $query, wc_get_account_endpoint_url( 'lost-password' ) );
		}
		$lines[] = 'Your account: ' . wc_get_page_permalink( 'myaccount' );
		$this->send( $user->user_email, sprintf( 'Your %s account has been created!', get_bloginfo( 'name' ) ), implode( "\n\n", $lines ) );
	}

	public function send( string $to, string $subject, string $message, $headers = '', $attachments = array() ): bool {
		return wp_mail( $to, $subject, $message, $headers, $attachments );
	}
}

add_action( 'woocommerce_created_customer', array( 'WC_Emails', 'send_transactional_email' ), 10, 10 );
