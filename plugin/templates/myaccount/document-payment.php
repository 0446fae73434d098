<?php
/**
 * How to pay a document that is not paid: in My documents, and on the page of its order.
 *
 * Copy this file to yourtheme/woocommerce/myaccount/document-payment.php to override it.
 *
 * @package ErpBridge
 * @version 0.1.0
 *
 * @var string               $name    Type and number of the document.
 * @var array<string, mixed> $payment pay_url, due, bank (holder, iban, bic), iban_text, communication, qr.
 * @var string               $button  Classes of a button.
 */

defined( 'ABSPATH' ) || exit;

$bank = $payment['bank'];
?>
<div class="erp-bridge-payment">
	<?php if ( '' !== $payment['pay_url'] ) : ?>
		<?php /* translators: 1: amount; 2: type and number of the document. */ ?>
		<a class="<?php echo esc_attr( $button ); ?> erp-bridge-payment__pay" href="<?php echo esc_url( $payment['pay_url'] ); ?>" aria-label="<?php echo esc_attr( sprintf( __( 'Pay %1$s for %2$s', 'erp-bridge' ), $payment['due'], $name ) ); ?>">
			<?php
			/* translators: %s: amount. */
			echo esc_html( sprintf( __( 'Pay %s', 'erp-bridge' ), $payment['due'] ) );
			?>
		</a>
	<?php endif; ?>
	<?php if ( '' !== $bank['iban'] ) : ?>
		<details class="erp-bridge-payment__transfer">
			<summary>
				<?php esc_html_e( 'Pay by bank transfer', 'erp-bridge' ); ?>
				<span class="screen-reader-text"><?php echo esc_html( $name ); ?></span>
			</summary>
			<div class="erp-bridge-payment__details">
				<dl>
					<dt><?php esc_html_e( 'Amount', 'erp-bridge' ); ?></dt>
					<dd><?php echo esc_html( $payment['due'] ); ?></dd>
					<dt><?php esc_html_e( 'Account holder', 'erp-bridge' ); ?></dt>
					<dd><?php echo esc_html( $bank['holder'] ); ?></dd>
					<?php
					$copied = array(
						'IBAN'                               => array( $payment['iban_text'], $bank['iban'] ),
						'BIC'                                => array( $bank['bic'], $bank['bic'] ),
						__( 'Communication', 'erp-bridge' ) => array( $payment['communication'], $payment['communication'] ),
					);
					?>
					<?php foreach ( $copied as $label => [ $shown, $value ] ) : ?>
						<?php if ( '' !== $value ) : ?>
							<dt><?php echo esc_html( $label ); ?></dt>
							<dd>
								<span class="erp-bridge-payment__value"><?php echo esc_html( $shown ); ?></span>
								<?php // Works by script alone, which shows it. ?>
								<?php /* translators: %s: what is copied, such as IBAN. */ ?>
								<button type="button" class="<?php echo esc_attr( $button ); ?> erp-bridge-payment__copy" data-copy="<?php echo esc_attr( $value ); ?>" data-copied="<?php esc_attr_e( 'Copied', 'erp-bridge' ); ?>" aria-label="<?php echo esc_attr( sprintf( __( 'Copy: %s', 'erp-bridge' ), $label ) ); ?>" hidden><?php esc_html_e( 'Copy', 'erp-bridge' ); ?></button>
							</dd>
						<?php endif; ?>
					<?php endforeach; ?>
				</dl>
				<span class="screen-reader-text" role="status"></span>
				<?php if ( '' !== $payment['qr'] ) : ?>
					<figure class="erp-bridge-payment__qr">
						<?php // A picture within the page: esc_url would take its address away. ?>
						<img src="<?php echo esc_attr( 'data:image/png;base64,' . $payment['qr'] ); ?>" width="180" height="180" alt="<?php esc_attr_e( 'QR code of this transfer, for your banking app', 'erp-bridge' ); ?>">
						<figcaption><?php esc_html_e( 'Scan it with your banking app.', 'erp-bridge' ); ?></figcaption>
					</figure>
				<?php endif; ?>
			</div>
		</details>
	<?php endif; ?>
</div>
