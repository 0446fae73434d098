<?php

declare( strict_types=1 );

namespace ErpBridge\Tests\MyDocuments;

use ErpBridge\MyDocuments\ZipStream;
use PHPUnit\Framework\TestCase;
use ZipArchive;

final class ZipStreamTest extends TestCase {
	private string $folder;

	protected function setUp(): void {
		$this->folder = sys_get_temp_dir() . '/erp-bridge-zip-' . bin2hex( random_bytes( 6 ) );
		mkdir( $this->folder );
	}

	protected function tearDown(): void {
		array_map( 'unlink', (array) glob( $this->folder . '/*' ) );
		rmdir( $this->folder );
	}

	public function test_other_programs_find_every_file_in_it_byte_for_byte(): void {
		$contents = array(
			'Facture n° 1.pdf' => "%PDF-1.7\0\xFF",
			'42'               => 'a name that PHP takes for a number',
			'empty.pdf'        => '',
			// Longer than one piece of what is read at a time.
			'long.pdf'         => str_repeat( 'x', 300000 ),
		);
		$zip      = $this->open( $this->zip( $contents ) );
		self::assertSame( count( $contents ), $zip->numFiles );
		foreach ( $contents as $name => $content ) {
			self::assertSame( $content, $zip->getFromName( (string) $name ) );
		}
	}

	public function test_says_its_length_beforehand(): void {
		$stream = $this->zip( array( 'é.pdf' => 'one', 'b.pdf' => '' ) );
		self::assertSame( strlen( $this->bytes( $stream ) ), $stream->length() );
	}

	public function test_keeps_the_time_of_each_file(): void {
		$stream = $this->zip( array( 'a.pdf' => 'one' ) );
		touch( $this->folder . '/0', (int) mktime( 14, 30, 20, 2, 3, 2026 ) );
		$found = $this->open( $stream )->statName( 'a.pdf' );
		self::assertIsArray( $found );
		self::assertSame( mktime( 14, 30, 20, 2, 3, 2026 ), $found['mtime'] );
	}

	/** @param array<int|string, string> $contents By name in the zip. */
	private function zip( array $contents ): ZipStream {
		$paths = array();
		foreach ( $contents as $name => $content ) {
			$paths[ $name ] = $this->folder . '/' . count( $paths );
			file_put_contents( $paths[ $name ], $content );
		}
		return new ZipStream( $paths );
	}

	private function bytes( ZipStream $stream ): string {
		$bytes = '';
		$stream->send(
			static function ( string $piece ) use ( &$bytes ): void {
				$bytes .= $piece;
			}
		);
		return $bytes;
	}

	private function open( ZipStream $stream ): ZipArchive {
		$file = $this->folder . '/it.zip';
		file_put_contents( $file, $this->bytes( $stream ) );
		$zip = new ZipArchive();
		self::assertTrue( $zip->open( $file, ZipArchive::CHECKCONS ) );
		return $zip;
	}
}
