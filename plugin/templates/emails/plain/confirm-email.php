<?php
/**
 * E-mail as plain text: the link that confirms a customer's address.
 *
 * Copy this file to yourtheme/woocommerce/emails/plain/confirm-email.php to override it.
 *
 * @package ErpBridge
 * @version 0.1.0
 *
 * @var WP_User $user
 * @var string  $url
 * @var string  $email_heading
 * @var string  $additional_content
 */

defined( 'ABSPATH' ) || exit;

echo esc_html( wp_strip_all_tags( $email_heading ) ) . "\n\n";
/* translators: %s: name of the customer. */
echo esc_html( sprintf( __( 'Hello %s,', 'erp-bridge' ), $user->display_name ) ) . "\n\n";
echo esc_html__( 'open this link to confirm that this e-mail address is yours. Then you see your documents in your account.', 'erp-bridge' ) . "\n\n";
echo esc_url_raw( $url ) . "\n\n";
echo esc_html__( 'The link is valid for one day and works once. In another browser you choose a new password.', 'erp-bridge' ) . "\n\n";
echo esc_html__( 'You did not ask for this? Then somebody else has used your e-mail address. That person sees nothing of yours.', 'erp-bridge' ) . "\n\n";
if ( $additional_content ) {
	echo esc_html( wp_strip_all_tags( wptexturize( $additional_content ) ) ) . "\n\n";
}
echo wp_kses_post( (string) apply_filters( 'woocommerce_email_footer_text', get_option( 'woocommerce_email_footer_text' ) ) );
