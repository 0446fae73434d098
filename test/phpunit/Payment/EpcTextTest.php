<?php

declare( strict_types=1 );

namespace ErpBridge\Tests\Payment;

use ErpBridge\Payment\EpcText;
use PHPUnit\Framework\TestCase;

/** The text of the QR code (EPC069-12). */
final class EpcTextTest extends TestCase {
	private const BANK = array(
		'holder' => 'Boulangerie Martin',
		'iban'   => 'BE68539007547034',
		'bic'    => 'TRIOBEBB',
	);

	public function test_has_the_creditor_reference_in_its_structured_field(): void {
		self::assertSame(
			"BCD\n002\n1\nSCT\nTRIOBEBB\nBoulangerie Martin\nBE68539007547034\nEUR12.10\n\nRF78123",
			EpcText::of( self::BANK, 1210, 'RF78123' )
		);
	}

	public function test_has_a_belgian_communication_as_text_and_no_bic_where_there_is_none(): void {
		self::assertSame(
			"BCD\n002\n1\nSCT\n\nBoulangerie Martin\nBE68539007547034\nEUR0.05\n\n\n+++000/0000/12326+++",
			EpcText::of( array( ...self::BANK, 'bic' => '' ), 5, '+++000/0000/12326+++' )
		);
	}

	public function test_has_the_number_of_the_document_as_text_where_there_is_no_communication(): void {
		// Not taken for a creditor reference, whatever it looks like.
		self::assertSame( array( 'EUR0.05', '', '', 'RF2026' ), array_slice( explode( "\n", EpcText::of( self::BANK, 5, '', 'RF2026' ) ), 7 ) );
		self::assertSame( EpcText::of( self::BANK, 5, 'RF78123' ), EpcText::of( self::BANK, 5, 'RF78123', 'FA1' ) );
	}

	public function test_ends_with_the_amount_and_keeps_to_70_characters_of_the_holder_on_one_line(): void {
		$holder = 'É' . str_repeat( 'x', 80 ) . "\nEUR1";
		$lines  = explode( "\n", EpcText::of( array( ...self::BANK, 'holder' => $holder ), 100, '' ) );
		self::assertCount( 8, $lines );
		self::assertSame( 'É' . str_repeat( 'x', 69 ), $lines[5] );
	}

	public function test_is_empty_where_there_is_nothing_to_pay_nobody_to_pay_to_or_more_than_a_transfer_can_be(): void {
		self::assertSame( '', EpcText::of( self::BANK, 0, '' ) );
		self::assertSame( '', EpcText::of( self::BANK, -1, '' ) );
		self::assertSame( '', EpcText::of( array( ...self::BANK, 'iban' => '' ), 100, '' ) );
		self::assertSame( '', EpcText::of( self::BANK, 100_000_000_000, '' ) );
	}
}
