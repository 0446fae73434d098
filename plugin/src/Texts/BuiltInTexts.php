<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Texts;

/** What is said where the admin wrote nothing. */
final class BuiltInTexts {
	/** @var array<string, array<string, string>> By language; a page of orders asks for the same few again and again. */
	private static array $known = array();

	public static function of( string $language, string $field ): string {
		self::$known[ $language ] ??= InLanguage::run( $language, array( self::class, 'all' ) );
		return self::$known[ $language ][ $field ] ?? '';
	}

	/** @return array<string, string> In the language that is spoken now. */
	public static function all(): array {
		return array(
			/* translators: leave the {names} as they are. */
			'caption_paid'   => __( 'Paid. Thank you for your order {order_number}.', 'erp-bridge' ),
			/* translators: leave the {names} as they are. */
			'caption_unpaid' => __( 'To be paid. Thank you for your order {order_number}.', 'erp-bridge' ),
			/* translators: leave the {names} as they are. */
			'subject_paid'   => __( '{shop_name}: {document_type} {document_number} for your order {order_number}', 'erp-bridge' ),
			/* translators: leave the {names} as they are. */
			'subject_unpaid' => __( '{shop_name}: {document_type} {document_number} to be paid for your order {order_number}', 'erp-bridge' ),
			/* translators: leave the {names} as they are. */
			'body_paid'      => __( "Hello {first_name},\n\nthank you for your order {order_number} of {order_date}. It is paid. Your document {document_number} is attached to this e-mail.", 'erp-bridge' ),
			/* translators: leave the {names} as they are. */
			'body_unpaid'    => __( "Hello {first_name},\n\nthank you for your order {order_number} of {order_date}. Your document {document_number} is attached to this e-mail. {amount_due} is still to be paid.", 'erp-bridge' ),
		);
	}
}
