<?php
/**
 * API keys: Basic authentication (or the query string) over https, OAuth 1.0a without tokens over http.
 */
final class ERP_Bridge_Stand_In_Authentication {
	private const NONCE_LIFETIME = 900;
	private const OAUTH_PARAMETERS = array( 'oauth_consumer_key', 'oauth_timestamp', 'oauth_nonce', 'oauth_signature', 'oauth_signature_method' );

	private ?WP_Error $error = null;
	/** The row of the key that this request came with. */
	private ?object $key = null;

	public function __construct() {
		add_filter( 'determine_current_user', array( $this, 'determine_user' ), 15 );
		add_filter( 'rest_authentication_errors', fn( $error ) => empty( $error ) ? $this->error : $error, 15 );
		add_filter( 'rest_pre_dispatch', array( $this, 'check_key_permissions' ), 10, 3 );
	}

	public function determine_user( $user_id ) {
		if ( ! empty( $user_id ) || ! $this->is_for_us() ) {
			return $user_id;
		}
		$key = is_ssl() ? $this->by_secret() : null;
		if ( null === $key && null === $this->error ) {
			$key = $this->by_oauth();
		}
		$this->key = $key;
		return $key ? (int) $key->user_id : false;
	}

	private function is_for_us(): bool {
		$uri    = (string) ( $_SERVER['REQUEST_URI'] ?? '' );
		$prefix = trailingslashit( rest_get_url_prefix() );
		return (bool) apply_filters( 'woocommerce_rest_is_request_to_rest_api', str_contains( $uri, "{$prefix}wc/" ) || str_contains( $uri, "{$prefix}wc-" ) );
	}

	private function by_secret(): ?object {
		$consumer_key = (string) ( $_GET['consumer_key'] ?? '' );
		$secret       = (string) ( $_GET['consumer_secret'] ?? '' );
		if ( '' === $consumer_key || '' === $secret ) {
			$consumer_key = (string) ( $_SERVER['PHP_AUTH_USER'] ?? '' );
			$secret       = (string) ( $_SERVER['PHP_AUTH_PW'] ?? '' );
		}
		$key = '' === $consumer_key || '' === $secret ? null : $this->find( $consumer_key );
		if ( $key && ! hash_equals( $key->consumer_secret, $secret ) ) {
			return $this->refuse( 'Consumer secret is invalid.' );
		}
		return $key;
	}

	private function by_oauth(): ?object {
		$params = array_merge( wp_unslash( $_GET ), wp_unslash( $_POST ), $this->header_parameters() );
		$given  = array_filter( self::OAUTH_PARAMETERS, static fn( string $name ): bool => ! empty( $params[ $name ] ) );
		if ( array() === $given ) {
			return null;
		}
		$missing = array_diff( self::OAUTH_PARAMETERS, $given );
		if ( array() !== $missing ) {
			$what = 1 === count( $missing ) ? 'parameter' : 'parameters';
			return $this->refuse( "Missing OAuth $what " . implode( ', ', $missing ), 'woocommerce_rest_authentication_missing_parameter' );
		}
		$key = $this->find( (string) $params['oauth_consumer_key'] );
		if ( null === $key ) {
			return $this->refuse( 'Consumer key is invalid.' );
		}
		$method = $params['oauth_signature_method'];
		if ( ! in_array( $method, array( 'HMAC-SHA1', 'HMAC-SHA256' ), true ) ) {
			return $this->refuse( 'Invalid signature - signature method is invalid.' );
		}
		if ( ! hash_equals( $this->signature( $params, $method, $key->consumer_secret ), str_replace( ' ', '+', $params['oauth_signature'] ) ) ) {
			return $this->refuse( 'Invalid signature - provided signature does not match.' );
		}
		return $this->use_nonce( $key, (int) $params['oauth_timestamp'], (string) $params['oauth_nonce'] );
	}

