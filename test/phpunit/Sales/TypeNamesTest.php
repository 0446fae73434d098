<?php

declare( strict_types=1 );

namespace ErpBridge\Tests\Sales;

use ErpBridge\Documents\Documents;
use ErpBridge\Sales\TypeNames;
use PHPUnit\Framework\TestCase;

final class TypeNamesTest extends TestCase {
	public function test_every_type_has_its_own_in_their_order(): void {
		self::assertSame( Documents::TYPES, array_keys( TypeNames::all() ) );
		self::assertSame( array_unique( TypeNames::all() ), array_filter( TypeNames::all() ) );
	}
}
