<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Webhooks;

use ErpBridge\Platform\Rest;
use ErpBridge\Settings\Settings;
use ErpBridge\Worker\LastReport;
use WP_Error;
use WP_REST_Request;

/** The Connection page: the two webhooks, made, repaired, switched on and removed. */
final class WebhooksRoutes {
	public static function register(): void {
		Rest::route( 'GET /webhooks', array( self::class, 'read' ) );
		Rest::route( 'POST /webhooks', array( self::class, 'create' ) );
		Rest::route( 'POST /webhooks/enable', array( self::class, 'enable' ) );
		Rest::route( 'DELETE /webhooks', array( self::class, 'remove' ) );
	}

	/** @return array<string, mixed> */
	public static function read(): array {
		return array(
			'webhook_url'  => Address::worker(),
			'delivery_url' => Address::delivery_url(),
			'secret'       => Secret::get(),
			'possible'     => Webhooks::are_possible(),
			'topics'       => Webhooks::are_possible() ? Health::topics() : array(),
			'worker'       => LastReport::last()['webhooks'] ?? null,
			'problem'      => null,
		);
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>|WP_Error
	 */
	public static function create( WP_REST_Request $request ): array|WP_Error {
		$url   = Address::clean( $request['webhook_url'] ?? Address::worker() );
		$error = self::refusal( $url ) ?? Settings::change( array( 'worker' => array( 'webhook_url' => $url ) ), null );
		return $error ?? self::after( Webhooks::ensure() );
	}

	/** @return array<string, mixed>|WP_Error */
	public static function enable(): array|WP_Error {
		return self::refusal( Address::worker() ) ?? self::after( Webhooks::enable() );
	}

	/** @return array<string, mixed>|WP_Error */
	public static function remove(): array|WP_Error {
		if ( Webhooks::are_possible() ) {
			Webhooks::remove();
		}
		// Without an address nobody misses them.
		return Settings::change( array( 'worker' => array( 'webhook_url' => '' ) ), null ) ?? self::read();
	}

	private static function refusal( string $url ): ?WP_Error {
		if ( ! Webhooks::are_possible() ) {
			return Rest::error( 'webhooks_impossible', __( 'This shop has no webhooks. None are needed: the worker asks for changed orders by itself.', 'erp-bridge' ), 409 );
		}
		if ( '' === $url ) {
			return Rest::error( 'webhook_url_missing', __( 'Enter the address under which this shop reaches the worker. Where there is none, no webhook is needed.', 'erp-bridge' ), 400 );
		}
		$problem = Address::problem( $url );
		return null === $problem ? null : Rest::error( 'webhook_url_invalid', $problem, 400 );
	}

	/** @return array<string, mixed> */
	private static function after( ?WP_Error $unanswered ): array {
		return array( 'problem' => null === $unanswered ? null : self::unanswered( $unanswered ) ) + self::read();
	}

	private static function unanswered( WP_Error $error ): string {
		/* translators: %s: technical error message. */
		return sprintf( __( 'The webhooks are there, but the worker did not answer at this address: %s Check that it runs and that the address leads to it. Until then it asks for changed orders by itself.', 'erp-bridge' ), $error->get_error_message() );
	}
}
