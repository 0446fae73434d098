<?php
/**
 * @var WC_Order                           $order
 * @var array<string, WC_Payment_Gateway> $gateways
 */
defined( 'ABSPATH' ) || exit;
?>
<form id="order_review" method="post">
	<?php wc_get_template( 'checkout/review-order.php', array( 'order' => $order ) ); ?>
	<?php do_action( 'woocommerce_pay_order_before_payment' ); ?>
	<div id="payment">
		<?php wc_get_template( 'checkout/payment-methods.php', array( 'gateways' => $gateways ) ); ?>
		<div class="form-row">
			<input type="hidden" name="woocommerce_pay" value="1" />
			<?php do_action( 'woocommerce_pay_order_before_submit' ); ?>
			<button type="submit" class="button alt" id="place_order" value="Pay for order">Pay for order</button>
			<?php wp_nonce_field( 'woocommerce-pay', 'woocommerce-pay-nonce' ); ?>
		</div>
	</div>
</form>
