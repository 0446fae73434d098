<?php
/**
 * E-mail: the ERP's document of an order.
 *
 * Copy this file to yourtheme/woocommerce/emails/sales-document.php to override it.
 *
 * @package ErpBridge
 * @version 0.1.0
 *
 * @var WC_Order                  $order
 * @var stdClass|null             $document           Its PDF is attached.
 * @var string                    $body               The text of the settings, filled in; not HTML.
 * @var array<string, mixed>|null $payment            How to pay; null where nothing is to be paid.
 * @var string                    $iban               In groups of four.
 * @var string                    $qr_src             Address of the QR code; '' where there is none.
 * @var string                    $email_heading
 * @var string                    $additional_content
 * @var WC_Email                  $email
 */

defined( 'ABSPATH' ) || exit;

do_action( 'woocommerce_email_header', $email_heading, $email );

echo wp_kses_post( make_clickable( wpautop( esc_html( $body ) ) ) );
?>
<?php if ( $payment ) : ?>
	<?php if ( '' !== $payment['pay_url'] ) : ?>
		<p style="margin: 24px 0;">
			<a href="<?php echo esc_url( $payment['pay_url'] ); ?>" style="display: inline-block; padding: 12px 24px; border-radius: 4px; background-color: #1d4f91; color: #ffffff; font-weight: bold; text-decoration: none;">
				<?php
				/* translators: %s: amount. */
				echo esc_html( sprintf( __( 'Pay %s', 'erp-bridge' ), $payment['due'] ) );
				?>
			</a>
		</p>
	<?php endif; ?>
	<?php if ( '' !== $iban ) : ?>
		<h2><?php esc_html_e( 'Pay by bank transfer', 'erp-bridge' ); ?></h2>
		<table cellspacing="0" cellpadding="4" border="0" style="margin-bottom: 16px;">
			<tr>
				<th scope="row" style="text-align: left;"><?php esc_html_e( 'Amount', 'erp-bridge' ); ?></th>
				<td><?php echo esc_html( $payment['due'] ); ?></td>
			</tr>
			<tr>
				<th scope="row" style="text-align: left;"><?php esc_html_e( 'Account holder', 'erp-bridge' ); ?></th>
				<td><?php echo esc_html( $payment['bank']['holder'] ); ?></td>
			</tr>
			<tr>
				<th scope="row" style="text-align: left;">IBAN</th>
				<td><?php echo esc_html( $iban ); ?></td>
			</tr>
			<?php if ( '' !== $payment['bank']['bic'] ) : ?>
				<tr>
					<th scope="row" style="text-align: left;">BIC</th>
					<td><?php echo esc_html( $payment['bank']['bic'] ); ?></td>
				</tr>
			<?php endif; ?>
			<?php if ( '' !== $payment['communication'] ) : ?>
				<tr>
					<th scope="row" style="text-align: left;"><?php esc_html_e( 'Communication', 'erp-bridge' ); ?></th>
					<td><?php echo esc_html( $payment['communication'] ); ?></td>
				</tr>
			<?php endif; ?>
		</table>
		<?php if ( '' !== $qr_src ) : ?>
			<p>
				<?php // Not a web address: the picture is in the e-mail. ?>
				<img src="<?php echo esc_attr( $qr_src ); ?>" width="180" height="180" alt="<?php esc_attr_e( 'QR code of this transfer, for your banking app', 'erp-bridge' ); ?>"><br>
				<?php esc_html_e( 'Or scan this code with your banking app.', 'erp-bridge' ); ?>
			</p>
		<?php endif; ?>
	<?php endif; ?>
<?php endif; ?>
<?php
if ( $additional_content ) {
	echo wp_kses_post( wpautop( wptexturize( $additional_content ) ) );
}
do_action( 'woocommerce_email_footer', $email );
