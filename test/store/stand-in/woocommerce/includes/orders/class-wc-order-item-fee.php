<?php
class WC_Order_Item_Fee extends WC_Order_Item {
	protected const TYPES = array( 'name' => 'text', 'amount' => 'decimal', 'total' => 'decimal', 'total_tax' => 'decimal' );
	protected const META = array( 'amount' => '_fee_amount', 'tax_class' => '_tax_class', 'tax_status' => '_tax_status', 'total' => '_line_total', 'total_tax' => '_line_tax', 'taxes' => '_line_tax_data' );
	protected array $data = array(
		'order_id' => 0, 'name' => '', 'tax_class' => '', 'tax_status' => 'taxable', 'amount' => '', 'total' => '', 'total_tax' => '',
		'taxes' => array( 'total' => array() ),
	);

	public function get_type(): string {
		return 'fee';
	}

	public function get_name() {
		return $this->get_prop( 'name' ) ?: 'Fee';
	}

	public function get_tax_class() {
		return $this->get_prop( 'tax_class' );
	}

	public function set_tax_class( $value ): void {
		if ( $value && ! in_array( $value, WC_Tax::get_tax_class_slugs(), true ) ) {
			$this->error( 'order_item_fee_invalid_tax_class', 'Invalid tax class' );
		}
		$this->set_prop( 'tax_class', (string) $value );
	}

	public function get_tax_status() {
		return $this->get_prop( 'tax_status' );
	}

	public function set_tax_status( $value ): void {
		$this->set_prop( 'tax_status', 'none' === $value ? 'none' : 'taxable' );
	}

	/** A negative fee is a discount: its tax is shared out over the classes of what it is taken off. */
	public function calculate_taxes( array $place = array() ): bool {
		if ( (float) $this->get_total() >= 0 ) {
			return parent::calculate_taxes( $place );
		}
		$order = $this->get_order();
		if ( ! $order || ! wc_tax_enabled() ) {
			$this->set_taxes( false );
			return true;
		}
		$costs = array();
		foreach ( $order->get_items( array( 'line_item', 'fee', 'shipping' ) ) as $item ) {
			if ( (float) $item->get_total() >= 0 ) {
				$class           = 'taxable' === $item->get_tax_status() ? $item->get_tax_class() : 'non-taxable';
				$class           = 'inherit' === $class ? (string) current( $order->get_items_tax_classes() ) : $class;
				$costs[ $class ] = ( $costs[ $class ] ?? 0 ) + (float) $item->get_total();
			}
		}
		$costs = array_filter( $costs );
		$taxes = array();
		foreach ( $costs as $class => $cost ) {
			if ( 'non-taxable' !== $class ) {
				$rates = WC_Tax::find_rates( array( 'tax_class' => (string) $class ) + $place );
				foreach ( WC_Tax::calc_tax( (float) $this->get_total() * $cost / array_sum( $costs ), $rates ) as $id => $tax ) {
					$taxes[ $id ] = ( $taxes[ $id ] ?? 0.0 ) + $tax;
				}
			}
		}
		$this->set_taxes( array( 'total' => $taxes ) );
		return true;
	}

	public function set_taxes( $raw ): void {
		$taxes = array( 'total' => array_map( 'wc_format_decimal', $raw['total'] ?? array() ) );
		$this->set_prop( 'taxes', $taxes );
		$this->set_total_tax( $this->sum_of_taxes( $taxes['total'] ) );
	}
}
