<?php
/** @var WC_Order $order */
defined( 'ABSPATH' ) || exit;
?>
<table class="shop_table woocommerce-checkout-review-order-table">
	<thead><tr><th class="product-name">Product</th><th class="product-total">Subtotal</th></tr></thead>
	<tbody>
		<?php foreach ( $order->get_items() as $item ) : ?>
			<tr class="cart_item">
				<td class="product-name"><?php echo esc_html( $item->get_name() ); ?> <strong class="product-quantity">&times;&nbsp;<?php echo esc_html( (string) $item->get_quantity() ); ?></strong></td>
				<td class="product-total"><?php echo wp_kses_post( $order->get_formatted_line_subtotal( $item ) ); ?></td>
			</tr>
		<?php endforeach; ?>
	</tbody>
	<tfoot>
		<?php foreach ( $order->get_order_item_totals() as $key => $total ) : ?>
			<tr class="<?php echo esc_attr( str_replace( '_', '-', $key ) ); ?>"><th><?php echo esc_html( $total['label'] ); ?></th><td><?php echo wp_kses_post( $total['value'] ); ?></td></tr>
		<?php endforeach; ?>
	</tfoot>
</table>
