<?php
/**
 * E-mail as plain text: new documents in the customer's account.
 *
 * Copy this file to yourtheme/woocommerce/emails/plain/new-documents.php to override it.
 *
 * @package ErpBridge
 * @version 0.1.0
 *
 * @var list<stdClass>        $documents
 * @var array<string, string> $types
 * @var WP_User               $user
 * @var string                $url
 * @var string                $email_heading
 * @var string                $additional_content
 */

defined( 'ABSPATH' ) || exit;

echo esc_html( wp_strip_all_tags( $email_heading ) ) . "\n\n";
/* translators: %s: name of the customer. */
echo esc_html( sprintf( __( 'Hello %s,', 'erp-bridge' ), $user->display_name ) ) . "\n\n";
echo esc_html__( 'these documents are new in your account:', 'erp-bridge' ) . "\n";
foreach ( $documents as $document ) {
	echo '- ' . esc_html( ( $types[ $document->type ] ?? '' ) . ' ' . $document->number ) . "\n";
}
echo "\n" . esc_html__( 'Open my documents', 'erp-bridge' ) . ': ' . esc_url_raw( $url ) . "\n\n";
if ( $additional_content ) {
	echo esc_html( wp_strip_all_tags( wptexturize( $additional_content ) ) ) . "\n\n";
}
echo wp_kses_post( (string) apply_filters( 'woocommerce_email_footer_text', get_option( 'woocommerce_email_footer_text' ) ) );
