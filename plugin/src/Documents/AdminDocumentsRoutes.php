<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ErpBridge\Accounts\Links;
use ErpBridge\Rest;
use ErpBridge\Table;
use ErpBridge\Worker\Commands;
use WP_Error;
use WP_REST_Request;

/** What the admin's Documents page shows and does. */
final class AdminDocumentsRoutes {
	public static function register(): void {
		$admin = array( Rest::class, 'admin' );
		$list  = array(
			'type'  => 'array',
			'items' => array( 'type' => 'object' ),
		);
		$total = array( 'total' => array( 'type' => 'integer' ) );
		$state = array( 'state' => array( 'enum' => array( 'visible', 'withdrawn' ) ) );
		$id    = array( 'id' => array( 'type' => 'integer' ) );
		Rest::route(
			'/documents',
			'GET',
			array( self::class, 'index' ),
			$admin,
			array(
				'state' => self::choice( array( '', 'visible', 'withdrawn' ) ),
				'type'  => self::choice( array( '', ...Documents::TYPES ) ),
				'sort'  => self::choice( array( 'stored', 'date', 'number', 'customer' ) ),
				'order' => self::choice( array( 'desc', 'asc' ) ),
			) + self::paged(),
			array_fill_keys( array( 'items', 'groups', 'types' ), $list ) + $total
		);
		Rest::route( '/documents/waiting', 'GET', array( self::class, 'waiting' ), $admin, self::paged(), array( 'items' => $list ) + $total );
		Rest::route( '/documents/waiting/account', 'POST', array( self::class, 'account' ), $admin, array( 'account_key' => array( 'required' => true ) + Rest::KEY ), $id );
		$who = array_fill_keys(
			array( 'account_key', 'email' ),
			array(
				'type'    => 'string',
				'default' => '',
			)
		);
		Rest::route( '/documents/waiting/dismiss', 'POST', array( self::class, 'dismiss' ), $admin, $who, array( 'dismissed' => array( 'type' => 'integer' ) ) );
		$path = '/documents/by-id/(?P<id>\d+)';
		Rest::route( "$path/history", 'GET', array( self::class, 'history' ), $admin, $id, array_fill_keys( array( 'versions', 'downloads' ), $list ) );
		Rest::route( "$path/withdraw", 'POST', array( self::class, 'withdraw' ), $admin, $id, $state );
		Rest::route( "$path/restore", 'POST', array( self::class, 'restore' ), $admin, $id, $state );
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

	/**
	 * @param list<string> $values The first one is the default.
	 * @return array<string, mixed>
	 */
	private static function choice( array $values ): array {
		return array(
			'type'    => 'string',
			'enum'    => $values,
			'default' => $values[0],
		);
	}

	/** @return array<string, array<string, mixed>> */
	private static function paged(): array {
		return array(
			'search'   => array(
				'type'      => 'string',
				'maxLength' => 190,
				'default'   => '',
			),
		) + Rest::PAGED;
	}
}
