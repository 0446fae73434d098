<?php
/**
 * Instead of documents or an address, as long as the customer's e-mail is not confirmed.
 *
 * Copy this file to yourtheme/woocommerce/myaccount/confirm-email.php to override it.
 *
 * @package ErpBridge
 * @version 0.1.0
 *
 * @var string $sentence What confirming opens.
 * @var string $email    The address that is mailed to.
 * @var string $action   Where the form is sent.
 * @var string $fields   HTML of its hidden fields.
 * @var string $button   Classes of a button.
 */

defined( 'ABSPATH' ) || exit;
?>
<form class="erp-bridge-confirm" method="post" action="<?php echo esc_url( $action ); ?>">
	<p><strong><?php echo esc_html( $sentence ); ?></strong></p>
	<?php /* translators: %s: an e-mail address. */ ?>
	<p><?php echo esc_html( sprintf( __( 'We will send a link to %s. This keeps your documents safe from people who use an e-mail address that is not theirs.', 'erp-bridge' ), $email ) ); ?></p>
	<?php echo $fields; // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped where it is made. ?>
	<p><button type="submit" class="<?php echo esc_attr( $button ); ?>"><?php esc_html_e( 'Confirm your e-mail', 'erp-bridge' ); ?></button></p>
</form>
