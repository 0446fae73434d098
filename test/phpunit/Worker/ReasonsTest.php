<?php

declare( strict_types=1 );

namespace ErpBridge\Tests\Worker;

use ErpBridge\Worker\Reasons;
use PHPUnit\Framework\TestCase;

final class ReasonsTest extends TestCase {
	public function test_a_sentence_says_what_it_is_told(): void {
		self::assertSame( '“x@” is not a valid e-mail address. Correct it in the ERP.', Reasons::sentence( 'invalid_email', array( 'value' => 'x@' ) ) );
	}

	public function test_what_is_put_in_is_not_looked_through_again(): void {
		$sentence = Reasons::sentence(
			'email_taken',
			array(
				'email'  => '{holder}',
				'holder' => 'Ann',
			)
		);
		self::assertStringStartsWith( 'The e-mail {holder} already belongs to Ann.', $sentence );
	}

	public function test_numbers_are_said_and_lists_are_not(): void {
		$sentence = Reasons::sentence(
			'line_quotes',
			array(
				'file' => array( 'a' ),
				'line' => 3,
			)
		);
		self::assertStringStartsWith( '{file}, line 3 is left out', $sentence );
	}

	public function test_a_code_from_a_newer_worker_is_shown_as_it_is(): void {
		self::assertSame( 'of_tomorrow', Reasons::sentence( 'of_tomorrow', array( 'value' => 'x' ) ) );
	}
}
