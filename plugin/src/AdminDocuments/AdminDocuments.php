<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\AdminDocuments;

use ErpBridge\Accounts\Inactive;
use ErpBridge\Documents\Downloads;
use ErpBridge\Documents\Ownership;
use ErpBridge\Documents\Versions;
use ErpBridge\MyDocuments\Download;
use ErpBridge\Platform\Table;

/** All documents of the shop, for its admins: a page of them costs the same few queries however many there are. */
final class AdminDocuments {
	private const SORTS = array(
		'date'     => 'd.doc_date',
		'number'   => 'd.number',
		'customer' => 'u.display_name',
		'stored'   => 'd.stored_at',
	);

	/**
	 * @param array{state: string, type: string, search: string, sort: string, order: string, page: int, per_page: int} $query Empty values do not filter.
	 * @return array<string, mixed>
	 */
	public static function page( array $query ): array {
		global $wpdb;
		$from   = Table::name( 'documents' ) . " d LEFT JOIN {$wpdb->users} u ON u.ID = d.user_id AND " . Ownership::OF_ACCOUNT;
		$search = self::searched( $query['search'] );
		$where  = $search . self::equals( 'type', $query['type'] ) . self::equals( 'state', $query['state'] );
		$order  = 'asc' === $query['order'] ? 'ASC' : 'DESC';
		$sort   = self::SORTS[ $query['sort'] ] . " $order, d.id $order";
		$rows   = $wpdb->get_results( "SELECT d.*, u.display_name, u.user_email FROM $from WHERE 1 = 1 $where ORDER BY $sort" . $wpdb->prepare( ' LIMIT %d OFFSET %d', $query['per_page'], ( $query['page'] - 1 ) * $query['per_page'] ) );
		return array(
			'items'  => self::items( $rows ),
			'total'  => (int) $wpdb->get_var( "SELECT COUNT(*) FROM $from WHERE 1 = 1 $where" ),
			'groups' => self::groups( 'state', "$from WHERE 1 = 1 $search" . self::equals( 'type', $query['type'] ) ),
			'types'  => self::groups( 'type', "$from WHERE 1 = 1 $search" . self::equals( 'state', $query['state'] ) ),
		);
	}

	private static function searched( string $text ): string {
		global $wpdb;
		$like = '%' . $wpdb->esc_like( trim( $text ) ) . '%';
		return '' === trim( $text ) ? '' : $wpdb->prepare( ' AND ( CAST(d.number AS CHAR) LIKE %s OR d.order_number LIKE %s OR CAST(d.tiers_key AS CHAR) LIKE %s OR u.display_name LIKE %s OR u.user_email LIKE %s )', $like, $like, $like, $like, $like );
	}

	private static function equals( string $column, string $value ): string {
		global $wpdb;
		return '' === $value ? '' : $wpdb->prepare( " AND d.$column = %s", $value );
	}

	/** @return list<array<string, mixed>> */
	private static function groups( string $column, string $from ): array {
		global $wpdb;
		return array_map(
			static fn( \stdClass $row ): array => array(
				$column => $row->value,
				'count' => (int) $row->n,
			),
			$wpdb->get_results( "SELECT d.$column AS value, COUNT(*) AS n FROM $from GROUP BY d.$column ORDER BY n DESC" )
		);
	}

	/**
	 * @param list<\stdClass> $rows
	 * @return list<array<string, mixed>>
	 */
	private static function items( array $rows ): array {
		$ids       = array_map( 'intval', array_column( $rows, 'id' ) );
		$versions  = Versions::counts( $ids );
		$downloads = Downloads::counts( $ids );
		$codes     = self::codes( array_values( array_unique( array_filter( array_column( $rows, 'tiers_key' ) ) ) ) );
		cache_users( array_values( array_unique( array_map( 'intval', array_column( $rows, 'user_id' ) ) ) ) );
		return array_map(
			static fn( \stdClass $row ): array => array(
				'id'            => (int) $row->id,
				'erp_key'       => $row->erp_key,
				'type'          => $row->type,
				'number'        => $row->number,
				'date'          => $row->doc_date,
				'due_date'      => $row->due_date,
				'order_number'  => $row->order_number,
				'total'         => $row->total,
				'currency'      => $row->currency,
				'paid'          => '' === $row->paid ? null : '1' === $row->paid,
				'facturx'       => $row->facturx,
				'siren'         => $row->siren,
				'file_name'     => $row->file_name,
				'size'          => (int) $row->size,
				'sha256'        => $row->sha256,
				'state'         => $row->state,
				'withdrawn_by'  => $row->withdrawn_by,
				'stored_at'     => Table::iso( $row->stored_at ),
				'customer'      => self::customer( $row ),
				'tiers_code'    => $codes[ $row->tiers_key ] ?? '',
				'versions'      => $versions[ (int) $row->id ] ?? 0,
				'downloads'     => $downloads[ (int) $row->id ]['count'] ?? 0,
				'last_download' => Table::iso( $downloads[ (int) $row->id ]['last'] ?? null ),
				'url'           => Download::url( (int) $row->id ),
			),
			$rows
		);
	}

	/** @return array<string, mixed>|null Null where the account was deleted. */
	private static function customer( \stdClass $row ): ?array {
		return null === $row->user_email ? null : array(
			'id'     => (int) $row->user_id,
			'name'   => $row->display_name,
			'email'  => $row->user_email,
			'url'    => add_query_arg( 'user_id', (int) $row->user_id, admin_url( 'user-edit.php' ) ),
			'active' => ! Inactive::is( (int) $row->user_id ),
		);
	}

	/**
	 * @param list<string> $tiers_keys
	 * @return array<string, string> The ERP's customer code by key.
	 */
	private static function codes( array $tiers_keys ): array {
		global $wpdb;
		return array_column( $wpdb->get_results( 'SELECT DISTINCT tiers_key, tiers_code FROM ' . Table::name( 'links' ) . ' WHERE tiers_key IN (' . Table::in( $tiers_keys ) . ')' ), 'tiers_code', 'tiers_key' );
	}
}
