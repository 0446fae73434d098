<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Texts;

use ErpBridge\Platform\Plugin;

/**
 * Does something in the language of a customer. WordPress itself changes over where the site has that language; where it has
 * not, at least our own sentences do.
 */
final class InLanguage {
	/** The language of our own sentences, while WordPress itself speaks another. */
	private static ?string $own = null;

	/**
	 * @template T
	 * @param string        $language Two letters.
	 * @param callable(): T $work     What is done in it.
	 * @return T
	 */
	public static function run( string $language, callable $work ): mixed {
		if ( ( self::$own ?? self::language( determine_locale() ) ) === $language ) {
			return $work();
		}
		$before   = self::$own;
		$locale   = self::locale( $language );
		$switched = null !== $locale && switch_to_locale( $locale );
		if ( $switched ) {
			self::$own = null;
		} elseif ( self::language( determine_locale() ) === $language ) {
			// WordPress speaks it, our own sentences another one.
			self::speak( null );
		} elseif ( null !== self::file( $language ) ) {
			self::speak( $language );
		}
		try {
			return $work();
		} finally {
			if ( $switched ) {
				restore_previous_locale();
			}
			self::speak( $before );
		}
	}

	/** Dates with the names of months are WordPress's; where it does not speak the language, they are in figures. */
	public static function date_format(): string {
		return null === self::$own ? (string) get_option( 'date_format' ) : 'd/m/Y';
	}

	/** Whether our own sentences are there in this language. */
	public static function knows( string $language ): bool {
		return 'en' === $language || null !== self::file( $language );
	}

	/** Our translation into a language. */
	private static function file( string $language ): ?string {
		$files = glob( Plugin::path( "languages/erp-bridge-{$language}_*.mo" ) );
		return $files ? $files[0] : null;
	}

	/** The site's own locale of a language; null where it has none. */
	private static function locale( string $language ): ?string {
		foreach ( array( get_locale(), 'en_US', ...get_available_languages() ) as $locale ) {
			if ( self::language( $locale ) === $language ) {
				return $locale;
			}
		}
		return null;
	}

	/** @param string|null $language Of our own sentences; null: that of WordPress. */
	private static function speak( ?string $language ): void {
		if ( $language === self::$own ) {
			return;
		}
		$file = null === $language ? null : self::file( $language );
		unload_textdomain( 'erp-bridge', true );
		null === $file ? Plugin::load_translations() : load_textdomain( 'erp-bridge', $file, determine_locale() );
		self::$own = $language;
	}

	private static function language( string $locale ): string {
		return strtolower( substr( $locale, 0, 2 ) );
	}
}
