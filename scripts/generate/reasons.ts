/** worker/src/reasons/reasons.ts → the sentences in PHP: WordPress finds translatable strings only as literals there. */
import { reasons } from '../../worker/src/reasons/reasons.js';
import { phpFile, quoted } from './php.js';

export function reasonsPhp(): string {
  const texts = Object.entries(reasons)
    .map(([code, { params, en }]) => {
      const names = params.map((name) => `{${name}}`).join(', ');
      const hint = names === '' ? '' : `\t\t\t/* translators: leave ${names} as it is. */\n`;
      return `${hint}\t\t\t${quoted(code)} => __( ${quoted(en)}, 'erp-bridge' ),`;
    })
    .join('\n');
  return phpFile(
    'worker/src/reasons/reasons.ts',
    'ErpBridge\\Worker',
    `/** The sentence for each reason code, in the language of the person who reads it. */
final class Reasons {
	/**
	 * @param string               $code   Reason code; an unknown one is answered as it is.
	 * @param array<string, mixed> $params Values of the {placeholders}.
	 */
	public static function sentence( string $code, array $params = array() ): string {
		$values = array();
		foreach ( $params as $name => $value ) {
			if ( is_scalar( $value ) ) {
				$values[ '{' . $name . '}' ] = self::said( (string) $value );
			}
		}
		return strtr( self::texts()[ $code ] ?? $code, $values );
	}

	/** A moment (UTC) is the shop's day, as the shop writes days. */
	private static function said( string $value ): string {
		return 1 === preg_match( '/^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$/D', $value ) ? (string) wp_date( get_option( 'date_format' ), (int) strtotime( $value ) ) : $value;
	}

	/** @return array<string, string> */
	private static function texts(): array {
		return array(
${texts}
		);
	}
}`,
  );
}
