<?php
/** What was given back of an order. */
trait ERP_Bridge_Stand_In_Order_Refunds {
	/** @return list<WC_Order_Refund> Newest first. */
	public function get_refunds(): array {
		return $this->id ? wc_get_orders( array( 'type' => 'shop_order_refund', 'parent' => $this->id, 'limit' => -1 ) ) : array();
	}

	public function get_total_refunded(): float {
		return -1 * array_sum( array_map( static fn( WC_Order_Refund $refund ): float => (float) $refund->get_total(), $this->get_refunds() ) );
	}

	public function get_total_tax_refunded(): float {
		return -1 * array_sum( array_map( static fn( WC_Order_Refund $refund ): float => (float) $refund->get_total_tax(), $this->get_refunds() ) );
	}

	public function get_remaining_refund_amount(): string {
		return wc_format_decimal( (float) $this->get_total() - $this->get_total_refunded(), wc_get_price_decimals() );
	}

	public function get_remaining_refund_items(): int {
		return absint( $this->get_item_count() - $this->get_item_count_refunded() );
	}

	public function get_item_count_refunded(): int {
		return (int) abs( array_sum( array_map( static fn( WC_Order_Refund $refund ): int => $refund->get_item_count(), $this->get_refunds() ) ) );
	}

	public function get_qty_refunded_for_item( $item_id, string $type = 'line_item' ) {
		return array_sum( array_map( static fn( WC_Order_Item $item ) => $item->get_quantity(), $this->refunded_items( $item_id, $type ) ) );
	}

	public function get_total_refunded_for_item( $item_id, string $type = 'line_item' ): float {
		return wc_round( -1 * array_sum( array_map( static fn( WC_Order_Item $item ): float => (float) $item->get_total(), $this->refunded_items( $item_id, $type ) ) ), wc_get_price_decimals() );
	}

	/** @return list<WC_Order_Item> */
	private function refunded_items( $item_id, string $type ): array {
		$found = array();
		foreach ( $this->get_refunds() as $refund ) {
			foreach ( $refund->get_items( $type ) as $item ) {
				if ( (int) $item->get_meta( '_refunded_item_id' ) === (int) $item_id ) {
					$found[] = $item;
				}
			}
		}
		return $found;
	}
}
