<?php
/**
 * E-mail: the link that confirms a customer's address.
 *
 * Copy this file to yourtheme/woocommerce/emails/confirm-email.php to override it.
 *
 * @package ErpBridge
 * @version 0.1.0
 *
 * @var WP_User  $user
 * @var string   $url
 * @var string   $email_heading
 * @var string   $additional_content
 * @var WC_Email $email
 */

defined( 'ABSPATH' ) || exit;

do_action( 'woocommerce_email_header', $email_heading, $email );
?>
<?php /* translators: %s: name of the customer. */ ?>
<p><?php echo esc_html( sprintf( __( 'Hello %s,', 'erp-bridge' ), $user->display_name ) ); ?></p>
<p><?php esc_html_e( 'open this link to confirm that this e-mail address is yours. Then you see your documents in your account.', 'erp-bridge' ); ?></p>
<p><a href="<?php echo esc_url( $url ); ?>"><?php esc_html_e( 'Confirm my e-mail address', 'erp-bridge' ); ?></a></p>
<p><?php esc_html_e( 'The link is valid for one day and works once. In another browser you choose a new password.', 'erp-bridge' ); ?></p>
<p><?php esc_html_e( 'You did not ask for this? Then somebody else has used your e-mail address. That person sees nothing of yours.', 'erp-bridge' ); ?></p>
<?php
if ( $additional_content ) {
	echo wp_kses_post( wpautop( wptexturize( $additional_content ) ) );
}
do_action( 'woocommerce_email_footer', $email );
