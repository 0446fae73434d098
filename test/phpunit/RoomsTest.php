<?php

declare( strict_types=1 );

namespace ErpBridge\Tests;

use ErpBridge\Platform\Table;
use PHPUnit\Framework\TestCase;

/** Rooms::KNOWS says what is there, no more and no less. */
final class RoomsTest extends TestCase {
	private const SOURCE = __DIR__ . '/../../plugin/src';

	public function test_each_folder_is_a_room(): void {
		self::assertEqualsCanonicalizing( array_map( 'basename', (array) glob( self::SOURCE . '/*', GLOB_ONLYDIR ) ), array_keys( Rooms::KNOWS ) );
	}

	public function test_a_room_knows_only_rooms_that_stand_before_it(): void {
		$before = array();
		foreach ( Rooms::KNOWS as $room => $known ) {
			self::assertSame( array(), array_diff( $known, $before ), $room );
			$before[] = $room;
		}
	}

	public function test_a_room_imports_those_that_it_may_know_and_no_others(): void {
		foreach ( Rooms::KNOWS as $room => $known ) {
			self::assertEqualsCanonicalizing( $known, self::imported( $room ), $room );
		}
	}

	public function test_a_room_reads_its_own_tables_and_those_of_rooms_that_it_may_know(): void {
		foreach ( Rooms::KNOWS as $room => $known ) {
			preg_match_all( "/Table::name\( '(\w+)' \)/", self::code( $room ), $found );
			$owners = array_map( static fn( string $table ): string => Rooms::TABLES[ $table ], $found[1] );
			self::assertSame( array(), array_diff( $owners, array( $room, ...$known ) ), $room );
		}
	}

	public function test_each_table_is_some_rooms(): void {
		self::assertEqualsCanonicalizing( Table::NAMES, array_keys( Rooms::TABLES ) );
	}

	private static function code( string $room ): string {
		return implode( '', array_map( 'file_get_contents', (array) glob( self::SOURCE . "/$room/*.php" ) ) );
	}

	/** @return list<string> */
	private static function imported( string $room ): array {
		$code = self::code( $room );
		// PHPStan does not see who takes a method of another class as a value; nobody does so without importing or naming the class in full.
		preg_match_all( '/^use ErpBridge\\\\(\w+)|(?<!namespace )\\\\ErpBridge\\\\(\w+)/m', $code, $found );
		return array_values( array_unique( array_filter( array_merge( $found[1], $found[2] ) ) ) );
	}
}
