<?php

declare( strict_types=1 );

namespace ErpBridge\Tests\Accounts;

use ErpBridge\Accounts\FieldPolicy;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class FieldPolicyTest extends TestCase {
	private const POLICY = array(
		'name'    => 'erp',
		'company' => 'fill',
		'phone'   => 'shop',
		'email'   => 'shop',
		'address' => 'fill',
	);

	#[DataProvider( 'fields' )]
	public function test_writes_what_its_group_lets_it( string $field, string $present, bool $expected ): void {
		self::assertSame( $expected, ( new FieldPolicy( self::POLICY ) )->writes( $field, $present ) );
	}

	/** @return list<array{string, string, bool}> */
	public static function fields(): array {
		return array(
			array( 'display_name', 'Anne', true ),
			array( 'billing_first_name', '', true ),
			array( 'billing_company', 'Martin', false ),
			array( 'billing_company', '', true ),
			array( 'billing_phone', '', false ),
			array( 'user_email', 'a@b.test', false ),
			array( 'billing_city', 'Paris', false ),
			array( 'billing_city', '', true ),
		);
	}

	public function test_moves_emails_only_where_the_erp_wins(): void {
		self::assertFalse( ( new FieldPolicy( self::POLICY ) )->moves_emails() );
		self::assertFalse( ( new FieldPolicy( array( ...self::POLICY, 'email' => 'fill' ) ) )->moves_emails() );
		self::assertTrue( ( new FieldPolicy( array( ...self::POLICY, 'email' => 'erp' ) ) )->moves_emails() );
	}
}
