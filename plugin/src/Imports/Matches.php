<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Imports;

use ErpBridge\Sales\SaleWords;
use ErpBridge\Worker\Attention;

/** Whom or what of an order the ERP may have twice: a person says which it is. Orders that ask the same are one question. */
final class Matches {
	private const REASONS = array( 'contact_several', 'contact_apart', 'contact_other_email', 'product_several', 'product_code_taken' );

	private const AT_MOST = 1000;

	/** @return list<array<string, mixed>> The latest first. */
	public static function all(): array {
		$matches = array();
		foreach ( self::REASONS as $reason ) {
			foreach ( Attention::with_reason( 'sales', $reason, '', self::AT_MOST ) as $row ) {
				$params = (array) json_decode( $row->params, true );
				$match  = json_decode( (string) ( $params['match'] ?? '' ), true );
				// A worker that is older tells no candidates.
				if ( ! is_array( $match ) ) {
					continue;
				}
				$id = (string) $match['id'];

				$matches[ $id ]           ??= array(
					'id'         => $id,
					'kind'       => $match['kind'],
					'source'     => $match['source'],
					'orders'     => array(),
					'asked'      => (object) $match['asked'],
					'candidates' => $match['candidates'],
					'may_be_new' => $match['may_be_new'],
					'message'    => SaleWords::reason( $reason, $params ),
				);
				$matches[ $id ]['orders'][] = self::order( (string) $match['source'], (string) $match['order_id'], (string) $match['number'] );
			}
		}
		return array_values( $matches );
	}

	/** @return array{order_id: string, number: string, edit_url: string|null} */
	private static function order( string $source, string $id, string $number ): array {
		return array(
			'order_id' => $id,
			'number'   => $number,
			'edit_url' => OrderLooks::OWN === $source ? Ledger::edit_url( (int) $id ) : null,
		);
	}
}
