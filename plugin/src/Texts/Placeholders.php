<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Texts;

/** What captions and e-mails can say about their order: {names} in a text, and which text may use which. */
final class Placeholders {
	/** The texts, as the settings name them. */
	public const FIELDS = array( 'caption_paid', 'caption_unpaid', 'subject_paid', 'subject_unpaid', 'body_paid', 'body_unpaid' );

	/** Known of every order. */
	private const OF_ORDER = array( 'order_number', 'order_date', 'first_name', 'last_name', 'company', 'total', 'shop_name', 'payment_method', 'communication' );

	/** The ERP's answer: a caption is written before there is one. */
	private const OF_DOCUMENT = array( 'document_type', 'document_number', 'due_date' );

	/** Nothing where all is paid. */
	private const OF_DEBT = array( 'amount_due' );

	/** Too long for a subject. */
	private const OF_PAYMENT = array( 'iban', 'bic', 'account_holder' );

	/** Nothing to click where all is paid. */
	private const PAY = array( 'pay_url' );

	/** @return list<string> */
	public static function all(): array {
		return array( ...self::OF_ORDER, ...self::OF_DEBT, ...self::OF_DOCUMENT, ...self::PAY, ...self::OF_PAYMENT );
	}

	/** @return list<string> Those that a text may use. */
	public static function allowed( string $field ): array {
		[ $part, $when ] = explode( '_', $field );
		return array(
			...self::OF_ORDER,
			...( 'paid' === $when ? array() : self::OF_DEBT ),
			...( 'caption' === $part ? array() : self::OF_DOCUMENT ),
			...( 'subject' === $part ? array() : self::OF_PAYMENT ),
			...( 'subject' === $part || 'paid' === $when ? array() : self::PAY ),
		);
	}

	/** @return list<string> The texts that may use one. */
	public static function fields_of( string $name ): array {
		return array_values( array_filter( self::FIELDS, static fn( string $field ): bool => in_array( $name, self::allowed( $field ), true ) ) );
	}

	/** @return list<string> The names in a text, as they are written there, each once. */
	public static function in( string $text ): array {
		preg_match_all( '/\{([^{}]*)\}/', $text, $found );
		return array_values( array_unique( $found[1] ) );
	}

	/**
	 * In one go: what is put in is never looked through again, whatever a customer calls himself.
	 *
	 * @param string                  $text
	 * @param callable(string):string $value By name.
	 */
	public static function fill( string $text, callable $value ): string {
		$values = array();
		foreach ( array_intersect( self::in( $text ), self::all() ) as $name ) {
			$values[ '{' . $name . '}' ] = $value( $name );
		}
		return strtr( $text, $values );
	}
}
