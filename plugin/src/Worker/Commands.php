<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Worker;

use ErpBridge\Platform\Table;

/** What the admin asks for. The worker collects it: the shop cannot call into the ERP's network. */
final class Commands {
	/** @param array<string, mixed> $args */
	public static function queue( string $name, array $args ): int {
		global $wpdb;
		$json = (string) wp_json_encode( (object) $args );
		// Clicking twice asks for the same thing once.
		$same = $wpdb->get_var( $wpdb->prepare( 'SELECT id FROM ' . Table::name( 'commands' ) . " WHERE state = 'queued' AND name = %s AND args = %s LIMIT 1", $name, $json ) );
		if ( null !== $same ) {
			return (int) $same;
		}
		$wpdb->insert(
			Table::name( 'commands' ),
			array(
				'name'       => $name,
				'args'       => $json,
				'message'    => '',
				'created_by' => get_current_user_id(),
				'created_at' => Table::now(),
				'updated_at' => Table::now(),
			)
		);
		return (int) $wpdb->insert_id;
	}

	/** @return list<array{id: int, name: string, args: \stdClass}> */
	public static function queued(): array {
		global $wpdb;
		return array_map(
			static fn( \stdClass $row ): array => array(
				'id'   => (int) $row->id,
				'name' => $row->name,
				'args' => (object) json_decode( $row->args ),
			),
			$wpdb->get_results( 'SELECT id, name, args FROM ' . Table::name( 'commands' ) . " WHERE state = 'queued' ORDER BY id LIMIT 100" )
		);
	}

	public static function pending(): int {
		global $wpdb;
		return (int) $wpdb->get_var( 'SELECT COUNT(*) FROM ' . Table::name( 'commands' ) . " WHERE state IN ('queued', 'running')" );
	}

	/** What a worker took and did not finish is asked of the next one. */
	public static function ask_again(): void {
		global $wpdb;
		$wpdb->update( Table::name( 'commands' ), array( 'state' => 'queued' ), array( 'state' => 'running' ) );
	}

	/** @param list<array<string, mixed>> $reports */
	public static function update( array $reports ): void {
		global $wpdb;
		foreach ( $reports as $report ) {
			$wpdb->update(
				Table::name( 'commands' ),
				array(
					'state'      => $report['state'],
					'message'    => $report['message'] ?? '',
					'updated_at' => Table::now(),
				),
				array( 'id' => $report['id'] )
			);
		}
	}
}
