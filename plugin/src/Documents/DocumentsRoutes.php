<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ErpBridge\Accounts\Directory;
use ErpBridge\Platform\Rest;
use ErpBridge\Platform\Table;
use WP_REST_Request;

/** What the worker does with documents: look up, send, withdraw. */
final class DocumentsRoutes {
	public static function register(): void {
		Rest::route( 'POST /documents/lookup', array( self::class, 'lookup' ) );
		Rest::route( 'PUT /documents', array( Upload::class, 'many' ) );
		Rest::route( 'PUT /documents/{erp_key}', array( Upload::class, 'put' ) );
		Rest::route( 'DELETE /documents/{erp_key}', array( self::class, 'delete' ) );
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
}
