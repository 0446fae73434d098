<?php
/**
 * @var WC_Order                           $order    What the cart would make.
 * @var array<string, WC_Payment_Gateway> $gateways
 */
defined( 'ABSPATH' ) || exit;

$countries = array( 'BE' => 'Belgium', 'CH' => 'Switzerland', 'DE' => 'Germany', 'ES' => 'Spain', 'FR' => 'France', 'GB' => 'United Kingdom (UK)', 'IT' => 'Italy', 'LU' => 'Luxembourg', 'NL' => 'Netherlands' );
do_action( 'woocommerce_before_checkout_form', null );
?>
<form name="checkout" method="post" class="checkout woocommerce-checkout" action="<?php echo esc_url( wc_get_checkout_url() ); ?>">
	<div id="customer_details">
		<div class="woocommerce-billing-fields">
			<h3>Billing details</h3>
			<?php foreach ( erp_bridge_stand_in_checkout_fields() as $name => $field ) : ?>
				<p class="form-row" id="<?php echo esc_attr( $name ); ?>_field">
					<label for="<?php echo esc_attr( $name ); ?>"><?php echo esc_html( $field['label'] . ( $field['required'] ? ' *' : ' (optional)' ) ); ?></label>
					<?php if ( 'billing_country' === $name ) : ?>
						<select name="billing_country" id="billing_country" class="country_to_state">
							<?php foreach ( $countries as $code => $country ) : ?>
								<option value="<?php echo esc_attr( $code ); ?>" <?php selected( $code, erp_bridge_stand_in_checkout_value( $name ) ); ?>><?php echo esc_html( $country ); ?></option>
							<?php endforeach; ?>
						</select>
					<?php else : ?>
						<input type="<?php echo esc_attr( $field['type'] ); ?>" class="input-text" name="<?php echo esc_attr( $name ); ?>" id="<?php echo esc_attr( $name ); ?>" value="<?php echo esc_attr( erp_bridge_stand_in_checkout_value( $name ) ); ?>" />
					<?php endif; ?>
				</p>
			<?php endforeach; ?>
		</div>
		<div class="woocommerce-additional-fields">
			<?php do_action( 'woocommerce_before_order_notes', null ); ?>
			<p class="form-row notes" id="order_comments_field">
				<label for="order_comments">Order notes (optional)</label>
				<textarea name="order_comments" class="input-text" id="order_comments" rows="2"><?php echo esc_textarea( is_string( $_POST['order_comments'] ?? null ) ? wp_unslash( $_POST['order_comments'] ) : '' ); ?></textarea>
			</p>
			<?php do_action( 'woocommerce_after_order_notes', null ); ?>
		</div>
	</div>
	<h3 id="order_review_heading">Your order</h3>
	<div id="order_review" class="woocommerce-checkout-review-order">
		<?php wc_get_template( 'checkout/review-order.php', array( 'order' => $order ) ); ?>
		<div id="payment" class="woocommerce-checkout-payment">
			<?php wc_get_template( 'checkout/payment-methods.php', array( 'gateways' => $gateways ) ); ?>
			<div class="form-row place-order">
				<?php do_action( 'woocommerce_review_order_before_submit' ); ?>
				<button type="submit" class="button alt" name="woocommerce_checkout_place_order" id="place_order" value="Place order">Place order</button>
				<?php wp_nonce_field( 'woocommerce-process_checkout', 'woocommerce-process-checkout-nonce' ); ?>
			</div>
		</div>
	</div>
</form>
<?php do_action( 'woocommerce_after_checkout_form', null ); ?>
