<?php

declare( strict_types=1 );

namespace ErpBridge\Tests\Texts;

use ErpBridge\Texts\BuiltInTexts;
use ErpBridge\Texts\Placeholders;
use PHPUnit\Framework\TestCase;

final class BuiltInTextsTest extends TestCase {
	public function test_every_text_has_one_and_uses_what_it_may(): void {
		$texts = BuiltInTexts::all();
		self::assertSame( Placeholders::FIELDS, array_keys( $texts ) );
		foreach ( $texts as $field => $text ) {
			self::assertSame( array(), array_diff( Placeholders::in( $text ), Placeholders::allowed( $field ) ), $field );
		}
	}
}
