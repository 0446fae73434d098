<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Webhooks;

use ErpBridge\Settings\Settings;
use WC_Webhook;

/** Where the shop reaches the worker, and leave to reach it there: exactly there, for our webhooks alone. */
final class Address {
	private const PATH = '/webhooks/woocommerce';

	public static function hooks(): void {
		add_filter( 'http_request_host_is_external', array( self::class, 'allow_host' ), 10, 3 );
		add_filter( 'http_allowed_safe_ports', array( self::class, 'allow_port' ), 10, 3 );
		Settings::check( static fn( array $wanted ): ?string => self::problem( $wanted['worker']['webhook_url'] ) );
	}

	/** Empty: the worker cannot be reached from here, the usual case. */
	public static function worker(): string {
		return (string) Settings::get( 'worker', 'webhook_url' );
	}

	/** What WooCommerce stores as the delivery URL; empty where there is none. */
	public static function delivery_url(): string {
		return '' === self::worker() ? '' : esc_url_raw( self::of( self::worker() ), array( 'http', 'https' ) );
	}

	/** Where a worker at this address takes webhooks. */
	public static function of( string $worker ): string {
		return self::clean( $worker ) . self::PATH;
	}

	/** The worker's address, also where somebody pasted the whole delivery URL. */
	public static function clean( string $address ): string {
		$address = untrailingslashit( trim( $address ) );
		return str_ends_with( $address, self::PATH ) ? substr( $address, 0, -strlen( self::PATH ) ) : $address;
	}

	/** What is wrong with an address of a worker, for people; null where nothing is. Empty: there is none. */
	public static function problem( string $address ): ?string {
		if ( preg_match( '#^\w+://[^/?\#]*@#', $address ) ) {
			return __( 'The worker’s address contains a user name or a password. They would be readable in the shop’s settings, and WordPress doesn’t call such addresses. Enter it without them, like https://erp.example.com.', 'erp-bridge' );
		}
		if ( '' !== $address && ! preg_match( '#^https?://[^\s/?\#@\\\\]+(/[^\s?\#\\\\]*)?$#', $address ) ) {
			return __( 'This is no address of a worker. It looks like https://erp.example.com, without password, question mark or anything after a “#”.', 'erp-bridge' );
		}
		return null;
	}

	public static function is_delivered_to( WC_Webhook $webhook ): bool {
		return '' !== self::delivery_url() && $webhook->get_delivery_url( 'edit' ) === self::delivery_url();
	}

	/**
	 * WordPress refuses private addresses; the worker may well have one. Other URLs of that host stay refused.
	 *
	 * @param bool|mixed $is_external
	 */
	public static function allow_host( mixed $is_external, mixed $host, mixed $url ): mixed {
		return self::is_ours( $url ) ? true : $is_external;
	}

	/**
	 * @param list<int>|mixed $ports
	 */
	public static function allow_port( mixed $ports, mixed $host, mixed $url ): mixed {
		$port = self::is_ours( $url ) ? wp_parse_url( self::delivery_url(), PHP_URL_PORT ) : null;
		return ! $port ? $ports : array( ...(array) $ports, $port );
	}

	private static function is_ours( mixed $url ): bool {
		return is_string( $url ) && '' !== self::delivery_url() && $url === self::delivery_url();
	}
}
