<?php
/**
 * @var WC_Order $order
 * @var int      $order_id
 */
defined( 'ABSPATH' ) || exit;
$notes = $order->get_customer_order_notes();
?>
<p>
	Order #<mark class="order-number"><?php echo esc_html( $order->get_order_number() ); ?></mark> was placed on
	<mark class="order-date"><?php echo esc_html( wc_format_datetime( $order->get_date_created() ) ); ?></mark> and is currently
	<mark class="order-status"><?php echo esc_html( wc_get_order_status_name( $order->get_status() ) ); ?></mark>.
</p>
<?php if ( $notes ) : ?>
	<h2>Order updates</h2>
	<ol class="woocommerce-OrderUpdates commentlist notes">
		<?php foreach ( $notes as $note ) : ?>
			<li class="woocommerce-OrderUpdate comment note"><?php echo wp_kses_post( wpautop( $note->comment_content ) ); ?></li>
		<?php endforeach; ?>
	</ol>
<?php endif; ?>
<?php do_action( 'woocommerce_view_order', $order_id ); ?>
