<?php

declare( strict_types=1 );

namespace ErpBridge\Tests\Accounts;

use ErpBridge\Accounts\Differences;
use PHPUnit\Framework\TestCase;

/** What a preview says of an account. */
final class DifferencesTest extends TestCase {
	public function test_a_field_that_is_stored_twice_is_shown_once(): void {
		$shown = Differences::shown( array( self::change( 'first_name' ), self::change( 'billing_first_name' ), self::change( 'user_email' ) ) );
		self::assertSame( array( 'first_name', 'email' ), array_column( $shown, 'field' ) );
	}

	public function test_the_copy_that_is_written_says_more_than_the_kept_one(): void {
		foreach ( array( array( true, false ), array( false, true ) ) as list( $account, $billing ) ) {
			$shown = Differences::shown( array( self::change( 'first_name', $account ), self::change( 'billing_first_name', $billing ) ) );
			self::assertSame( array( false ), array_column( $shown, 'kept' ) );
		}
	}

	public function test_a_display_name_is_shown_where_nothing_else_changes(): void {
		self::assertSame( array( 'display_name' ), array_column( Differences::shown( array( self::change( 'display_name' ) ) ), 'field' ) );
		$shown = Differences::shown( array( self::change( 'display_name' ), self::change( 'last_name' ) ) );
		self::assertSame( array( 'last_name' ), array_column( $shown, 'field' ) );
	}

	public function test_a_deactivation_is_a_change_of_one_field(): void {
		$expected = array(
			'field' => 'active',
			'old'   => 'yes',
			'new'   => 'no',
			'kept'  => false,
		);
		self::assertSame( array( $expected ), Differences::of_status( false ) );
	}

	/** @return array{key: string, old: string, new: string, kept: bool} */
	private static function change( string $key, bool $kept = false ): array {
		return array(
			'key'  => $key,
			'old'  => 'old',
			'new'  => 'new',
			'kept' => $kept,
		);
	}
}
