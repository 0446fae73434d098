<?php

declare( strict_types=1 );

namespace ErpBridge\Tests\Payment;

use ErpBridge\Payment\Mod97;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class Mod97Test extends TestCase {
	#[DataProvider( 'ibans' )]
	public function test_an_iban_is_one_only_where_its_check_digits_fit( string $iban, bool $expected ): void {
		self::assertSame( $expected, Mod97::is_iban( $iban ) );
	}

	/** @return iterable<string, array{string, bool}> */
	public static function ibans(): iterable {
		yield 'Belgian' => array( 'BE68539007547034', true );
		yield 'German' => array( 'DE89370400440532013000', true );
		yield 'French, with a letter' => array( 'FR1420041010050500013M02606', true );
		yield 'a wrong digit' => array( 'BE68539007547035', false );
		yield 'with spaces' => array( 'BE68 5390 0754 7034', false );
		yield 'in small letters' => array( 'be68539007547034', false );
		yield 'empty' => array( '', false );
		yield 'too short' => array( 'BE00', false );
	}

	public function test_divides_numbers_longer_than_an_integer(): void {
		// 10^96 leaves 1 (Fermat).
		self::assertSame( 1, Mod97::remainder( '1' . str_repeat( '0', 96 ) ) );
	}
}
