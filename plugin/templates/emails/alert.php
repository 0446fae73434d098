<?php
/**
 * E-mail to the shop: something is wrong, or over.
 *
 * Copy this file to yourtheme/woocommerce/emails/alert.php to override it.
 *
 * @package ErpBridge
 * @version 0.1.0
 *
 * @var list<string> $sentences
 * @var string       $url
 * @var string       $email_heading
 * @var string       $additional_content
 * @var WC_Email     $email
 */

defined( 'ABSPATH' ) || exit;

do_action( 'woocommerce_email_header', $email_heading, $email );
foreach ( $sentences as $sentence ) :
	?>
<p><?php echo esc_html( $sentence ); ?></p>
	<?php
endforeach;
?>
<p><a href="<?php echo esc_url( $url ); ?>"><?php esc_html_e( 'Open ERP Bridge', 'erp-bridge' ); ?></a></p>
<?php
if ( $additional_content ) {
	echo wp_kses_post( wpautop( wptexturize( $additional_content ) ) );
}
do_action( 'woocommerce_email_footer', $email );
