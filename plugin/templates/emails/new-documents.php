<?php
/**
 * E-mail: new documents in the customer's account.
 *
 * Copy this file to yourtheme/woocommerce/emails/new-documents.php to override it.
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
 * @var WC_Email              $email
 */

defined( 'ABSPATH' ) || exit;

do_action( 'woocommerce_email_header', $email_heading, $email );
?>
<?php /* translators: %s: name of the customer. */ ?>
<p><?php echo esc_html( sprintf( __( 'Hello %s,', 'erp-bridge' ), $user->display_name ) ); ?></p>
<p><?php esc_html_e( 'these documents are new in your account:', 'erp-bridge' ); ?></p>
<ul>
	<?php foreach ( $documents as $document ) : ?>
		<li>
			<?php echo esc_html( ( $types[ $document->type ] ?? '' ) . ' ' . $document->number ); ?>
			<?php if ( $document->doc_date ) : ?>
				(<?php echo esc_html( date_i18n( (string) get_option( 'date_format' ), (int) strtotime( $document->doc_date ) ) ); ?>)
			<?php endif; ?>
		</li>
	<?php endforeach; ?>
</ul>
<p><a href="<?php echo esc_url( $url ); ?>"><?php esc_html_e( 'Open my documents', 'erp-bridge' ); ?></a></p>
<?php
if ( $additional_content ) {
	echo wp_kses_post( wpautop( wptexturize( $additional_content ) ) );
}
do_action( 'woocommerce_email_footer', $email );