	/** @return array<string, string> The parameters of an `Authorization: OAuth …` header. */
	private function header_parameters(): array {
		$header = (string) wp_unslash( $_SERVER['HTTP_AUTHORIZATION'] ?? '' );
		if ( ! str_starts_with( $header, 'OAuth ' ) || ! preg_match_all( '/(oauth_[a-z_]+)="?([^",]*)"?/', $header, $found ) ) {
			return array();
		}
		return array_combine( $found[1], array_map( 'rawurldecode', $found[2] ) );
	}

	/** RFC 5849: method, address and sorted parameters, signed with the consumer's secret and no token. */
	private function signature( array $params, string $method, string $secret ): string {
		unset( $params['oauth_signature'] );
		$pairs = array();
		foreach ( $this->flatten( $params ) as $name => $value ) {
			$pairs[] = rawurlencode( (string) $name ) . '=' . rawurlencode( $value );
		}
		sort( $pairs, SORT_STRING );
		$address = get_home_url( null, (string) wp_parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ), is_ssl() ? 'https' : 'http' );
		$base    = implode( '&', array_map( 'rawurlencode', array( $_SERVER['REQUEST_METHOD'], $address, implode( '&', $pairs ) ) ) );
		$hash    = strtolower( substr( $method, strlen( 'HMAC-' ) ) );
		return base64_encode( hash_hmac( $hash, $base, "$secret&", true ) );
	}

	/** @return array<string, string> Nested parameters under names with brackets. */
	private function flatten( array $params, string $prefix = '' ): array {
		$flat = array();
		foreach ( $params as $name => $value ) {
			$name = '' === $prefix ? (string) $name : "{$prefix}[{$name}]";
			$flat = array_merge( $flat, is_array( $value ) ? $this->flatten( $value, $name ) : array( $name => (string) $value ) );
		}
		return $flat;
	}

	/** A request counts once, and only within a quarter of an hour. */
	private function use_nonce( object $key, int $timestamp, string $nonce ): ?object {
		global $wpdb;
		if ( abs( time() - $timestamp ) > self::NONCE_LIFETIME ) {
			return $this->refuse( 'Invalid timestamp.' );
		}
		$used = array_filter(
			(array) ( maybe_unserialize( $key->nonces ) ?: array() ),
			static fn( int $at ): bool => $at >= time() - self::NONCE_LIFETIME,
			ARRAY_FILTER_USE_KEY
		);
		if ( in_array( $nonce, $used, true ) ) {
			return $this->refuse( 'Invalid nonce - nonce has already been used.' );
		}
		$used[ $timestamp ] = $nonce;
		$wpdb->update( "{$wpdb->prefix}woocommerce_api_keys", array( 'nonces' => maybe_serialize( $used ) ), array( 'key_id' => $key->key_id ) );
		return $key;
	}

	private function find( string $consumer_key ): ?object {
		global $wpdb;
		$hash = wc_api_hash( sanitize_text_field( $consumer_key ) );
		return $wpdb->get_row( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}woocommerce_api_keys WHERE consumer_key = %s", $hash ) );
	}

	private function refuse( string $message, string $code = 'woocommerce_rest_authentication_error' ): ?object {
		$this->error = new WP_Error( $code, $message, array( 'status' => 401 ) );
		return null;
	}

	/** A key may be for reading or for writing only; what it was used for last is noted. */
	public function check_key_permissions( $result, WP_REST_Server $server, WP_REST_Request $request ) {
		global $wpdb;
		if ( null === $this->key ) {
			return $result;
		}
		$needs = in_array( $request->get_method(), array( 'GET', 'HEAD' ), true ) ? 'read' : 'write';
		if ( 'OPTIONS' !== $request->get_method() && ! in_array( $this->key->permissions, array( $needs, 'read_write' ), true ) ) {
			$message = "The API key provided does not have $needs permissions.";
			return new WP_Error( 'woocommerce_rest_authentication_error', $message, array( 'status' => 401 ) );
		}
		$wpdb->update( "{$wpdb->prefix}woocommerce_api_keys", array( 'last_access' => current_time( 'mysql' ) ), array( 'key_id' => $this->key->key_id ) );
		return $result;
	}
}

new ERP_Bridge_Stand_In_Authentication();
