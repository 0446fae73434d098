<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\AdminDocuments;

use ErpBridge\Platform\Table;
use ErpBridge\Worker\Attention;

/** Documents without an account (article 2), by the customer who is missing: one account lets all of them go. */
final class WaitingDocuments {
	/** How many documents of a customer are named. */
	private const NAMED = 20;

	/** @return array{items: list<array<string, mixed>>, total: int} */
	public static function page( string $search, int $page, int $per_page ): array {
		$groups = self::groups( $search );
		return array(
			'items' => array_slice( $groups, ( $page - 1 ) * $per_page, $per_page ),
			'total' => count( $groups ),
		);
	}

	/** @return list<array<string, mixed>> The customer with the most documents first. */
	private static function groups( string $search ): array {
		$groups = array();
		foreach ( self::rows( $search ) as $row ) {
			$params = self::params( $row );
			$name   = $params['account_key'] . '|' . $params['email'];

			$groups[ $name ] ??= array(
				'account_key' => $params['account_key'],
				'email'       => $params['email'],
				'label'       => '' !== $params['customer'] ? $params['customer'] : $params['email'],
				'tiers_code'  => $params['customer'],
				'known'       => '1' === $params['known'],
				'count'       => 0,
				'documents'   => array(),
			);
			++$groups[ $name ]['count'];
			if ( count( $groups[ $name ]['documents'] ) < self::NAMED ) {
				$groups[ $name ]['documents'][] = array(
					'id'    => (int) $row->id,
					'label' => $row->label,
					'at'    => Table::iso( $row->at ),
				);
			}
		}
		usort( $groups, static fn( array $a, array $b ): int => $b['count'] <=> $a['count'] );
		return $groups;
	}

	/** All notices about one missing customer, however many were named. How many there were. */
	public static function dismiss( string $account_key, string $email ): int {
		$dismissed = 0;
		foreach ( self::rows( '' ) as $row ) {
			$params = self::params( $row );
			if ( $params['account_key'] === $account_key && $params['email'] === $email ) {
				Attention::dismiss( (int) $row->id );
				++$dismissed;
			}
		}
		return $dismissed;
	}

	/** @return list<\stdClass> */
	private static function rows( string $search ): array {
		return Attention::with_reason( 'documents', 'no_account', $search, 10000 );
	}

	/** @return array<string, string> */
	private static function params( \stdClass $row ): array {
		return (array) json_decode( $row->params, true ) + array_fill_keys( array( 'account_key', 'email', 'customer', 'known' ), '' );
	}
}
