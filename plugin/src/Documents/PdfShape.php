<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

/**
 * Whether a file is a whole PDF: it begins with %PDF- (some programs write a few bytes before it) and ends with %%EOF (some write a few
 * after it), right behind the place of its table of contents. The worker judges in the same way (erp/pdf/whole.ts).
 */
final class PdfShape {
	/** How much of the beginning and of the end is looked at, in bytes: some programs fill up the last block of a file. */
	public const HEAD = 1024;
	public const TAIL = 8192;

	/** How far from where it is said to be a table may be: some programs count its place a little wrongly. */
	private const ASTRAY = 256;

	/** Zip (Word, Excel), old Office, RTF, gzip, RAR, 7z, PNG, JPEG, PostScript, web pages, programs: they may hold a PDF, and are none. */
	private const FOREIGN = array( "pk\x03", "pk\x05", "\xd0\xcf\x11\xe0", '{\rtf', "\x1f\x8b", 'rar!', "7z\xbc", "\x89png", "\xff\xd8\xff", '%!ps', '<!doctype', '<html', '<?xml', 'mz' );

	/**
	 * @param string $head The first HEAD bytes.
	 * @param string $tail The last TAIL bytes.
	 * @param string $file Where all of them are.
	 */
	public static function is_whole( string $head, string $tail, string $file ): bool {
		$start = strpos( $head, '%PDF-' );
		if ( false === $start || self::is_foreign( $head ) ) {
			return false;
		}
		$end  = rtrim( $tail );
		$mark = strrpos( $end, '%%EOF' );
		if ( false === $mark || $mark < strlen( $end ) - 1024 || preg_match( '/\b(obj|xref|stream|trailer)\b/', substr( $end, $mark + 5 ) ) ) {
			return false;
		}
		if ( ! preg_match( '/\d\s+obj\b/', $head . $end ) ) {
			// Without an object there is no table either; but its end is a line of its own.
			return 1 === preg_match( '/(^|[\r\n])%%EOF$/D', $end );
		}
		if ( ! preg_match( '/startxref\s+(\d+)\s*$/D', substr( $end, 0, $mark ), $said ) || 0 === (int) $said[1] ) {
			return false;
		}
		return self::is_table( (int) $said[1], $file ) || self::is_table( (int) $said[1] + $start, $file );
	}

	private static function is_foreign( string $head ): bool {
		$begins = strtolower( ltrim( $head ) );
		foreach ( self::FOREIGN as $magic ) {
			if ( str_starts_with( $begins, $magic ) ) {
				return true;
			}
		}
		return false;
	}

	private static function is_table( int $place, string $file ): bool {
		$from   = max( 0, $place - self::ASTRAY );
		$around = (string) file_get_contents( $file, false, null, $from, 2 * self::ASTRAY );
		return preg_match( '/^\s*(xref|\d+\s+\d+\s+obj)\b/', substr( $around, $place - $from ) ) || preg_match( '/(^|[^t])xref\b/', $around );
	}
}
