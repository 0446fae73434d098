<?php
/** wc_get_orders(): what the arguments select, in the order asked for. */

/**
 * @param array<string, mixed> $args
 * @return list<WC_Abstract_Order|int>|object{orders: list<WC_Abstract_Order|int>, total: int, max_num_pages: int}
 */
function wc_get_orders( $args = array() ) {
	global $wpdb;
	foreach ( array( 'numberposts' => 'limit', 'posts_per_page' => 'limit', 'paged' => 'page', 'post_type' => 'type', 'post_status' => 'status', 'post_parent' => 'parent', 'email' => 'billing_email', 'post__in' => 'id', 'post__not_in' => 'exclude' ) as $old => $name ) {
		if ( isset( $args[ $old ] ) ) {
			$args[ $name ] ??= $args[ $old ];
		}
	}
	$args   = (array) apply_filters( 'woocommerce_order_query_args', $args );
	$where  = implode( ' AND ', erp_bridge_stand_in_order_conditions( $args ) );
	// For extensions the table goes by its alias here.
	$query  = new class() {
		public function get_table_name(): string {
			return 'o';
		}
	};
	$where  = apply_filters_ref_array( 'woocommerce_orders_table_query_clauses', array( array( 'where' => $where ), &$query, $args ) )['where'];
	$from   = erp_bridge_stand_in_orders_table() . " o WHERE $where";
	$limit  = (int) ( $args['limit'] ?? get_option( 'posts_per_page' ) );
	$offset = (int) ( $args['offset'] ?? ( max( 1, (int) ( $args['page'] ?? 1 ) ) - 1 ) * max( 0, $limit ) );
	$sort   = erp_bridge_stand_in_order_sorting( $args );
	$ids    = array_map( 'intval', $wpdb->get_col( "SELECT o.id FROM $from ORDER BY $sort" . ( $limit < 0 ? '' : " LIMIT $offset, $limit" ) ) );
	$orders = 'ids' === ( $args['return'] ?? '' ) ? $ids : erp_bridge_stand_in_orders_of( $ids );
	if ( empty( $args['paginate'] ) ) {
		return (array) apply_filters( 'woocommerce_order_query', $orders, $args );
	}
	$total = (int) $wpdb->get_var( "SELECT COUNT(*) FROM $from" );
	return apply_filters( 'woocommerce_order_query', (object) array( 'orders' => $orders, 'total' => $total, 'max_num_pages' => $limit < 1 ? 1 : (int) ceil( $total / $limit ) ), $args );
}

function erp_bridge_stand_in_in( string $column, array $values ): string {
	global $wpdb;
	$values = array_values( $values );
	return array() === $values ? '1 = 0' : $wpdb->prepare( "$column IN (" . implode( ',', array_fill( 0, count( $values ), '%s' ) ) . ')', $values );
}

/** @return list<string> */
function erp_bridge_stand_in_order_conditions( array $args ): array {
	global $wpdb;
	$status     = array_filter( (array) ( $args['status'] ?? 'any' ) );
	$status     = array() === $status || in_array( 'any', $status, true ) ? array_diff( array_keys( wc_get_order_statuses() ), get_post_stati( array( 'exclude_from_search' => true ) ) ) : $status;
	$status     = in_array( 'all', $status, true ) ? array() : array_map( static fn( string $one ): string => (string) preg_replace( '/^wc-/', '', $one ), $status );
	$conditions = array( erp_bridge_stand_in_in( 'o.type', (array) ( $args['type'] ?? array( 'shop_order', 'shop_order_refund' ) ) ) );
	if ( array() !== $status ) {
		$conditions[] = erp_bridge_stand_in_in( 'o.status', $status );
	}
	// There is no `include`, neither here nor in WooCommerce: it would be taken no notice of.
	$lists = array( 'id' => 'o.id', 'parent' => 'o.parent_order_id', 'billing_email' => 'o.billing_email', 'order_key' => 'o.order_key', 'transaction_id' => 'o.transaction_id', 'customer_id' => 'o.customer_id', 'created_via' => 'o.created_via', 'payment_method' => 'o.payment_method', 'currency' => 'o.currency' );
	foreach ( $lists as $name => $column ) {
		if ( isset( $args[ $name ] ) && array() !== $args[ $name ] && '' !== $args[ $name ] ) {
			$conditions[] = erp_bridge_stand_in_in( $column, (array) $args[ $name ] );
		}
	}
	foreach ( array( 'exclude' => 'o.id', 'parent_exclude' => 'o.parent_order_id' ) as $name => $column ) {
		if ( ! empty( $args[ $name ] ) ) {
			$conditions[] = 'NOT ' . erp_bridge_stand_in_in( $column, (array) $args[ $name ] );
		}
	}
	if ( isset( $args['customer'] ) && '' !== $args['customer'] ) {
		$each         = static fn( $one ): string => is_numeric( $one ) ? erp_bridge_stand_in_in( 'o.customer_id', array( $one ) ) : erp_bridge_stand_in_in( 'o.billing_email', array( $one ) );
		$conditions[] = '(' . implode( ' OR ', array_map( $each, (array) $args['customer'] ) ) . ')';
	}
	foreach ( array( 'date_created' => 'o.date_created_gmt', 'date_modified' => 'o.date_updated_gmt', 'date_paid' => 'o.date_paid_gmt', 'date_completed' => 'o.date_completed_gmt' ) as $name => $column ) {
		if ( ! empty( $args[ $name ] ) ) {
			$conditions[] = erp_bridge_stand_in_date_condition( $column, $args[ $name ] );
		}
	}
	foreach ( (array) ( $args['field_query'] ?? array() ) as $part ) {
		if ( is_array( $part ) && 'id' === ( $part['field'] ?? '' ) && in_array( $part['compare'] ?? '=', array( '=', '<', '>', '<=', '>=' ), true ) ) {
			$conditions[] = $wpdb->prepare( 'o.id ' . ( $part['compare'] ?? '=' ) . ' %d', $part['value'] );
		}
	}
	$search = (string) ( $args['s'] ?? $args['search'] ?? '' );
	if ( '' !== $search ) {
		$like         = '%' . $wpdb->esc_like( $search ) . '%';
		$conditions[] = $wpdb->prepare( '(o.id = %d OR o.billing_email LIKE %s OR o.data LIKE %s)', (int) $search, $like, $like );
	}
	if ( isset( $args['meta_key'] ) ) {
		$args['meta_query'][] = array( 'key' => $args['meta_key'] ) + ( isset( $args['meta_value'] ) ? array( 'value' => $args['meta_value'] ) : array() );
	}
	if ( ! empty( $args['meta_query'] ) ) {
		$conditions[] = erp_bridge_stand_in_meta_condition( $args['meta_query'] );
	}
	return $conditions;
}

