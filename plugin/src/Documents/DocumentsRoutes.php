<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ErpBridge\Accounts\Directory;
use ErpBridge\Rest;
use ErpBridge\Table;
use WP_REST_Request;

/** What the worker does with documents: look up, send, withdraw. */
final class DocumentsRoutes {
	private const SHA256 = array(
		'type'    => 'string',
		'pattern' => '^[0-9a-fA-F]{64}$',
	);
	private const TEXT   = array(
		'type'      => 'string',
		'maxLength' => 190,
		'default'   => '',
	);
	private const DATE   = array(
		'type'    => 'string',
		'pattern' => '^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?$',
		'default' => '',
	);
	private const MONEY  = array(
		'type'    => 'string',
		'pattern' => '^(-?[0-9]{1,20}(\.[0-9]{1,8})?)?$',
		'default' => '',
	);

	private const SALE   = array(
		'type'    => 'string',
		'pattern' => '^(sale\.[1-9][0-9]{0,17})?$',
	);

	public static function register(): void {
		$worker  = array( Rest::class, 'worker' );
		$outcome = array(
			'outcome' => array( 'enum' => array( 'created', 'replaced', 'unchanged', 'waiting', 'refused', 'withdrawn', 'missing' ) ),
			'code'    => array( 'type' => 'string' ),
			'params'  => array( 'type' => 'object' ),
			'id'      => array( 'type' => 'integer' ),
		);
		Rest::route( '/documents/lookup', 'POST', array( self::class, 'lookup' ), $worker, self::lookup_args(), self::lookup_answer() );
		Rest::route( '/documents', 'PUT', array( Upload::class, 'many' ), $worker, array(), array( 'results' => array( 'type' => 'array' ) ) );
		// Every key holds a dot; the admin's own paths below /documents do not.
		$path = '/documents/(?P<erp_key>[A-Za-z0-9_~-]+\.[A-Za-z0-9._~-]{1,180})';
		Rest::route( $path, 'PUT', array( Upload::class, 'put' ), $worker, self::put_args(), $outcome );
		Rest::route( $path, 'DELETE', array( self::class, 'delete' ), array( Rest::class, 'worker_or_admin' ), array( 'erp_key' => Rest::KEY ), $outcome );
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>
	 */
	public static function lookup( WP_REST_Request $request ): array {
		global $wpdb;
		$stored = array();
		$keys   = array_column( $request['documents'], 'erp_key' );
		if ( $keys ) {
			foreach ( $wpdb->get_results( 'SELECT d.erp_key, d.sha256, d.withdrawn_by, d.order_id, d.guest_email, ' . Ownership::OF_ACCOUNT . ' AS present FROM ' . Table::name( 'documents' ) . " d LEFT JOIN {$wpdb->users} u ON u.ID = d.user_id WHERE d.erp_key IN (" . Table::in( $keys ) . ')' ) as $row ) {
				$stored[ $row->erp_key ] = 'erp' === $row->withdrawn_by ? null : $row;
			}
		}
		$directory = new Directory(
			array_column( $request['accounts'], 'key' ),
			array_map( 'trim', array_column( $request['accounts'], 'email' ) )
		);
		return array(
			'documents' => array_map(
				static fn( array $asked ): array => array(
					'erp_key' => $asked['erp_key'],
					'state'   => self::state( $stored[ $asked['erp_key'] ] ?? null, $asked ),
				),
				$request['documents']
			),
			'accounts'  => array_map(
				static fn( array $asked ): array => array(
					'user_id'        => $directory->owner( $asked['key'] ?? '', $asked['email'] ?? '', $asked['tiers_key'] ?? '' ),
					'other_customer' => $directory->other_customer( $asked['email'] ?? '', $asked['tiers_key'] ?? '' ),
				),
				$request['accounts']
			),
		);
	}

	/** @param array{sha256: string, sale_key?: string} $asked */
	private static function state( ?\stdClass $stored, array $asked ): string {
		if ( null === $stored ) {
			return 'missing';
		}
		// The same bytes for another order have to be sent again, or they stay where they were put once; those of a deleted account, too.
		$is_its = ! isset( $asked['sale_key'] ) || Incoming::order_in( $asked['sale_key'] ) === (int) $stored->order_id;
		return $is_its && ! Ownership::is_open( $stored ) && strtolower( $asked['sha256'] ) === $stored->sha256 ? 'present' : 'different';
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, string>
	 */
	public static function delete( WP_REST_Request $request ): array {
		$document = Documents::by_key( $request['erp_key'] );
		return array( 'outcome' => null !== $document && Withdrawal::withdraw( $document, 'erp' ) ? 'withdrawn' : 'missing' );
	}

	/** @return array<string, array<string, mixed>> */
	public static function put_args(): array {
		return array(
			'erp_key'       => Rest::KEY,
			'sha256'        => array( 'required' => true ) + self::SHA256,
			'type'          => array(
				'type'     => 'string',
				'enum'     => Documents::TYPES,
				'required' => true,
			),
			'number'        => array( 'required' => true ) + self::TEXT,
			'date'          => self::DATE,
			'due_date'      => self::DATE,
			'account_key'   => self::TEXT,
			'account_email' => self::TEXT,
			'tiers_key'     => self::TEXT,
			'file_name'     => array( 'maxLength' => 1000 ) + self::TEXT,
			'order_number'  => self::TEXT,
			'total'         => self::MONEY,
			'total_net'     => self::MONEY,
			'currency'      => array(
				'type'    => 'string',
				'pattern' => '^([A-Z]{3})?$',
				'default' => '',
			),
			'paid'          => array(
				'type'    => 'string',
				'enum'    => array( '', '0', '1' ),
				'default' => '',
			),
			'facturx'       => array( 'maxLength' => 32 ) + self::TEXT,
			'siren'         => array( 'maxLength' => 20 ) + self::TEXT,
			// The order that it answers.
			'sale_key'      => array( 'default' => '' ) + self::SALE,
			// Whether the customer may get the e-mail about new documents because of it.
			'tell'          => array(
				'type'    => 'boolean',
				'default' => false,
			),
		);
	}

	/** @return array<string, array<string, mixed>> */
	private static function lookup_args(): array {
		$list = static fn( array $properties ): array => array(
			'type'     => 'array',
			'maxItems' => 500,
			'default'  => array(),
			'items'    => array(
				'type'       => 'object',
				'properties' => $properties,
			),
		);
		return array(
			'documents' => $list(
				array(
					'erp_key'  => array( 'required' => true ) + Rest::KEY,
					'sha256'   => array( 'required' => true ) + self::SHA256,
					'sale_key' => self::SALE,
				)
			),
			'accounts'  => $list(
				array(
					'key'       => array( 'type' => 'string' ),
					'email'     => array( 'type' => 'string' ),
					'tiers_key' => array( 'type' => 'string' ),
				)
			),
		);
	}

	/** @return array<string, array<string, mixed>> */
	private static function lookup_answer(): array {
		return array(
			'documents' => array(
				'type'  => 'array',
				'items' => array(
					'type'       => 'object',
					'properties' => array(
						'erp_key' => Rest::KEY,
						'state'   => array( 'enum' => array( 'present', 'different', 'missing' ) ),
					),
				),
			),
			'accounts'  => array(
				'type'  => 'array',
				'items' => array(
					'type'       => 'object',
					'properties' => array(
						'user_id'        => array( 'type' => array( 'integer', 'null' ) ),
						'other_customer' => array( 'type' => array( 'string', 'null' ) ),
					),
				),
			),
		);
	}
}
