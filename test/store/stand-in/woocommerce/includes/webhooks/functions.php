<?php
/** Webhooks: which there are, and their deliveries, which wait in the queue. */

/** @return array<string, string> */
function wc_get_webhook_statuses(): array {
	return array( 'active' => 'Active', 'paused' => 'Paused', 'disabled' => 'Disabled' );
}

function wc_get_webhook( $id ): ?WC_Webhook {
	$webhook = new WC_Webhook( $id );
	return $webhook->get_id() ? $webhook : null;
}

function wc_is_webhook_valid_topic( string $topic ): bool {
	return WC_Webhook::is_valid_topic( $topic );
}

function wc_is_valid_url( $url ): bool {
	return (bool) preg_match( '#^https?://#', (string) $url ) && false !== filter_var( $url, FILTER_VALIDATE_URL );
}

add_action(
	'init',
	static function (): void {
		foreach ( erp_bridge_stand_in_webhook_ids( array( 'status' => 'active' ) ) as $id ) {
			( new WC_Webhook( $id ) )->enqueue();
		}
	},
	0
);

/**
 * @param array<string, mixed> $args status, search, include, exclude, orderby, order, limit, offset.
 * @return list<int>
 */
function erp_bridge_stand_in_webhook_ids( array $args ): array {
	global $wpdb;
	$where = array( '1 = 1' );
	if ( ! empty( $args['status'] ) ) {
		$where[] = $wpdb->prepare( 'status = %s', $args['status'] );
	}
	if ( ! empty( $args['search'] ) ) {
		$where[] = $wpdb->prepare( 'name LIKE %s', '%' . $wpdb->esc_like( $args['search'] ) . '%' );
	}
	foreach ( array( 'include' => '', 'exclude' => 'NOT ' ) as $name => $not ) {
		if ( ! empty( $args[ $name ] ) ) {
			$where[] = $not . erp_bridge_stand_in_in( 'webhook_id', wp_parse_id_list( $args[ $name ] ) );
		}
	}
	$by    = array( 'name' => 'name', 'title' => 'name', 'date' => 'date_created_gmt', 'date_created' => 'date_created_gmt' )[ $args['orderby'] ?? '' ] ?? 'webhook_id';
	$order = 'ASC' === strtoupper( $args['order'] ?? '' ) ? 'ASC' : 'DESC';
	$limit = (int) ( $args['limit'] ?? -1 );
	$part  = $limit < 0 ? '' : $wpdb->prepare( 'LIMIT %d, %d', $args['offset'] ?? 0, $limit );
	return array_map( 'intval', $wpdb->get_col( "SELECT webhook_id FROM {$wpdb->prefix}wc_webhooks WHERE " . implode( ' AND ', $where ) . " ORDER BY $by $order $part" ) );
}

add_action(
	'woocommerce_webhook_process_delivery',
	static function ( WC_Webhook $webhook, $arg ): void {
		$GLOBALS['wc_queued_webhooks'][] = array( 'webhook' => $webhook, 'arg' => $arg );
	},
	10,
	2
);

add_action(
	'shutdown',
	static function (): void {
		foreach ( $GLOBALS['wc_queued_webhooks'] ?? array() as list( 'webhook' => $webhook, 'arg' => $arg ) ) {
			if ( apply_filters( 'woocommerce_webhook_deliver_async', true, $webhook, $arg ) ) {
				as_enqueue_async_action( 'woocommerce_deliver_webhook_async', array( 'webhook_id' => $webhook->get_id(), 'arg' => $arg ), 'woocommerce-webhooks', true );
			} else {
				$webhook->deliver( $arg );
			}
		}
	}
);

add_action(
	'woocommerce_deliver_webhook_async',
	static function ( $webhook_id, $arg ): void {
		$webhook = wc_get_webhook( $webhook_id );
		if ( $webhook ) {
			$webhook->deliver( $arg );
		}
	},
	10,
	2
);