/** `>2026-01-01`, `<=…`, `from...to`, a day or seconds; texts are in the shop's zone. */
function erp_bridge_stand_in_date_condition( string $column, $asked ): string {
	global $wpdb;
	if ( $asked instanceof DateTimeInterface ) {
		$asked = (string) $asked->getTimestamp();
	}
	$utc = static fn( string $text, string $day = '' ): string => gmdate( 'Y-m-d H:i:s', WC_DateTime::of( preg_match( '/^\d{4}-\d\d-\d\d$/', $text ) ? $text . $day : $text )->getTimestamp() );
	if ( str_contains( (string) $asked, '...' ) ) {
		list( $from, $to ) = explode( '...', (string) $asked );
		return $wpdb->prepare( "$column BETWEEN %s AND %s", $utc( $from ), $utc( $to, ' 23:59:59' ) );
	}
	preg_match( '/^([<>]=?)?(.*)$/', (string) $asked, $found );
	if ( '' === $found[1] ) {
		return $wpdb->prepare( "$column BETWEEN %s AND %s", $utc( $found[2] ), $utc( $found[2], ' 23:59:59' ) );
	}
	return $wpdb->prepare( "$column {$found[1]} %s", $utc( $found[2], in_array( $found[1], array( '>', '<=' ), true ) ? ' 23:59:59' : '' ) );
}

function erp_bridge_stand_in_meta_condition( array $query ): string {
	global $wpdb;
	$conditions = array();
	foreach ( $query as $key => $part ) {
		if ( 'relation' === $key ) {
			continue;
		}
		if ( ! isset( $part['key'] ) ) {
			$conditions[] = erp_bridge_stand_in_meta_condition( $part );
			continue;
		}
		$compare = strtoupper( $part['compare'] ?? ( is_array( $part['value'] ?? null ) ? 'IN' : ( isset( $part['value'] ) ? '=' : 'EXISTS' ) ) );
		$with    = match ( $compare ) {
			'EXISTS', 'NOT EXISTS' => '1 = 1',
			'IN', 'NOT IN'         => ( 'NOT IN' === $compare ? 'NOT ' : '' ) . erp_bridge_stand_in_in( 'm.meta_value', (array) $part['value'] ),
			'LIKE'                 => $wpdb->prepare( 'm.meta_value LIKE %s', '%' . $wpdb->esc_like( (string) $part['value'] ) . '%' ),
			'=', '!=', '<', '>', '<=', '>=' => $wpdb->prepare( "m.meta_value $compare %s", $part['value'] ),
		};
		$conditions[] = ( 'NOT EXISTS' === $compare ? 'NOT ' : '' ) . "EXISTS (SELECT 1 FROM {$wpdb->prefix}wc_orders_meta m WHERE m.order_id = o.id AND " . $wpdb->prepare( 'm.meta_key = %s', $part['key'] ) . " AND $with)";
	}
	return '(' . implode( 'OR' === strtoupper( $query['relation'] ?? 'AND' ) ? ' OR ' : ' AND ', $conditions ?: array( '1 = 1' ) ) . ')';
}

function erp_bridge_stand_in_order_sorting( array $args ): string {
	$columns = array(
		'id' => 'o.id', 'ID' => 'o.id', 'date' => 'o.date_created_gmt', 'date_created' => 'o.date_created_gmt', 'modified' => 'o.date_updated_gmt',
		'date_modified' => 'o.date_updated_gmt', 'total' => 'o.total_amount', 'order_total' => 'o.total_amount', 'parent' => 'o.parent_order_id',
	);
	$include = array_map( 'intval', (array) ( $args['id'] ?? array() ) );
	$by      = $args['orderby'] ?? 'date';
	if ( in_array( $by, array( 'include', 'post__in' ), true ) && array() !== $include ) {
		$cases = array_map( static fn( int $id, int $place ): string => "WHEN $id THEN $place", $include, array_keys( $include ) );
		return 'CASE o.id ' . implode( ' ', $cases ) . ' END';
	}
	if ( 'none' === $by ) {
		return 'o.id';
	}
	$default = 'ASC' === strtoupper( (string) ( $args['order'] ?? 'DESC' ) ) ? 'ASC' : 'DESC';
	$parts   = array();
	foreach ( is_array( $by ) ? $by : array_fill_keys( explode( ' ', (string) $by ), $default ) as $name => $direction ) {
		if ( isset( $columns[ $name ] ) ) {
			$parts[] = $columns[ $name ] . ( 'ASC' === strtoupper( (string) $direction ) ? ' ASC' : ' DESC' );
		}
	}
	return implode( ', ', $parts ?: array( "o.date_created_gmt $default" ) );
}
