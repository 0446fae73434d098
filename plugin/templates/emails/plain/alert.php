<?php
/**
 * E-mail to the shop as plain text: something is wrong, or over.
 *
 * Copy this file to yourtheme/woocommerce/emails/plain/alert.php to override it.
 *
 * @package ErpBridge
 * @version 0.1.0
 *
 * @var list<string> $sentences
 * @var string       $url
 * @var string       $email_heading
 * @var string       $additional_content
 */

defined( 'ABSPATH' ) || exit;

echo esc_html( wp_strip_all_tags( $email_heading ) ) . "\n\n";
foreach ( $sentences as $sentence ) {
	echo esc_html( $sentence ) . "\n\n";
}
echo esc_html__( 'Open ERP Bridge', 'erp-bridge' ) . ': ' . esc_url_raw( $url ) . "\n\n";
if ( $additional_content ) {
	echo esc_html( wp_strip_all_tags( wptexturize( $additional_content ) ) ) . "\n\n";
}
echo wp_kses_post( (string) apply_filters( 'woocommerce_email_footer_text', get_option( 'woocommerce_email_footer_text' ) ) );
