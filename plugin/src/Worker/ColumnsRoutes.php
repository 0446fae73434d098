<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Worker;

use ErpBridge\Rest;
use WP_REST_Request;

/**
 * What the mapping assistant shows of the ERP's files: headings, and two lines of each. Those are people's data, so they are read
 * only when an admin asks, shown only to admins, and forgotten after a quarter of an hour, or as soon as the answers are saved.
 */
final class ColumnsRoutes {
	private const TRANSIENT = 'erp_bridge_columns';
	private const KEPT      = 15 * MINUTE_IN_SECONDS;

	public static function register(): void {
		$admin = array( Rest::class, 'admin' );
		$files = array(
			'files' => array(
				'type'     => 'array',
				'maxItems' => 10,
				'items'    => self::file(),
			),
		);
		Rest::route( '/worker/columns', 'POST', array( self::class, 'write' ), array( Rest::class, 'worker' ), array( 'files' => array( 'required' => true ) + $files['files'] ), array( 'ok' => array( 'type' => 'boolean' ) ) );
		Rest::route( '/columns', 'GET', array( self::class, 'read' ), $admin, array(), array( 'at' => array( 'type' => array( 'string', 'null' ) ) ) + $files );
		Rest::route( '/columns', 'DELETE', array( self::class, 'forget' ), $admin, array(), array( 'ok' => array( 'type' => 'boolean' ) ) );
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

	/** @return array<string, mixed> */
	private static function file(): array {
		$text = static fn( int $length ): array => array(
			'type'      => 'string',
			'maxLength' => $length,
		);
		$list = static fn( int $most, array $items ): array => array(
			'type'     => 'array',
			'maxItems' => $most,
			'items'    => $items,
		);
		return array(
			'type'                 => 'object',
			'additionalProperties' => false,
			'properties'           => array(
				'file'         => $text( 40 ),
				'encoding'     => $text( 20 ),
				'delimiter'    => $text( 4 ),
				'heading_line' => array( 'type' => 'integer' ),
				'columns'      => $list(
					500,
					array(
						'type'       => 'object',
						'properties' => array_fill_keys( array( 'heading', 'field', 'by_name', 'by' ), $text( 200 ) ),
					)
				),
				'fields'       => $list(
					100,
					array(
						'type'       => 'object',
						'properties' => array(
							'name'     => $text( 40 ),
							'required' => array( 'type' => 'boolean' ),
						),
					)
				),
				'rows'         => $list( 2, $list( 500, $text( 200 ) ) ),
				'words'        => $list( 50, $text( 200 ) ),
				'problem'      => array(
					'type'       => array( 'object', 'null' ),
					'properties' => array(
						'reason' => $text( 64 ),
						'params' => array( 'type' => 'object' ),
					),
				),
			),
		);
	}
}
