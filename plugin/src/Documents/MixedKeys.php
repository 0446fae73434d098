<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ErpBridge\Platform\Table;
use ErpBridge\Worker\Attention;

/**
 * Records of the ERP whose keys differ by upper and lower case alone and that the database took for one, before its columns compared
 * byte by byte. A row that carries the key of one and the contents of the other betrays them. Nobody can say whose the row is: the
 * link goes, the document is withdrawn, and the worker sends all of them again.
 */
final class MixedKeys {
	/** How many were parted. */
	public static function part(): int {
		global $wpdb;
		$links     = Table::name( 'links' );
		$documents = Table::name( 'documents' );
		$mixed     = array();
		foreach ( self::links() as $row ) {
			$wpdb->delete( $links, array( 'erp_key' => $row->erp_key ) );
			$mixed[] = self::note( 'accounts', $row );
		}
		foreach ( self::documents() as $row ) {
			$wpdb->update(
				$documents,
				array(
					'state'        => 'withdrawn',
					'withdrawn_by' => 'erp',
				),
				array( 'erp_key' => $row->erp_key )
			);
			$mixed[] = self::note( 'documents', $row );
		}
		Attention::mirror( $mixed );
		return count( $mixed );
	}

	/**
	 * A customer's own link that names another customer; any link by whose other spelling documents were sent.
	 *
	 * @return list<\stdClass>
	 */
	private static function links(): array {
		global $wpdb;
		$links     = Table::name( 'links' );
		$documents = Table::name( 'documents' );
		return $wpdb->get_results(
			"SELECT erp_key, tiers_key AS other FROM $links WHERE tiers_key <> erp_key AND LOWER(CAST(tiers_key AS CHAR)) = LOWER(CAST(erp_key AS CHAR))
			UNION SELECT l.erp_key, d.account_key FROM $links l JOIN $documents d ON LOWER(CAST(d.account_key AS CHAR)) = LOWER(CAST(l.erp_key AS CHAR)) WHERE d.account_key <> l.erp_key
			UNION SELECT l.erp_key, d.tiers_key FROM $links l JOIN $documents d ON LOWER(CAST(d.tiers_key AS CHAR)) = LOWER(CAST(l.erp_key AS CHAR)) WHERE d.tiers_key <> l.erp_key"
		);
	}

	/** @return list<\stdClass> Documents under the number of another. */
	private static function documents(): array {
		global $wpdb;
		$its = "CONCAT(type, '.', number)";
		return $wpdb->get_results( 'SELECT erp_key, ' . "$its AS other FROM " . Table::name( 'documents' ) . " WHERE number <> '' AND $its <> erp_key AND LOWER(CAST($its AS CHAR)) = LOWER(CAST(erp_key AS CHAR))" );
	}

	/** @return array<string, mixed> */
	private static function note( string $lane, \stdClass $row ): array {
		return array(
			'lane'    => $lane,
			'erp_key' => $row->erp_key,
			'label'   => $row->erp_key,
			'state'   => 'note',
			'reason'  => 'keys_mixed',
			'params'  => array( 'other' => $row->other ),
			'at'      => gmdate( 'c' ),
		);
	}
}
