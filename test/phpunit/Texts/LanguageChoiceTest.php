<?php

declare( strict_types=1 );

namespace ErpBridge\Tests\Texts;

use ErpBridge\Texts\LanguageChoice;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class LanguageChoiceTest extends TestCase {
	/** @param list<string> $said */
	#[DataProvider( 'choices' )]
	public function test_is_the_first_that_anybody_says_in_two_letters( array $said, string $expected ): void {
		self::assertSame( $expected, LanguageChoice::of( ...$said ) );
	}

	/** @return list<array{list<string>, string}> */
	public static function choices(): array {
		return array(
			array( array( 'fr', 'nl', 'de' ), 'fr' ),
			array( array( '', '', 'de_DE_formal', 'fr' ), 'de' ),
			array( array( 'pt-br' ), 'pt' ),
			array( array( 'NL' ), 'nl' ),
			array( array( '', 'ckb', '', 'sv_SE' ), 'sv' ),
			array( array( '' ), 'en' ),
		);
	}

	#[DataProvider( 'countries' )]
	public function test_of_a_country_with_several_is_none( string $country, string $expected ): void {
		self::assertSame( $expected, LanguageChoice::of_country( $country ) );
	}

	/** @return list<array{string, string}> */
	public static function countries(): array {
		return array( array( 'FR', 'fr' ), array( 'NL', 'nl' ), array( 'BE', '' ), array( 'CH', '' ), array( '', '' ) );
	}
}
