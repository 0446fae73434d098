<?php
/** The account page's forms: sign in, sign out, lost password and setting a new one. */

add_action( 'wp_loaded', 'erp_bridge_stand_in_sign_in', 20 );
function erp_bridge_stand_in_sign_in(): void {
	$nonce = (string) ( $_POST['woocommerce-login-nonce'] ?? '' );
	if ( ! isset( $_POST['login'], $_POST['username'], $_POST['password'] ) || ! wp_verify_nonce( $nonce, 'woocommerce-login' ) ) {
		return;
	}
	$credentials = array(
		'user_login'    => trim( wp_unslash( $_POST['username'] ) ),
		'user_password' => $_POST['password'],
		'remember'      => isset( $_POST['rememberme'] ),
	);
	$user        = wp_signon( apply_filters( 'woocommerce_login_credentials', $credentials ), is_ssl() );
	if ( is_wp_error( $user ) ) {
		wc_add_notice( apply_filters( 'login_errors', $user->get_error_message() ), 'error' );
		do_action( 'woocommerce_login_failed' );
		return;
	}
	$target = wp_get_raw_referer() ?: wc_get_page_permalink( 'myaccount' );
	wp_safe_redirect( wp_validate_redirect( apply_filters( 'woocommerce_login_redirect', $target, $user ), wc_get_page_permalink( 'myaccount' ) ) );
	exit;
}

add_action( 'template_redirect', 'erp_bridge_stand_in_sign_out', 5 );
function erp_bridge_stand_in_sign_out(): void {
	global $wp;
	if ( ! isset( $wp->query_vars['customer-logout'] ) ) {
		return;
	}
	if ( is_user_logged_in() && wp_verify_nonce( (string) ( $_REQUEST['_wpnonce'] ?? '' ), 'customer-logout' ) ) {
		wp_logout();
	}
	wp_safe_redirect( wc_get_page_permalink( 'myaccount' ) );
	exit;
}

add_filter( 'lostpassword_url', static fn( string $url ): string => did_action( 'init' ) ? wc_get_account_endpoint_url( 'lost-password' ) : $url );

function erp_bridge_stand_in_lost_password(): void {
	$key  = (string) wp_unslash( $_GET['key'] ?? '' );
	$user = get_userdata( absint( $_GET['id'] ?? 0 ) );
	if ( '' !== $key && $user ) {
		erp_bridge_stand_in_new_password( $user, $key );
		return;
	}
	$nonce = (string) ( $_POST['woocommerce-lost-password-nonce'] ?? '' );
	if ( isset( $_POST['user_login'] ) && wp_verify_nonce( $nonce, 'lost_password' ) ) {
		// The same answer whether there is such an account or not: who is a customer is nobody's business.
		retrieve_password( sanitize_text_field( wp_unslash( $_POST['user_login'] ) ) );
		wc_print_notice( 'Password reset email has been sent.' );
		return;
	}
	wc_get_template( 'myaccount/form-lost-password.php' );
}

function erp_bridge_stand_in_new_password( WP_User $user, string $key ): void {
	$checked = check_password_reset_key( $key, $user->user_login );
	if ( is_wp_error( $checked ) ) {
		wc_print_notice( 'This key is invalid or has already been used. Please reset your password again if needed.', 'error' );
		wc_get_template( 'myaccount/form-lost-password.php' );
		return;
	}
	$nonce    = (string) ( $_POST['woocommerce-reset-password-nonce'] ?? '' );
	$password = (string) wp_unslash( $_POST['password_1'] ?? '' );
	if ( '' !== $password && wp_verify_nonce( $nonce, 'reset_password' ) ) {
		if ( ( $_POST['password_2'] ?? '' ) === ( $_POST['password_1'] ?? '' ) ) {
			reset_password( $user, $password );
			do_action( 'woocommerce_customer_reset_password', $user );
			wc_print_notice( 'Your password has been reset successfully.' );
			wc_get_template( 'myaccount/form-login.php' );
			return;
		}
		wc_print_notice( 'Passwords do not match.', 'error' );
	}
	wc_get_template( 'myaccount/form-reset-password.php' );
}
