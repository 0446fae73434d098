<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Texts;

use ErpBridge\Payment\Payment;
use ErpBridge\Settings\Settings;
use WC_Order;

/** Captions on the document and texts of the e-mail with it: one for paid, one for to-be-paid orders, per language (article 3). */
final class Texts {
	public static function caption( WC_Order $order ): string {
		return self::render( 'caption_' . self::when( $order ), $order, null, Language::of( $order ) );
	}

	/**
	 * The e-mail with an order's document. As text: who makes HTML of it escapes it.
	 *
	 * @param WC_Order       $order
	 * @param \stdClass|null $sale  The order's row; null where the ERP has not answered.
	 * @return array{subject: string, body: string}
	 */
	public static function email( WC_Order $order, ?\stdClass $sale ): array {
		$language = Language::of( $order );
		$when     = self::when( $order );
		return array(
			// A line break in a header would begin another header.
			'subject' => trim( (string) preg_replace( '/\s+/u', ' ', self::render( "subject_$when", $order, $sale, $language ) ) ),
			'body'    => self::render( "body_$when", $order, $sale, $language ),
		);
	}

	/**
	 * One text of one order.
	 *
	 * @param string                                    $field    One of Placeholders::FIELDS.
	 * @param WC_Order                                  $order
	 * @param \stdClass|null                            $sale     The order's row.
	 * @param string                                    $language Of the order.
	 * @param array<string, array<string, string>>|null $texts    By language; null: those of the settings.
	 */
	public static function render( string $field, WC_Order $order, ?\stdClass $sale, string $language, ?array $texts = null ): string {
		[ $text, $spoken ] = self::source( $field, $language, $texts ?? Settings::get( 'sales', 'texts' ) );
		return InLanguage::run( $spoken, static fn(): string => Placeholders::fill( $text, static fn( string $name ): string => PlaceholderValues::of( $name, $order, $sale ) ) );
	}

	/**
	 * In the order's language, else in the shop's, else what is built in.
	 *
	 * @param array<string, array<string, string>> $texts By language.
	 * @return array{string, string} The text, and the language that it is in.
	 */
	private static function source( string $field, string $language, array $texts ): array {
		$shop = Language::of_shop();
		foreach ( array( $language, $shop ) as $one ) {
			$text = trim( $texts[ $one ][ $field ] ?? '' );
			if ( '' !== $text ) {
				return array( $text, $one );
			}
		}
		$spoken = InLanguage::knows( $language ) ? $language : $shop;
		return array( BuiltInTexts::of( $spoken, $field ), $spoken );
	}

	/** @return 'paid'|'unpaid' */
	private static function when( WC_Order $order ): string {
		return Payment::is_paid( $order ) ? 'paid' : 'unpaid';
	}
}
