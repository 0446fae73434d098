<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Privacy;

use ErpBridge\Accounts\Links;
use ErpBridge\Table;

/** Tools → Export and Erase Personal Data: the link to the ERP and the list of documents. */
final class Privacy {
	private const BATCH = 100;

	public static function hooks(): void {
		add_filter( 'wp_privacy_personal_data_exporters', array( self::class, 'exporters' ) );
		add_filter( 'wp_privacy_personal_data_erasers', array( self::class, 'erasers' ) );
	}

	/**
	 * @param array<string, array<string, mixed>> $exporters
	 * @return array<string, array<string, mixed>>
	 */
	public static function exporters( array $exporters ): array {
		$exporters['erp-bridge'] = array(
			'exporter_friendly_name' => 'ERP Bridge',
			'callback'               => array( self::class, 'export' ),
		);
		return $exporters;
	}

	/**
	 * @param array<string, array<string, mixed>> $erasers
	 * @return array<string, array<string, mixed>>
	 */
	public static function erasers( array $erasers ): array {
		$erasers['erp-bridge'] = array(
			'eraser_friendly_name' => 'ERP Bridge',
			'callback'             => array( self::class, 'erase' ),
		);
		return $erasers;
	}

	/** @return array{data: list<array<string, mixed>>, done: bool} */
	public static function export( string $email, int $page = 1 ): array {
		global $wpdb;
		$user = get_user_by( 'email', $email );
		$data = array();
		$rows = array();
		if ( $user ) {
			foreach ( 1 === $page ? Links::of( $user->ID ) : array() as $link ) {
				$data[] = self::item(
					'erp-bridge-link',
					__( 'Link to the ERP', 'erp-bridge' ),
					$link->erp_key,
					array(
						__( 'Key in the ERP', 'erp-bridge' )      => $link->erp_key,
						__( 'Customer code', 'erp-bridge' )       => $link->tiers_code,
						__( 'Last synchronised', 'erp-bridge' )   => $link->synced_at,
					)
				);
			}
			$rows = $wpdb->get_results( $wpdb->prepare( 'SELECT * FROM ' . Table::name( 'documents' ) . ' WHERE user_id = %d ORDER BY id LIMIT %d OFFSET %d', $user->ID, self::BATCH, ( $page - 1 ) * self::BATCH ) );
			foreach ( $rows as $row ) {
				$data[] = self::item(
					'erp-bridge-documents',
					__( 'Documents of the ERP', 'erp-bridge' ),
					$row->id,
					array(
						__( 'Number', 'erp-bridge' )       => $row->number,
						__( 'Date', 'erp-bridge' )         => (string) $row->doc_date,
						__( 'Total', 'erp-bridge' )        => trim( "$row->total $row->currency" ),
						__( 'File', 'erp-bridge' )         => $row->file_name,
						__( 'First opened', 'erp-bridge' ) => (string) $row->first_opened_at,
					)
				);
			}
		}
		return array(
			'data' => $data,
			'done' => count( $rows ) < self::BATCH,
		);
	}

	/** @return array{items_removed: bool, items_retained: bool, messages: list<string>, done: true} */
	public static function erase( string $email ): array {
		global $wpdb;
		$user     = get_user_by( 'email', $email );
		$removed  = 0;
		$retained = 0;
		if ( $user ) {
			// The bare key stays, so that a sync of the unchanged ERP data does not bring the person back.
			$removed  = Links::sever( $user->ID, Links::ERASED );
			$removed += (int) $wpdb->query( $wpdb->prepare( 'UPDATE ' . Table::name( 'documents' ) . ' SET first_opened_at = NULL WHERE user_id = %d AND first_opened_at IS NOT NULL', $user->ID ) );
			$retained = (int) $wpdb->get_var( $wpdb->prepare( 'SELECT COUNT(*) FROM ' . Table::name( 'documents' ) . ' WHERE user_id = %d', $user->ID ) );
		}
		return array(
			'items_removed'  => $removed > 0,
			'items_retained' => $retained > 0,
			'messages'       => $retained > 0 ? array( __( 'Invoices and other business documents are kept: the law asks for it. Withdraw them in the ERP when their time is over.', 'erp-bridge' ) ) : array(),
			'done'           => true,
		);
	}

	/**
	 * @param array<string, string> $values
	 * @return array<string, mixed>
	 */
	private static function item( string $group, string $label, string $id, array $values ): array {
		return array(
			'group_id'    => $group,
			'group_label' => $label,
			'item_id'     => "$group-$id",
			'data'        => array_map(
				static fn( $name, $value ) => array(
					'name'  => $name,
					'value' => $value,
				),
				array_keys( $values ),
				$values
			),
		);
	}
}
