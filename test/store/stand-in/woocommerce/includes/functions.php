<?php
/** The global functions of WooCommerce that ERP Bridge calls. */

function wc_rand_hash(): string {
	return bin2hex( random_bytes( 20 ) );
}

function wc_api_hash( string $data ): string {
	return hash_hmac( 'sha256', $data, 'wc-api' );
}

function wc_get_page_id( string $page ): int {
	$id = (int) get_option( 'woocommerce_' . $page . '_page_id' );
	return $id > 0 ? $id : -1;
}

function wc_get_page_permalink( string $page, $fallback = null ): string {
	$id  = wc_get_page_id( $page );
	$url = $id > 0 ? get_permalink( $id ) : '';
	return (string) apply_filters( "woocommerce_get_{$page}_page_permalink", $url ? $url : ( $fallback ?? get_home_url() ) );
}

function wc_get_endpoint_url( string $endpoint, string $value = '', string $permalink = '' ): string {
	$slug = erp_bridge_stand_in_query_vars()[ $endpoint ] ?? $endpoint;
	$base = '' === $permalink ? (string) get_permalink() : $permalink;
	$url  = trailingslashit( $base ) . $slug . '/' . ( '' === $value ? '' : user_trailingslashit( $value ) );
	return (string) apply_filters( 'woocommerce_get_endpoint_url', $url, $endpoint, $value, $permalink );
}

function wc_get_account_endpoint_url( string $endpoint ): string {
	$account = wc_get_page_permalink( 'myaccount' );
	if ( 'dashboard' === $endpoint ) {
		return $account;
	}
	if ( 'customer-logout' === $endpoint ) {
		return wp_nonce_url( wc_get_endpoint_url( $endpoint, '', $account ), 'customer-logout' );
	}
	return wc_get_endpoint_url( $endpoint, '', $account );
}

function wc_logout_url( string $redirect = '' ): string {
	return wp_logout_url( '' === $redirect ? wc_get_page_permalink( 'myaccount' ) : $redirect );
}

function is_account_page(): bool {
	return is_page( wc_get_page_id( 'myaccount' ) );
}

/** Whether this request is for one endpoint of the account page, or for any. */
function is_wc_endpoint_url( $endpoint = false ): bool {
	global $wp;
	$known = erp_bridge_stand_in_query_vars();
	$asked = false === $endpoint ? array_keys( $known ) : array( $endpoint );
	foreach ( $asked as $key ) {
		if ( isset( $wp->query_vars[ $known[ $key ] ?? $key ] ) ) {
			return true;
		}
	}
	return false;
}

/** Finds a template: in the theme first, then where the caller keeps its own. */
function wc_locate_template( string $template_name, string $template_path = '', string $default_path = '' ): string {
	$in_theme = '' === $template_path ? WC()->template_path() : $template_path;
	$ours     = '' === $default_path ? WC()->plugin_path() . '/templates/' : $default_path;
	$found    = locate_template( array( trailingslashit( $in_theme ) . $template_name, $template_name ) );
	$template = '' === $found ? trailingslashit( $ours ) . $template_name : $found;
	return (string) apply_filters( 'woocommerce_locate_template', $template, $template_name, $in_theme );
}

function wc_get_template( string $template_name, array $args = array(), string $template_path = '', string $default_path = '' ): void {
	$template = wc_locate_template( $template_name, $template_path, $default_path );
	$template = apply_filters( 'wc_get_template', $template, $template_name, $args, $template_path, $default_path );
	if ( ! file_exists( $template ) ) {
		_doing_it_wrong( __FUNCTION__, esc_html( "$template does not exist." ), '11.0' );
		return;
	}
	do_action( 'woocommerce_before_template_part', $template_name, $template_path, $template, $args );
	( static function ( string $erp_bridge_template, array $erp_bridge_args ): void {
		extract( $erp_bridge_args, EXTR_SKIP );
		include $erp_bridge_template;
	} )( $template, $args );
	do_action( 'woocommerce_after_template_part', $template_name, $template_path, $template, $args );
}

function wc_get_template_html( string $template_name, array $args = array(), string $template_path = '', string $default_path = '' ): string {
	ob_start();
	wc_get_template( $template_name, $args, $template_path, $default_path );
	return (string) ob_get_clean();
}

function get_woocommerce_currency(): string {
	return (string) apply_filters( 'woocommerce_currency', get_option( 'woocommerce_currency', 'EUR' ) );
}

/** @return array{country: string, state: string} */
function wc_get_base_location(): array {
	$place = explode( ':', (string) apply_filters( 'woocommerce_get_base_location', get_option( 'woocommerce_default_country', 'FR' ) ) );
	return array( 'country' => $place[0], 'state' => $place[1] ?? '' );
}

function get_woocommerce_currency_symbol( string $currency = '' ): string {
	$symbols = array( 'EUR' => '&euro;', 'USD' => '&#36;', 'GBP' => '&pound;', 'CHF' => '&#67;&#72;&#70;' );
	$code    = '' === $currency ? get_woocommerce_currency() : $currency;
	return $symbols[ $code ] ?? $code;
}

