<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Orders;

use ErpBridge\Plugin;

/**
 * Does something in the language of a customer. WordPress itself changes over where the site has that language; where it has
 * not, at least our own sentences do.
 */
final class InLanguage {
	/**
	 * @template T
	 * @param string        $language Two letters.
	 * @param callable(): T $work     What is done in it.
	 * @return T
	 */
	public static function run( string $language, callable $work ): mixed {
		if ( self::speaks( determine_locale(), $language ) ) {
			return $work();
		}
		$locale = self::locale( $language );
		if ( null !== $locale && switch_to_locale( $locale ) ) {
			try {
				return $work();
			} finally {
				restore_previous_locale();
			}
		}
		return self::with_own_sentences( $language, $work );
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
			if ( self::speaks( $locale, $language ) ) {
				return $locale;
			}
		}
		return null;
	}

	/**
	 * @template T
	 * @param callable(): T $work
	 * @return T
	 */
	private static function with_own_sentences( string $language, callable $work ): mixed {
		$file = self::file( $language );
		if ( null === $file ) {
			return $work();
		}
		unload_textdomain( 'erp-bridge', true );
		load_textdomain( 'erp-bridge', $file, determine_locale() );
		try {
			return $work();
		} finally {
			unload_textdomain( 'erp-bridge', true );
			Plugin::load_translations();
		}
	}

	private static function speaks( string $locale, string $language ): bool {
		return strtolower( substr( $locale, 0, 2 ) ) === $language;
	}
}
