<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

/** What a shop shows as HTML, as the text that an ERP's fields take. */
final class PlainText {
	/** Tags after which the eye sees a new line. */
	private const BREAKS = '#<(?:br|/p|/div|/li|/h[1-6]|/tr|/dt|/dd|/blockquote)\b[^>]*>#i';

	/** Of a name or a caption. */
	public static function line( mixed $html ): string {
		return trim( html_entity_decode( wp_strip_all_tags( (string) $html ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ) );
	}

	/** Of a description: its lines stay lines, and it ends after so many characters. */
	public static function text( string $html, int $length ): string {
		$html = self::without_shortcodes( wp_check_invalid_utf8( $html, true ) );
		$text = self::line( (string) preg_replace( self::BREAKS, "$0\n", $html ) );
		// Spaces of all kinds, also those that cannot be broken, and what is no character of a text.
		$text = (string) preg_replace( array( '/\R/u', '/[^\S\n]+/u', '/ ?\n ?/', '/\n{3,}/', '/[^\P{C}\n\x{200C}\x{200D}]/u' ), array( "\n", ' ', "\n", "\n\n", '' ), $text );
		return trim( mb_substr( trim( $text ), 0, $length ) );
	}

	/**
	 * What stands between them stays: page builders put whole descriptions there. Those of a plugin that is off, or that has none in REST
	 * requests, are known by their looks.
	 */
	private static function without_shortcodes( string $html ): string {
		$without = static function ( array $tag ) use ( $html ): string {
			$is_one = shortcode_exists( $tag[2] ) || '/' === $tag[1] || str_contains( $tag[3], '=' ) || str_contains( $html, "[/$tag[2]]" );
			return $is_one ? '' : $tag[0];
		};
		return (string) preg_replace_callback( '#\[(/?)([a-zA-Z][\w-]*)((?:\s[^\[\]]*)?)/?\]#', $without, $html );
	}
}
