<?php
/** @var list<WC_Order> $orders */
defined( 'ABSPATH' ) || exit;

do_action( 'woocommerce_before_account_orders', array() !== $orders );
if ( array() === $orders ) {
	wc_print_notice( 'No order has been made yet.', 'notice' );
	return;
}
$columns = wc_get_account_orders_columns();
?>
<table class="woocommerce-orders-table woocommerce-MyAccount-orders shop_table shop_table_responsive my_account_orders account-orders-table">
	<thead>
		<tr>
			<?php foreach ( $columns as $id => $name ) : ?>
				<th scope="col" class="woocommerce-orders-table__header woocommerce-orders-table__header-<?php echo esc_attr( $id ); ?>"><?php echo esc_html( $name ); ?></th>
			<?php endforeach; ?>
		</tr>
	</thead>
	<tbody>
		<?php foreach ( $orders as $order ) : ?>
			<tr class="woocommerce-orders-table__row woocommerce-orders-table__row--status-<?php echo esc_attr( $order->get_status() ); ?> order">
				<?php foreach ( $columns as $id => $name ) : ?>
					<td class="woocommerce-orders-table__cell woocommerce-orders-table__cell-<?php echo esc_attr( $id ); ?>" data-title="<?php echo esc_attr( $name ); ?>">
						<?php
						if ( has_action( "woocommerce_my_account_my_orders_column_$id" ) ) {
							do_action( "woocommerce_my_account_my_orders_column_$id", $order );
						} elseif ( 'order-actions' === $id ) {
							foreach ( wc_get_account_orders_actions( $order ) as $key => $action ) {
								printf( '<a href="%s" class="woocommerce-button button %s">%s</a> ', esc_url( $action['url'] ), esc_attr( sanitize_html_class( $key ) ), esc_html( $action['name'] ) );
							}
						} else {
							echo wp_kses_post(
								match ( $id ) {
									'order-number' => sprintf( '<a href="%s">#%s</a>', esc_url( $order->get_view_order_url() ), esc_html( $order->get_order_number() ) ),
									'order-date'   => esc_html( wc_format_datetime( $order->get_date_created() ) ),
									'order-status' => esc_html( wc_get_order_status_name( $order->get_status() ) ),
									'order-total'  => $order->get_formatted_order_total(),
									default        => '',
								}
							);
						}
						?>
					</td>
				<?php endforeach; ?>
			</tr>
		<?php endforeach; ?>
	</tbody>
</table>
<?php do_action( 'woocommerce_after_account_orders', true ); ?>
