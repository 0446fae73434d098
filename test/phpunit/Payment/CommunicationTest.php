<?php

declare( strict_types=1 );

namespace ErpBridge\Tests\Payment;

use ErpBridge\Payment\Communication;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** References that a transfer carries. */
final class CommunicationTest extends TestCase {
	#[DataProvider( 'references' )]
	public function test_has_check_digits( string $kind, int $order_id, string $expected ): void {
		self::assertSame( $expected, Communication::from( $kind, $order_id ) );
	}

	/** @return iterable<string, array{string, int, string}> */
	public static function references(): iterable {
		yield 'none' => array( 'none', 123, '' );
		yield 'Belgian' => array( 'be', 1, '+++000/0000/00101+++' );
		yield 'Belgian: 97 instead of 0' => array( 'be', 97, '+++000/0000/09797+++' );
		yield 'Belgian: three digits' => array( 'be', 123, '+++000/0000/12326+++' );
		yield 'Belgian: ten digits' => array( 'be', 9_999_999_999, '+++999/9999/99948+++' );
		yield 'Belgian: the last ten of eleven' => array( 'be', 12_345_678_901, '+++234/5678/90169+++' );
		yield 'ISO 11649' => array( 'rf', 1, 'RF741' );
		yield 'ISO 11649: three digits' => array( 'rf', 123, 'RF78123' );
		yield 'ISO 11649: its own example' => array( 'rf', 539007547034, 'RF18539007547034' );
	}

	public function test_a_number_is_that_of_a_final_document_only(): void {
		self::assertSame( '', Communication::number( null ) );
		self::assertSame( '', Communication::number( (object) array( 'doc_number' => 'F1' ) ) );
		self::assertSame( '', Communication::number( (object) array( 'doc_state' => 'draft', 'doc_number' => 'F1' ) ) );
		self::assertSame( 'F1', Communication::number( (object) array( 'doc_state' => 'final', 'doc_number' => 'F1' ) ) );
	}
}
