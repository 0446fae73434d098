<?php
/** @var WC_Order $order */
defined( 'ABSPATH' ) || exit;
?>
<section class="woocommerce-order-details">
	<?php do_action( 'woocommerce_order_details_before_order_table', $order ); ?>
	<h2 class="woocommerce-order-details__title">Order details</h2>
	<table class="woocommerce-table woocommerce-table--order-details shop_table order_details">
		<thead><tr><th class="product-name">Product</th><th class="product-total">Total</th></tr></thead>
		<tbody>
			<?php foreach ( $order->get_items() as $item ) : ?>
				<tr class="woocommerce-table__line-item order_item">
					<td class="product-name"><?php echo esc_html( $item->get_name() ); ?> <strong class="product-quantity">&times;&nbsp;<?php echo esc_html( (string) $item->get_quantity() ); ?></strong></td>
					<td class="product-total"><?php echo wp_kses_post( $order->get_formatted_line_subtotal( $item ) ); ?></td>
				</tr>
			<?php endforeach; ?>
		</tbody>
		<tfoot>
			<?php foreach ( $order->get_order_item_totals() as $total ) : ?>
				<tr><th scope="row"><?php echo esc_html( $total['label'] ); ?></th><td><?php echo wp_kses_post( $total['value'] ); ?></td></tr>
			<?php endforeach; ?>
			<?php if ( $order->get_customer_note() ) : ?>
				<tr><th>Note:</th><td><?php echo wp_kses( nl2br( wptexturize( $order->get_customer_note() ) ), array( 'br' => array() ) ); ?></td></tr>
			<?php endif; ?>
		</tfoot>
	</table>
	<?php do_action( 'woocommerce_order_details_after_order_table', $order ); ?>
</section>
<?php do_action( 'woocommerce_after_order_details', $order ); ?>
