<?php

declare( strict_types=1 );

namespace ErpBridge\Tests\Documents;

use ErpBridge\Documents\PdfShape;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** The same files as in the worker's rules/document.test.ts. */
final class PdfShapeTest extends TestCase {
	/** @return array<string, array{string, bool}> */
	public static function files(): array {
		$whole = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" . str_repeat( '% ', 400 ) . "\nxref\n0 2\ntrailer\n<< /Root 1 0 R >>\nstartxref\n846\n%%EOF\n";
		$inner = "%PDF-1.7\n1 0 obj\nendobj\n" . str_repeat( 'x', 600 ) . "\nxref\ntrailer\nstartxref\n625\n%%EOF\n";
		return array(
			'whole'                                 => array( $whole, true ),
			'with bytes before it'                  => array( "From the printer\r\n" . $whole, true ),
			'with bytes behind it'                  => array( $whole . 'mailed by us', true ),
			'filled up with zeros'                  => array( $whole . str_repeat( "\0", 4000 ), true ),
			'with a place that is a little wrong'   => array( str_replace( "846\n", "860\n", $whole ), true ),
			'without objects'                       => array( "%PDF-1.4\ntext\n%%EOF\n", true ),
			'empty'                                 => array( '', false ),
			'a zip that holds a PDF'                => array( "PK\x03\x04 facture.pdf" . $inner . 'PK', false ),
			'a zip with the mark at its end'        => array( "PK\x03\x04 %PDF-1.7\n%%EOF\n", false ),
			'an old Word file'                      => array( "\xd0\xcf\x11\xe0 %PDF-1.7\n%%EOF\n", false ),
			'a web page'                            => array( "<!DOCTYPE html>%PDF-1.7\n%%EOF\n", false ),
			'with too much before it'               => array( str_repeat( 'x', 1020 ) . "%PDF-1.7\n%%EOF\n", false ),
			'cut off'                               => array( "%PDF-1.7\nhalf", false ),
			'cut off in a text that says its end'   => array( "%PDF-1.7\nBT (a file ends with %%EOF, says the", false ),
			'cut off behind such a line'            => array( "%PDF-1.7\n1 0 obj\n(a file ends with\n%%EOF\n", false ),
			'cut off behind a PDF that is attached' => array( "%PDF-1.7\n1 0 obj\n" . str_repeat( 'y', 2000 ) . $inner, false ),
			'cut off behind its first page'         => array( "%PDF-1.7\n1 0 obj\nstartxref\n0\n%%EOF\n", false ),
			'written on, and cut'                   => array( $whole . "9 0 obj\n<< /Le", false ),
		);
	}

	#[DataProvider( 'files' )]
	public function test_whether_it_is_whole( string $bytes, bool $expected ): void {
		$file = (string) tempnam( sys_get_temp_dir(), 'erp-bridge' );
		file_put_contents( $file, $bytes );
		try {
			self::assertSame( $expected, PdfShape::is_whole( substr( $bytes, 0, PdfShape::HEAD ), substr( $bytes, -PdfShape::TAIL ), $file ) );
		} finally {
			unlink( $file );
		}
	}
}
