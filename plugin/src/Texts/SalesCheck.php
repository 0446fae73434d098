<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Texts;

use ErpBridge\Payment\Mod97;
use ErpBridge\Settings\Settings;

/** What the settings' schema cannot see: placeholders in texts, check digits. */
final class SalesCheck {
	public static function hooks(): void {
		Settings::check( static fn( array $wanted ): ?string => self::problem( $wanted['sales'] ) );
	}

	/**
	 * @param array<string, mixed> $sales The group of settings, as the schema lets it in.
	 * @return string|null What is wrong, in a sentence; null where nothing is.
	 */
	public static function problem( array $sales ): ?string {
		$iban = (string) $sales['bank']['iban'];
		if ( '' !== $iban && ! Mod97::is_iban( $iban ) ) {
			/* translators: %s: number of a bank account. */
			return sprintf( __( 'The IBAN %s is not right: its check digits do not fit. Compare it with your bank’s papers.', 'erp-bridge' ), $iban );
		}
		return self::problem_of_texts( (array) $sales['texts'] );
	}

	/** @param array<string, array<string, string>> $texts By language. */
	public static function problem_of_texts( array $texts ): ?string {
		foreach ( $texts as $language => $fields ) {
			foreach ( $fields as $field => $text ) {
				foreach ( Placeholders::in( $text ) as $name ) {
					if ( ! in_array( $name, Placeholders::allowed( $field ), true ) ) {
						return self::sentence( $name, $field, (string) $language );
					}
				}
			}
		}
		return null;
	}

	/** @return array<string, string> By the name in the settings. */
	public static function names(): array {
		return array(
			'caption_paid'   => __( 'Caption, paid', 'erp-bridge' ),
			'caption_unpaid' => __( 'Caption, to be paid', 'erp-bridge' ),
			'subject_paid'   => __( 'Subject of the e-mail, paid', 'erp-bridge' ),
			'subject_unpaid' => __( 'Subject of the e-mail, to be paid', 'erp-bridge' ),
			'body_paid'      => __( 'Text of the e-mail, paid', 'erp-bridge' ),
			'body_unpaid'    => __( 'Text of the e-mail, to be paid', 'erp-bridge' ),
		);
	}

	private static function sentence( string $name, string $field, string $language ): string {
		$sentence = in_array( $name, Placeholders::all(), true )
			/* translators: 1: placeholder, 2: name of the text, 3: language. */
			? __( 'The placeholder %1$s cannot stand in “%2$s” (%3$s): its value is not known there, or has no place there. Choose another one from the list.', 'erp-bridge' )
			/* translators: 1: placeholder, 2: name of the text, 3: language. */
			: __( 'The placeholder %1$s in “%2$s” (%3$s) does not exist. Choose one from the list.', 'erp-bridge' );
		return sprintf( $sentence, '{' . $name . '}', self::names()[ $field ] ?? $field, $language );
	}
}
