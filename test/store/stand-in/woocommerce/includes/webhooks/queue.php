<?php
/** A queue in the place of Action Scheduler: WP-Cron runs it every minute, through the same action. */

function erp_bridge_stand_in_queue_table(): string {
	global $wpdb;
	return $wpdb->prefix . 'erp_bridge_stand_in_queue';
}

function as_schedule_single_action( int $timestamp, string $hook, array $args = array(), string $group = '', bool $unique = false ): int {
	global $wpdb;
	if ( $unique && as_has_scheduled_action( $hook, $args ) ) {
		return 0;
	}
	$wpdb->insert( erp_bridge_stand_in_queue_table(), array( 'hook' => $hook, 'args' => wp_json_encode( $args ), 'due' => gmdate( 'Y-m-d H:i:s', $timestamp ) ) );
	return $wpdb->insert_id;
}

function as_enqueue_async_action( string $hook, array $args = array(), string $group = '', bool $unique = false ): int {
	return as_schedule_single_action( time(), $hook, $args, $group, $unique );
}

function as_has_scheduled_action( string $hook, ?array $args = null, string $group = '' ): bool {
	global $wpdb;
	$query = $wpdb->prepare( 'SELECT 1 FROM ' . erp_bridge_stand_in_queue_table() . ' WHERE hook = %s', $hook );
	return (bool) $wpdb->get_var( $query . ( null === $args ? '' : $wpdb->prepare( ' AND args = %s', wp_json_encode( $args ) ) ) . ' LIMIT 1' );
}

add_filter( 'cron_schedules', static fn( array $schedules ): array => $schedules + array( 'every_minute' => array( 'interval' => 60, 'display' => 'Every minute' ) ) );
add_action(
	'init',
	static function (): void {
		if ( ! wp_next_scheduled( 'action_scheduler_run_queue', array( 'WP Cron' ) ) ) {
			wp_schedule_event( time(), 'every_minute', 'action_scheduler_run_queue', array( 'WP Cron' ) );
		}
	}
);

/** What is due, each entry by one process only: who deletes the row has it. */
add_action(
	'action_scheduler_run_queue',
	static function (): void {
		global $wpdb;
		$table = erp_bridge_stand_in_queue_table();
		foreach ( $wpdb->get_results( $wpdb->prepare( "SELECT * FROM $table WHERE due <= %s ORDER BY due, id LIMIT 25", current_time( 'mysql', true ) ) ) as $entry ) {
			if ( $wpdb->delete( $table, array( 'id' => $entry->id ) ) ) {
				do_action_ref_array( $entry->hook, array_values( json_decode( $entry->args, true ) ) );
			}
		}
	}
);
