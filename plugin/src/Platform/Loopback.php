<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Platform;

use WP_Error;

/** Requests from the shop to itself, as the worker makes them. */
final class Loopback {
	/**
	 * @param array<string, string> $headers
	 * @return array{status: int, body: string}|WP_Error
	 */
	public static function get( string $url, array $headers = array() ): array|WP_Error {
		$answer = wp_remote_get(
			$url,
			array(
				'timeout'     => 15,
				'redirection' => 0,
				'headers'     => $headers,
				// Of no use to anybody outside, and a host's own certificate is often unknown to its own PHP.
				'sslverify'   => apply_filters( 'https_local_ssl_verify', false ),
			)
		);
		if ( is_wp_error( $answer ) ) {
			return $answer;
		}
		return array(
			'status' => (int) wp_remote_retrieve_response_code( $answer ),
			'body'   => wp_remote_retrieve_body( $answer ),
		);
	}

	/**
	 * GET /ping with a WooCommerce key: Basic over https, OAuth 1.0a over http, as WooCommerce asks for.
	 *
	 * @return array{status: int, body: string}|WP_Error
	 */
	public static function ping( string $key, string $secret ): array|WP_Error {
		$url = rest_url( Rest::NAMESPACE . '/ping' );
		if ( str_starts_with( $url, 'https:' ) ) {
			return self::get( $url, array( 'Authorization' => 'Basic ' . base64_encode( "$key:$secret" ) ) ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions
		}
		$params = array(
			'oauth_consumer_key'     => $key,
			'oauth_nonce'            => bin2hex( random_bytes( 16 ) ),
			'oauth_signature_method' => 'HMAC-SHA256',
			'oauth_timestamp'        => (string) time(),
		);
		$base   = 'GET&' . rawurlencode( $url ) . '&' . rawurlencode( http_build_query( $params, '', '&', PHP_QUERY_RFC3986 ) );
		$params['oauth_signature'] = base64_encode( hash_hmac( 'sha256', $base, $secret . '&', true ) ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions
		return self::get( $url . '?' . http_build_query( $params, '', '&', PHP_QUERY_RFC3986 ) );
	}

	/** Whether an Authorization header arrives; null where the answer is not ours. The scheme is one nobody else looks at. */
	public static function header_arrives(): ?bool {
		$token = bin2hex( random_bytes( 16 ) );
		set_transient( 'erp_bridge_probe', $token, MINUTE_IN_SECONDS );
		$answer = self::get( rest_url( Rest::NAMESPACE . '/connection/probe?token=' . $token ), array( 'Authorization' => 'ErpBridge ' . $token ) );
		delete_transient( 'erp_bridge_probe' );
		$said = is_wp_error( $answer ) ? null : json_decode( $answer['body'], true );
		return is_array( $said ) && isset( $said['authorization'] ) ? (bool) $said['authorization'] : null;
	}
}
