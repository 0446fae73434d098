<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Worker;

use ErpBridge\Documents\NewDocumentsMail;
use ErpBridge\Orders\SalesMail;
use ErpBridge\Plugin;
use ErpBridge\Requirements;
use ErpBridge\Rest;
use ErpBridge\Settings\Settings;
use ErpBridge\Webhooks\Recovery;
use WP_REST_Request;

/** What the worker calls to say that it lives and to fetch what it shall do. */
final class WorkerRoutes {
	public static function register(): void {
		$worker = array( Rest::class, 'worker' );
		$text   = array( 'type' => 'string' );
		Rest::route(
			'/ping',
			'GET',
			array( self::class, 'ping' ),
			$worker,
			array(),
			array(
				'ok'  => array( 'type' => 'boolean' ),
				'api' => array( 'type' => 'integer' ),
			) + array_fill_keys( array( 'plugin', 'store', 'wordpress', 'php', 'time' ), $text )
		);
		Rest::route(
			'/worker/report',
			'POST',
			array( self::class, 'report' ),
			$worker,
			self::report_args(),
			array(
				'commands'         => array(
					'type'  => 'array',
					'items' => array( 'type' => 'object' ),
				),
				'settings_version' => array( 'type' => 'integer' ),
			)
		);
	}

	/** @return array<string, mixed> */
	public static function ping(): array {
		return array(
			'ok'        => true,
			'plugin'    => Plugin::VERSION,
			'api'       => Plugin::API,
			'store'     => Requirements::store(),
			'wordpress' => get_bloginfo( 'version' ),
			'php'       => PHP_VERSION,
			'time'      => gmdate( 'Y-m-d\TH:i:s\Z' ),
		);
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	public static function report( WP_REST_Request $request ): array {
		Journal::mirror( $request['events'] );
		if ( WorkerState::is_another( $request['worker']['id'] ) ) {
			Commands::ask_again();
		}
		Commands::update( $request['commands'] );
		WorkerState::remember(
			array(
				'worker'   => $request['worker'],
				'running'  => $request['running'],
				'last_run' => $request['last_run'],
				'counters' => $request['counters'],
				'webhooks' => $request['webhooks'],
			)
		);
		Recovery::worker_is_here();
		// First: what it sends does not count for the e-mail about new documents.
		SalesMail::send_pending();
		if ( null === $request['running'] && null !== $request['last_run'] ) {
			// The run is over: each customer gets one e-mail about all that it brought.
			NewDocumentsMail::send_pending();
		}
		return array(
			'commands'         => Commands::queued(),
			'settings_version' => Settings::version(),
		);
	}

	/** @return array<string, array<string, mixed>> */
	private static function report_args(): array {
		$text    = array( 'type' => 'string' );
		$nothing = array( 'type' => array( 'object', 'null' ) );
		return array(
			'worker'   => array(
				'type'       => 'object',
				'required'   => true,
				'properties' => array_fill_keys( array( 'id', 'version', 'node', 'host', 'adapter', 'started_at' ), $text ),
			),
			'running'  => $nothing,
			'last_run' => $nothing,
			'counters' => $nothing,
			// What came in at the worker's own address.
			'webhooks' => array(
				'type'       => array( 'object', 'null' ),
				'properties' => array(
					'received'    => array( 'type' => 'integer' ),
					'refused'     => array( 'type' => 'integer' ),
					'last_at'     => array( 'type' => array( 'string', 'null' ) ),
					'lag_seconds' => array( 'type' => array( 'number', 'null' ) ),
				),
			),
			'events'   => array(
				'type'     => 'array',
				'maxItems' => 500,
				'default'  => array(),
				'items'    => array(
					'type'       => 'object',
					'properties' => array(
						'lane'    => array(
							'required'  => true,
							'maxLength' => 32,
						) + $text,
						'erp_key' => array( 'required' => true ) + Rest::KEY,
						'label'   => array( 'type' => array( 'string', 'null' ) ),
						'state'   => array(
							'type'     => 'string',
							'enum'     => array( 'pending', 'applied', 'waiting', 'refused', 'held', 'failed', 'note' ),
							'required' => true,
						),
						'reason'  => array(
							'type'      => array( 'string', 'null' ),
							'maxLength' => 64,
						),
						'params'  => $nothing,
						'at'      => array(
							'type'     => 'string',
							'format'   => 'date-time',
							'required' => true,
						),
					),
				),
			),
			'commands' => array(
				'type'    => 'array',
				'default' => array(),
				'items'   => array(
					'type'       => 'object',
					'properties' => array(
						'id'      => array(
							'type'     => 'integer',
							'required' => true,
						),
						'state'   => array(
							'type'     => 'string',
							'enum'     => array( 'running', 'done', 'failed' ),
							'required' => true,
						),
						'message' => $text,
					),
				),
			),
		);
	}
}