function wc_price( $price, array $args = array() ): string {
	$number   = number_format(
		abs( (float) $price ),
		(int) ( $args['decimals'] ?? wc_get_price_decimals() ),
		(string) get_option( 'woocommerce_price_decimal_sep', '.' ),
		(string) get_option( 'woocommerce_price_thousand_sep', ',' )
	);
	$formats  = array( 'left' => '%1$s%2$s', 'right' => '%2$s%1$s', 'left_space' => '%1$s&nbsp;%2$s', 'right_space' => '%2$s&nbsp;%1$s' );
	$format   = $formats[ get_option( 'woocommerce_currency_pos', 'left' ) ] ?? $formats['left'];
	$symbol   = '<span class="woocommerce-Price-currencySymbol">' . get_woocommerce_currency_symbol( (string) ( $args['currency'] ?? '' ) ) . '</span>';
	$negative = (float) $price < 0 ? '-' : '';
	return '<span class="woocommerce-Price-amount amount"><bdi>' . $negative . sprintf( $format, $symbol, $number ) . '</bdi></span>';
}

function wc_date_format(): string {
	return (string) apply_filters( 'woocommerce_date_format', get_option( 'date_format' ) ?: 'F j, Y' );
}

function wc_clean( $value ) {
	return is_array( $value ) ? array_map( 'wc_clean', $value ) : ( is_scalar( $value ) ? sanitize_text_field( (string) $value ) : $value );
}

/** Notices are shown in the same request: there is no WooCommerce session here to keep them in. */
function wc_add_notice( string $message, string $type = 'success' ): void {
	$GLOBALS['erp_bridge_stand_in_notices'][] = array( 'notice' => $message, 'type' => $type );
}

function wc_print_notice( string $message, string $type = 'success' ): void {
	$class = array( 'error' => 'woocommerce-error', 'notice' => 'woocommerce-info' )[ $type ] ?? 'woocommerce-message';
	printf( '<div class="%s" role="alert">%s</div>', esc_attr( $class ), wp_kses_post( $message ) );
}

function wc_print_notices(): void {
	foreach ( $GLOBALS['erp_bridge_stand_in_notices'] ?? array() as $notice ) {
		wc_print_notice( $notice['notice'], $notice['type'] );
	}
	$GLOBALS['erp_bridge_stand_in_notices'] = array();
}

/** Makes a user name of the part of the e-mail before the @, with a number where that is taken. */
function wc_create_new_customer_username( string $email ): string {
	list( $local, $domain ) = explode( '@', $email );
	$telling                = in_array( $local, array( 'sales', 'hello', 'mail', 'contact', 'info' ), true ) ? $domain : $local;
	$base                   = sanitize_user( wc_strtolower( $telling ), true );
	$name                   = $base;
	while ( username_exists( $name ) ) {
		$name = $base . '-' . zeroise( wp_rand( 0, 9999 ), 4 );
	}
	return $name;
}

function wc_strtolower( string $text ): string {
	return mb_strtolower( $text );
}

/** @return int|WP_Error */
function wc_create_new_customer( string $email, string $username = '', string $password = '', array $args = array() ) {
	if ( ! is_email( $email ) ) {
		return new WP_Error( 'registration-error-invalid-email', 'Please provide a valid email address.' );
	}
	if ( email_exists( $email ) ) {
		$message = 'An account is already registered with %s. Please log in or use a different email address.';
		return new WP_Error( 'registration-error-email-exists', sprintf( $message, esc_html( $email ) ) );
	}
	$login = sanitize_user( '' === $username ? wc_create_new_customer_username( $email ) : $username );
	if ( '' === $login || ! validate_username( $login ) ) {
		return new WP_Error( 'registration-error-invalid-username', 'Please provide a valid account username.' );
	}
	if ( username_exists( $login ) ) {
		return new WP_Error( 'registration-error-username-exists', 'An account is already registered with that username. Please choose another.' );
	}
	$errors = apply_filters( 'woocommerce_registration_errors', new WP_Error(), $login, $email );
	if ( $errors->has_errors() ) {
		return $errors;
	}
	$generated = '' === $password;
	$data      = array(
		'user_login' => $login,
		'user_pass'  => $generated ? wp_generate_password() : $password,
		'user_email' => $email,
		'role'       => 'customer',
	);
	$data      = apply_filters( 'woocommerce_new_customer_data', array_merge( $args, $data ) );
	$id        = wp_insert_user( $data );
	if ( is_wp_error( $id ) ) {
		return $id;
	}
	if ( $generated ) {
		update_user_meta( $id, 'default_password_nag', true );
	}
	do_action( 'woocommerce_created_customer', $id, $data, $generated );
	return $id;
}

function wc_get_cart_url(): string {
	return (string) apply_filters( 'woocommerce_get_cart_url', wc_get_page_permalink( 'cart' ) );
}

function wc_get_checkout_url(): string {
	return (string) apply_filters( 'woocommerce_get_checkout_url', wc_get_page_permalink( 'checkout' ) );
}

/** A tooltip's text: a little markup, escaped for an attribute. */
function wc_sanitize_tooltip( $text ) {
	$allowed = array_fill_keys( array( 'br', 'em', 'strong', 'small', 'span', 'ul', 'li', 'ol', 'p' ), array() );
	return htmlspecialchars( wp_kses( html_entity_decode( $text ?? '' ), $allowed ) );
}
