<?php

declare( strict_types=1 );

namespace ErpBridge\Tests\Payment;

use ErpBridge\Payment\Amount;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class AmountTest extends TestCase {
	#[DataProvider( 'numbers' )]
	public function test_a_number_has_every_digit_and_one_way_of_writing( mixed $value, string $expected ): void {
		self::assertSame( $expected, Amount::number( $value ) );
	}

	/** @return list<array{mixed, string}> */
	public static function numbers(): array {
		return array(
			array( '1.50', '1.5' ),
			array( '007', '7' ),
			array( '.5', '0.5' ),
			array( '-0.00', '0' ),
			array( ' 2 ', '2' ),
			array( '', '0' ),
			array( null, '0' ),
			array( 0.1 + 0.2, '0.3' ),
			array( '1e-3', '0.001' ),
			array( '12.12345678', '12.12345678' ),
		);
	}

	public function test_the_opposite_of_nothing_is_nothing(): void {
		self::assertSame( '0.00', Amount::opposite( '0.00' ) );
		self::assertSame( '-1.5', Amount::opposite( '1.5' ) );
		self::assertSame( '1.5', Amount::opposite( '-1.5' ) );
	}
}
