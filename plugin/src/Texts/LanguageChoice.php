<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Texts;

/** Which language to write in, from what is known: the first that says anything. */
final class LanguageChoice {
	/** Countries with one language that most people read. Where there are several (BE, CH, LU, CA), the country says nothing. */
	private const OF_COUNTRY = array(
		'AD' => 'ca',
		'AR' => 'es',
		'AT' => 'de',
		'AU' => 'en',
		'BG' => 'bg',
		'BR' => 'pt',
		'CL' => 'es',
		'CO' => 'es',
		'CZ' => 'cs',
		'DE' => 'de',
		'DK' => 'da',
		'EE' => 'et',
		'ES' => 'es',
		'FI' => 'fi',
		'FR' => 'fr',
		'GB' => 'en',
		'GF' => 'fr',
		'GP' => 'fr',
		'GR' => 'el',
		'HR' => 'hr',
		'HU' => 'hu',
		'IE' => 'en',
		'IT' => 'it',
		'JP' => 'ja',
		'LI' => 'de',
		'LT' => 'lt',
		'LV' => 'lv',
		'MC' => 'fr',
		'MQ' => 'fr',
		'MX' => 'es',
		'NC' => 'fr',
		'NL' => 'nl',
		'NO' => 'no',
		'NZ' => 'en',
		'PF' => 'fr',
		'PL' => 'pl',
		'PM' => 'fr',
		'PT' => 'pt',
		'RE' => 'fr',
		'RO' => 'ro',
		'SE' => 'sv',
		'SI' => 'sl',
		'SK' => 'sk',
		'US' => 'en',
		'YT' => 'fr',
	);

	/**
	 * @param string ...$said Languages or locales (`fr`, `pt-br`, `nl_BE`), the most telling first; '' where nobody knows.
	 * @return string Two letters.
	 */
	public static function of( string ...$said ): string {
		foreach ( $said as $one ) {
			if ( preg_match( '/^([a-z]{2})([-_]|$)/i', $one, $found ) ) {
				return strtolower( $found[1] );
			}
		}
		return 'en';
	}

	/** '' where the country does not tell. */
	public static function of_country( string $country ): string {
		return self::OF_COUNTRY[ $country ] ?? '';
	}
}
