<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\AdminDocuments;

use ErpBridge\Accounts\Links;
use ErpBridge\Documents\Documents;
use ErpBridge\Documents\Downloads;
use ErpBridge\Documents\Versions;
use ErpBridge\Documents\Withdrawal;
use ErpBridge\MyDocuments\Download;
use ErpBridge\Platform\Rest;
use ErpBridge\Platform\Table;
use ErpBridge\Worker\Commands;
use WP_Error;
use WP_REST_Request;

/** What the admin's Documents page shows and does. */
final class AdminDocumentsRoutes {
	public static function register(): void {
		Rest::route( 'GET /documents', array( self::class, 'index' ) );
		Rest::route( 'GET /documents/waiting', array( self::class, 'waiting' ) );
		Rest::route( 'POST /documents/waiting/account', array( self::class, 'account' ) );
		Rest::route( 'POST /documents/waiting/dismiss', array( self::class, 'dismiss' ) );
		Rest::route( 'GET /documents/by-id/{id}/history', array( self::class, 'history' ) );
		Rest::route( 'POST /documents/by-id/{id}/withdraw', array( self::class, 'withdraw' ) );
		Rest::route( 'POST /documents/by-id/{id}/restore', array( self::class, 'restore' ) );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	public static function index( WP_REST_Request $request ): array {
		return AdminDocuments::page( $request->get_params() );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	public static function waiting( WP_REST_Request $request ): array {
		return WaitingDocuments::page( $request['search'], $request['page'], $request['per_page'] );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{dismissed: int}
	 */
	public static function dismiss( WP_REST_Request $request ): array {
		return array( 'dismissed' => WaitingDocuments::dismiss( $request['account_key'], $request['email'] ) );
	}

	/**
	 * The worker makes the account of this ERP record, if its rules let it.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{id: int}
	 */
	public static function account( WP_REST_Request $request ): array {
		Links::mend( $request['account_key'] );
		return array(
			'id' => Commands::queue(
				'retry',
				array(
					'lane'    => 'accounts',
					'erp_key' => $request['account_key'],
				)
			),
		);
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>|WP_Error
	 */
	public static function history( WP_REST_Request $request ): array|WP_Error {
		$document = Documents::by_id( (int) $request['id'] );
		return null === $document ? self::missing() : array(
			'versions'  => array_map(
				static fn( \stdClass $version ): array => array(
					'id'        => (int) $version->id,
					'stored_at' => Table::iso( $version->stored_at ),
					'size'      => (int) $version->size,
					'url'       => Download::version_url( (int) $version->id ),
				),
				Versions::of( (int) $document->id )
			),
			'downloads' => Downloads::of( (int) $document->id ),
		);
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{state: string}|WP_Error
	 */
	public static function withdraw( WP_REST_Request $request ): array|WP_Error {
		$document = Documents::by_id( (int) $request['id'] );
		if ( null === $document ) {
			return self::missing();
		}
		Withdrawal::withdraw( $document, 'admin' );
		return array( 'state' => 'withdrawn' );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array{state: string}|WP_Error
	 */
	public static function restore( WP_REST_Request $request ): array|WP_Error {
		$document = Documents::by_id( (int) $request['id'] );
		if ( null === $document ) {
			return self::missing();
		}
		Withdrawal::restore( $document );
		return array( 'state' => 'visible' );
	}

	private static function missing(): WP_Error {
		return Rest::error( 'document_not_found', __( 'This document is no longer in the shop. Reload the page.', 'erp-bridge' ), 404 );
	}
}
