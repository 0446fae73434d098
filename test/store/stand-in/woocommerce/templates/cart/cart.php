<?php
/** @var WC_Cart $cart */
defined( 'ABSPATH' ) || exit;

if ( $cart->is_empty() ) {
	wc_print_notice( 'Your cart is currently empty.', 'notice' );
	return;
}
?>
<table class="shop_table shop_table_responsive cart woocommerce-cart-form__contents">
	<thead><tr><th class="product-name">Product</th><th class="product-quantity">Quantity</th></tr></thead>
	<tbody>
		<?php foreach ( $cart->get_cart() as $line ) : ?>
			<tr class="woocommerce-cart-form__cart-item cart_item">
				<td class="product-name"><a href="<?php echo esc_url( $line['data']->get_permalink() ); ?>"><?php echo esc_html( $line['data']->get_name() ); ?></a></td>
				<td class="product-quantity"><?php echo esc_html( (string) $line['quantity'] ); ?></td>
			</tr>
		<?php endforeach; ?>
	</tbody>
</table>
<a href="<?php echo esc_url( wc_get_checkout_url() ); ?>" class="checkout-button button alt wc-forward">Proceed to checkout</a>
