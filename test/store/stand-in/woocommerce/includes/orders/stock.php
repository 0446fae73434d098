<?php
/** Stock that goes with orders: taken once when an order is paid or on hold, given back when it is cancelled. */

foreach ( array( 'payment_complete', 'order_status_completed', 'order_status_processing', 'order_status_on-hold' ) as $erp_bridge_stand_in_moment ) {
	add_action( "woocommerce_$erp_bridge_stand_in_moment", 'wc_maybe_reduce_stock_levels' );
}
foreach ( array( 'order_status_cancelled', 'order_status_pending' ) as $erp_bridge_stand_in_moment ) {
	add_action( "woocommerce_$erp_bridge_stand_in_moment", 'wc_maybe_increase_stock_levels' );
}

function wc_maybe_reduce_stock_levels( $order_id ): void {
	$order = wc_get_order( $order_id );
	if ( $order && ! $order->get_order_stock_reduced() && apply_filters( 'woocommerce_payment_complete_reduce_order_stock', true, $order_id ) ) {
		wc_reduce_stock_levels( $order );
		$order->set_order_stock_reduced( true );
		$order->save();
	}
}

function wc_maybe_increase_stock_levels( $order_id ): void {
	$order = wc_get_order( $order_id );
	if ( $order && $order->get_order_stock_reduced() ) {
		wc_increase_stock_levels( $order );
		$order->set_order_stock_reduced( false );
		$order->save();
	}
}

function wc_reduce_stock_levels( $order ): void {
	$order = wc_get_order( $order );
	if ( ! $order || 'yes' !== get_option( 'woocommerce_manage_stock', 'yes' ) || ! apply_filters( 'woocommerce_can_reduce_order_stock', true, $order ) ) {
		return;
	}
	$notes = array();
	foreach ( $order->get_items() as $item ) {
		$product = $item->get_product();
		if ( ! $product || ! $product->managing_stock() || $item->get_meta( '_reduced_stock' ) ) {
			continue;
		}
		$stock = wc_update_product_stock( $product, $item->get_quantity(), 'decrease' );
		$item->add_meta_data( '_reduced_stock', (string) $item->get_quantity(), true );
		$item->save();
		$notes[] = sprintf( '%s (%d&rarr;%d)', $product->get_name(), $stock + $item->get_quantity(), $stock );
	}
	if ( $notes ) {
		$order->add_order_note( 'Stock levels reduced: ' . implode( ', ', $notes ) );
	}
	do_action( 'woocommerce_reduce_order_stock', $order );
}

function wc_increase_stock_levels( $order ): void {
	$order = wc_get_order( $order );
	if ( ! $order || 'yes' !== get_option( 'woocommerce_manage_stock', 'yes' ) ) {
		return;
	}
	$notes = array();
	foreach ( $order->get_items() as $item ) {
		$product = $item->get_product();
		$reduced = (int) $item->get_meta( '_reduced_stock' );
		if ( ! $reduced || ! $product || ! $product->managing_stock() ) {
			continue;
		}
		$stock = wc_update_product_stock( $product, $reduced, 'increase' );
		$item->delete_meta_data( '_reduced_stock' );
		$item->save();
		$notes[] = sprintf( '%s (%d&rarr;%d)', $product->get_name(), $stock - $reduced, $stock );
	}
	if ( $notes ) {
		$order->add_order_note( 'Stock levels increased: ' . implode( ', ', $notes ) );
	}
	do_action( 'woocommerce_restore_order_stock', $order );
}

function wc_restock_refunded_items( WC_Order $order, array $lines ): void {
	foreach ( $order->get_items() as $id => $item ) {
		$back    = (int) ( $lines[ $id ]['qty'] ?? 0 );
		$reduced = (int) $item->get_meta( '_reduced_stock' );
		$product = $item->get_product();
		if ( ! $back || ! $reduced || ! $product || ! $product->managing_stock() ) {
			continue;
		}
		$stock = wc_update_product_stock( $product, $back, 'increase' );
		$item->update_meta_data( '_reduced_stock', $reduced - $back );
		$item->update_meta_data( '_restock_refunded_items', $back + (int) $item->get_meta( '_restock_refunded_items' ) );
		$order->add_order_note( sprintf( 'Item #%1$s stock increased from %2$s to %3$s.', $product->get_id(), $stock - $back, $stock ) );
		$item->save();
	}
}
