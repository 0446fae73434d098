<?php

declare( strict_types=1 );

namespace ErpBridge\Tests\Texts;

use ErpBridge\Texts\Placeholders;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class PlaceholdersTest extends TestCase {
	public function test_are_filled_in_one_go_what_a_customer_calls_himself_is_not_looked_through_again(): void {
		$value = static fn( string $name ): string => 'first_name' === $name ? '{last_name}' : 'Martin';
		self::assertSame( '{last_name} {unknown} Martin', Placeholders::fill( '{first_name} {unknown} {last_name}', $value ) );
	}

	/**
	 * Those of the ERP's answer are not for captions, which are written before it; a payment page not for what is paid.
	 *
	 * @param list<string> $fields
	 */
	#[DataProvider( 'places' )]
	public function test_have_their_places( string $name, array $fields ): void {
		self::assertSame( $fields, Placeholders::fields_of( $name ) );
	}

	/** @return iterable<array{string, list<string>}> */
	public static function places(): iterable {
		yield array( 'document_number', array( 'subject_paid', 'subject_unpaid', 'body_paid', 'body_unpaid' ) );
		yield array( 'pay_url', array( 'caption_unpaid', 'body_unpaid' ) );
		yield array( 'iban', array( 'caption_paid', 'caption_unpaid', 'body_paid', 'body_unpaid' ) );
		yield array( 'total', array( 'caption_paid', 'caption_unpaid', 'subject_paid', 'subject_unpaid', 'body_paid', 'body_unpaid' ) );
		yield array( 'amount_due', array( 'caption_unpaid', 'subject_unpaid', 'body_unpaid' ) );
	}

	public function test_are_found_once_each(): void {
		self::assertSame( array( 'total', 'nonsense' ), Placeholders::in( '{total} {nonsense} {total} {' ) );
	}
}
