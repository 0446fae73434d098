<?php
/** @var WC_Product $product */
defined( 'ABSPATH' ) || exit;
?>
<p class="price"><?php echo wp_kses_post( $product->get_price_html() ); ?></p>
<?php
echo wp_kses_post( wc_get_stock_html( $product ) );
if ( ! $product->is_purchasable() || ! $product->is_in_stock() ) {
	return;
}
?>
<form class="cart" action="<?php echo esc_url( $product->get_permalink() ); ?>" method="post">
	<input type="number" class="input-text qty text" name="quantity" value="1" min="1" aria-label="Product quantity" />
	<button type="submit" name="add-to-cart" value="<?php echo esc_attr( (string) $product->get_id() ); ?>" class="single_add_to_cart_button button alt">Add to cart</button>
</form>
