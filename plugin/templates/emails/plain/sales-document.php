<?php
/**
 * E-mail as plain text: the ERP's document of an order.
 *
 * Copy this file to yourtheme/woocommerce/emails/plain/sales-document.php to override it.
 *
 * @package ErpBridge
 * @version 0.1.0
 *
 * @var WC_Order                  $order
 * @var stdClass|null             $document           Its PDF is attached.
 * @var string                    $body               The text of the settings, filled in.
 * @var array<string, mixed>|null $payment            How to pay; null where nothing is to be paid.
 * @var string                    $iban               In groups of four.
 * @var string                    $email_heading
 * @var string                    $additional_content
 */

defined( 'ABSPATH' ) || exit;

// Plain text: nothing in it is read as HTML.
// phpcs:disable WordPress.Security.EscapeOutput
echo wp_strip_all_tags( $email_heading ) . "\n\n";
echo wp_strip_all_tags( $body ) . "\n\n";
if ( $payment ) {
	if ( '' !== $payment['pay_url'] ) {
		/* translators: %s: amount. */
		echo sprintf( __( 'Pay %s', 'erp-bridge' ), $payment['due'] ) . ': ' . esc_url_raw( $payment['pay_url'] ) . "\n\n";
	}
	if ( '' !== $iban ) {
		echo __( 'Pay by bank transfer', 'erp-bridge' ) . "\n";
		echo __( 'Amount', 'erp-bridge' ) . ': ' . $payment['due'] . "\n";
		echo __( 'Account holder', 'erp-bridge' ) . ': ' . wp_strip_all_tags( $payment['bank']['holder'] ) . "\n";
		echo 'IBAN: ' . $iban . "\n";
		echo '' === $payment['bank']['bic'] ? '' : 'BIC: ' . $payment['bank']['bic'] . "\n";
		echo '' === $payment['communication'] ? '' : __( 'Communication', 'erp-bridge' ) . ': ' . $payment['communication'] . "\n";
		echo "\n";
	}
}
if ( $additional_content ) {
	echo wp_strip_all_tags( wptexturize( $additional_content ) ) . "\n\n";
}
echo wp_strip_all_tags( (string) apply_filters( 'woocommerce_email_footer_text', get_option( 'woocommerce_email_footer_text' ) ) );
