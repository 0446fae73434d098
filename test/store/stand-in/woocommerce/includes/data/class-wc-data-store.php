<?php
/** The data stores that others ask directly: of webhooks, which one can search, and of orders. */
class WC_Data_Store {
	private function __construct( private string $type ) {}

	public static function load( string $type ): self {
		if ( ! in_array( $type, array( 'webhook', 'order' ), true ) ) {
			throw new Exception( 'Invalid data store.' );
		}
		return new self( $type );
	}

	/** @return list<int>|object{webhooks: list<int>, total: int, max_num_pages: int} */
	public function search_webhooks( array $args ) {
		$limit = (int) ( $args['limit'] ?? 10 );
		$ids   = erp_bridge_stand_in_webhook_ids( array( 'limit' => $limit ) + $args );
		if ( empty( $args['paginate'] ) ) {
			return $ids;
		}
		$total = count( erp_bridge_stand_in_webhook_ids( array( 'limit' => -1 ) + $args ) );
		return (object) array( 'webhooks' => $ids, 'total' => $total, 'max_num_pages' => $limit > 1 ? (int) ceil( $total / $limit ) : 1 );
	}

	/** @return list<int> */
	public function get_webhooks_ids( string $status = '' ): array {
		return erp_bridge_stand_in_webhook_ids( array( 'status' => $status ) );
	}

	/** @return array<string, int> */
	public function get_count_webhooks_by_status(): array {
		return array_map( fn( string $status ): int => count( $this->get_webhooks_ids( $status ) ), array_combine( array_keys( wc_get_webhook_statuses() ), array_keys( wc_get_webhook_statuses() ) ) );
	}

	public function get_order_id_by_order_key( string $key ): int {
		return wc_get_order_id_by_order_key( $key );
	}
}
