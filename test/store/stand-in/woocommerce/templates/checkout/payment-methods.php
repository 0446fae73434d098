<?php
/** @var array<string, WC_Payment_Gateway> $gateways */
defined( 'ABSPATH' ) || exit;
$chosen = array_key_first( $gateways );
?>
<ul class="wc_payment_methods payment_methods methods" aria-label="Payment methods">
	<?php foreach ( $gateways as $id => $gateway ) : ?>
		<li class="wc_payment_method payment_method_<?php echo esc_attr( $id ); ?>">
			<input id="payment_method_<?php echo esc_attr( $id ); ?>" type="radio" class="input-radio" name="payment_method" value="<?php echo esc_attr( $id ); ?>" <?php checked( $id, $chosen ); ?> />
			<label for="payment_method_<?php echo esc_attr( $id ); ?>"><?php echo esc_html( $gateway->get_title() ); ?></label>
		</li>
	<?php endforeach; ?>
</ul>
