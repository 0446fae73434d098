<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

/** What a dry run says of one account, in the fields that a person knows: old → new. */
final class Differences {
	/** @return list<array{field: string, old: string, new: string, kept: bool}> */
	public static function of_new( Account $account ): array {
		$shown = array( 'user_email' => $account->email ) + $account->profile + $account->billing;
		$all   = array();
		foreach ( array_filter( $shown, static fn( string $value ): bool => '' !== $value ) as $key => $value ) {
			$all[] = array(
				'key'  => $key,
				'old'  => '',
				'new'  => $value,
				'kept' => false,
			);
		}
		return self::shown( $all );
	}

	/** @return list<array{field: string, old: string, new: string, kept: bool}> */
	public static function of_status( bool $active ): array {
		return array(
			array(
				'field' => 'active',
				'old'   => $active ? 'no' : 'yes',
				'new'   => $active ? 'yes' : 'no',
				'kept'  => false,
			),
		);
	}

	/**
	 * WordPress and WooCommerce store some fields twice, and the display name is made of two others: each is shown once.
	 *
	 * @param list<array{key: string, old: string, new: string, kept: bool, waits?: bool}> $differences By stored field.
	 * @return list<array{field: string, old: string, new: string, kept: bool}>
	 */
	public static function shown( array $differences ): array {
		$shown = array();
		foreach ( $differences as $difference ) {
			$field = 'user_email' === $difference['key'] ? 'email' : (string) preg_replace( '/^billing_/', '', $difference['key'] );
			// A copy that is written says more than the other one that is kept.
			if ( ! isset( $shown[ $field ] ) || ( $shown[ $field ]['kept'] && ! $difference['kept'] ) ) {
				unset( $difference['key'], $difference['waits'] );
				$shown[ $field ] = array( 'field' => $field ) + $difference;
			}
		}
		if ( count( $shown ) > 1 ) {
			unset( $shown['display_name'] );
		}
		return array_values( $shown );
	}
}
