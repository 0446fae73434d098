<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Worker;

use ErpBridge\Platform\Rest;
use WP_REST_Request;

/**
 * What the mapping assistant shows of the ERP's files: headings, and two lines of each. Those are people's data, so they are read
 * only when an admin asks, shown only to admins, and forgotten after a quarter of an hour, or as soon as the answers are saved.
 */
final class ColumnsRoutes {
	private const TRANSIENT = 'erp_bridge_columns';
	private const KEPT      = 15 * MINUTE_IN_SECONDS;

	public static function register(): void {
		Rest::route( 'POST /worker/columns', array( self::class, 'write' ) );
		Rest::route( 'GET /columns', array( self::class, 'read' ) );
		Rest::route( 'DELETE /columns', array( self::class, 'forget' ) );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{ok: true}
	 */
	public static function write( WP_REST_Request $request ): array {
		set_transient(
			self::TRANSIENT,
			array(
				'at'    => gmdate( 'Y-m-d\TH:i:s\Z' ),
				'files' => $request['files'],
			),
			self::KEPT
		);
		return array( 'ok' => true );
	}

	/** @return array{at: string|null, files: list<array<string, mixed>>} */
	public static function read(): array {
		$seen = get_transient( self::TRANSIENT );
		if ( ! is_array( $seen ) ) {
			return array(
				'at'    => null,
				'files' => array(),
			);
		}
		foreach ( $seen['files'] as &$file ) {
			$problem         = $file['problem'] ?? null;
			$file['message'] = null === $problem ? '' : Reasons::sentence( $problem['reason'], $problem['params'] ?? array() );
			unset( $file['problem'] );
		}
		return $seen;
	}

	/** @return array{ok: true} */
	public static function forget(): array {
		delete_transient( self::TRANSIENT );
		return array( 'ok' => true );
	}
}
