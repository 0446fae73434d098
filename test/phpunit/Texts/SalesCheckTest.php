<?php

declare( strict_types=1 );

namespace ErpBridge\Tests\Texts;

use ErpBridge\Texts\BuiltInTexts;
use ErpBridge\Texts\SalesCheck;
use PHPUnit\Framework\TestCase;

final class SalesCheckTest extends TestCase {
	/**
	 * @param array<string, array<string, string>> $texts
	 */
	private static function problem( string $iban, array $texts = array() ): ?string {
		return SalesCheck::problem(
			array(
				'bank'  => array( 'iban' => $iban ),
				'texts' => $texts,
			)
		);
	}

	public function test_finds_nothing_where_nothing_is_wrong(): void {
		self::assertNull( self::problem( '' ) );
		self::assertNull( self::problem( 'BE68539007547034', array( 'fr' => array( 'caption_unpaid' => '{total} {pay_url}' ) ) ) );
	}

	public function test_names_the_iban_whose_check_digits_do_not_fit(): void {
		self::assertStringContainsString( 'The IBAN BE68539007547035 is not right', (string) self::problem( 'BE68539007547035' ) );
	}

	public function test_names_the_placeholder_its_text_and_the_language(): void {
		self::assertStringContainsString(
			'The placeholder {due_date} cannot stand in “Caption, paid” (fr)',
			(string) self::problem( '', array( 'fr' => array( 'caption_paid' => '{due_date}' ) ) )
		);
		self::assertStringContainsString(
			'The placeholder {nobody} in “Text of the e-mail, to be paid” (nl) does not exist',
			(string) self::problem( '', array( 'nl' => array( 'body_unpaid' => '{nobody}' ) ) )
		);
	}

	public function test_finds_nothing_wrong_in_the_built_in_texts(): void {
		self::assertNull( SalesCheck::problem_of_texts( array( 'en' => BuiltInTexts::all() ) ) );
		self::assertSame( array_keys( SalesCheck::names() ), array_keys( BuiltInTexts::all() ) );
	}
}
