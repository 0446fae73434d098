<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

use ErpBridge\Lock;
use ErpBridge\Rest;
use WP_REST_Request;

/** POST /accounts/batch. */
final class AccountsRoutes {
	public static function register(): void {
		$flag = array(
			'type'    => 'boolean',
			'default' => false,
		);
		Rest::route(
			'/accounts/batch',
			'POST',
			array( self::class, 'batch' ),
			array( Rest::class, 'worker' ),
			array(
				'accounts' => array(
					'type'     => 'array',
					'required' => true,
					'minItems' => 1,
					'maxItems' => 500,
					'items'    => self::account(),
				),
				'notify'   => $flag,
				'dry_run'  => $flag,
			),
			array(
				'results' => array(
					'type'  => 'array',
					'items' => array(
						'type'       => 'object',
						'properties' => array(
							'erp_key' => Rest::KEY,
							'outcome' => array( 'enum' => array( 'created', 'updated', 'unchanged', 'deactivated', 'reactivated', 'refused' ) ),
							'user_id' => array( 'type' => array( 'integer', 'null' ) ),
							'code'    => array( 'type' => 'string' ),
							'params'  => array( 'type' => 'object' ),
							'changes' => array( 'type' => 'array' ),
						),
					),
				),
			)
		);
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	public static function batch( WP_REST_Request $request ): array {
		$accounts = array_map( array( Account::class, 'from' ), $request['accounts'] );
		if ( $request['dry_run'] ) {
			return array( 'results' => ( new Batch( $accounts, false, true ) )->run() );
		}
		// Two batches with the same new e-mail at the same moment would make two accounts: WordPress has no unique index on it.
		return array( 'results' => Lock::hold( 'accounts', static fn() => ( new Batch( $accounts, $request['notify'] ) )->run() ) );
	}

	/** @return array<string, mixed> */
	private static function account(): array {
		$text = array( 'type' => 'string' );
		return array(
			'type'       => 'object',
			'properties' => array(
				'erp_key'    => array( 'required' => true ) + Rest::KEY,
				'also'       => array(
					'type'  => 'array',
					'items' => Rest::KEY,
				),
				'tiers_key'  => $text,
				'tiers_code' => $text,
				'email'      => array( 'required' => true ) + $text,
				'active'     => array(
					'type'     => 'boolean',
					'required' => true,
				),
				'first_name' => $text,
				'last_name'  => $text,
				'company'    => $text,
				'phone'      => $text,
				'billing'    => array(
					'type'       => 'object',
					'properties' => array_fill_keys( array( 'address_1', 'address_2', 'postcode', 'city', 'country' ), $text ),
				),
			),
		);
	}
}
