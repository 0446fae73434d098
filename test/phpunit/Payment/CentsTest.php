<?php

declare( strict_types=1 );

namespace ErpBridge\Tests\Payment;

use ErpBridge\Payment\Cents;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class CentsTest extends TestCase {
	#[DataProvider( 'amounts' )]
	public function test_is_exact_and_half_a_cent_counts_as_one( string $amount, int $cents ): void {
		self::assertSame( $cents, Cents::from( $amount ) );
	}

	/** @return list<array{string, int}> */
	public static function amounts(): array {
		return array(
			array( '12.1', 1210 ),
			array( '12.10', 1210 ),
			array( '0.005', 1 ),
			array( '0.00499999', 0 ),
			array( '-3.999', -400 ),
			array( '19', 1900 ),
			array( '1234567.89', 123456789 ),
			array( '', 0 ),
		);
	}

	#[DataProvider( 'texts' )]
	public function test_is_written_with_a_point_and_two_decimals( int $cents, string $text ): void {
		self::assertSame( $text, Cents::text( $cents ) );
	}

	/** @return list<array{int, string}> */
	public static function texts(): array {
		return array( array( 1, '0.01' ), array( 1210, '12.10' ), array( -5, '-0.05' ), array( 0, '0.00' ) );
	}
}
