<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Imports;

use ErpBridge\Worker\Commands;
use ErpBridge\Worker\LastReport;
use ErpBridge\Worker\Reasons;

/** Imports of orders and looks at them: what is asked for, what the worker is at, how the last ones ended. */
final class Jobs {
	private const OPTION = 'erp_bridge_imports';

	private const ENDED = array( 'done', 'failed' );

	public static function hooks(): void {
		add_action( 'erp_bridge_worker_reported', array( self::class, 'remember' ) );
	}

	/** The worker tells once how a job ended. */
	public static function remember(): void {
		$saved = $before = self::saved();
		foreach ( self::reported() as $job ) {
			if ( ! in_array( $job['state'], self::ENDED, true ) ) {
				continue;
			}
			$saved['ended'][ self::which( $job ) ] = $job;
			if ( 'import' === $job['kind'] && 'done' === $job['state'] ) {
				$saved['imported_at'][ $job['source'] ] ??= $job['finished_at'];
			}
		}
		if ( $saved !== $before ) {
			update_option( self::OPTION, $saved, false );
		}
	}

	/** When an import of the source was finished first; null: never. */
	public static function imported_at( string $source ): ?string {
		return self::saved()['imported_at'][ $source ] ?? null;
	}

	/** The state of a job that is asked for or goes on; null where there is none. */
	public static function going_on( string $kind, string $source, string $scope ): ?string {
		foreach ( array( ...self::reported(), ...self::queued() ) as $job ) {
			if ( array( $kind, $source, $scope ) === array( $job['kind'], $job['source'], $job['scope'] ) && ! in_array( $job['state'], self::ENDED, true ) ) {
				return $job['state'];
			}
		}
		return null;
	}

	/** @return list<array<string, mixed>> Those that go on first. */
	public static function all(): array {
		$going = array_filter( self::reported(), static fn( array $job ): bool => ! in_array( $job['state'], self::ENDED, true ) );
		$ended = array_values( self::saved()['ended'] );
		usort( $ended, static fn( array $a, array $b ): int => strcmp( $b['finished_at'] ?? '', $a['finished_at'] ?? '' ) );
		return array_map( array( self::class, 'shown' ), array( ...self::queued(), ...array_reverse( $going ), ...$ended ) );
	}

	/** @return list<array<string, mixed>> The sources that the worker reads, as it says. */
	public static function sources(): array {
		return LastReport::last()['imports']['sources'] ?? array();
	}

	/** @return list<array<string, mixed>> */
	private static function reported(): array {
		return LastReport::last()['imports']['jobs'] ?? array();
	}

	/** @return list<array<string, mixed>> What the worker has not fetched yet. */
	private static function queued(): array {
		$jobs = array();
		foreach ( Commands::queued() as $command ) {
			if ( in_array( $command['name'], array( 'import', 'look' ), true ) ) {
				$jobs[] = array(
					'id'           => 0,
					'kind'         => $command['name'],
					'source'       => $command['args']->source ?? '',
					'scope'        => $command['args']->scope ?? '',
					'state'        => 'queued',
					'done'         => 0,
					'total'        => 0,
					'rate'         => 0,
					'seconds_left' => null,
					'error'        => null,
					'started_at'   => null,
					'finished_at'  => null,
					'counts'       => array(),
				);
			}
		}
		return $jobs;
	}

	/**
	 * @param array<string, mixed> $job
	 * @return array<string, mixed>
	 */
	private static function shown( array $job ): array {
		$error         = $job['error'];
		$job['error']  = $error ? Reasons::sentence( $error['code'], $error['params'] ?? array() ) : '';
		$job['counts'] = (object) $job['counts'];
		return $job;
	}

	/** @param array<string, mixed> $job */
	private static function which( array $job ): string {
		return "{$job['kind']} {$job['source']} {$job['scope']}";
	}

	/** @return array{ended: array<string, array<string, mixed>>, imported_at: array<string, string>} */
	private static function saved(): array {
		return (array) get_option( self::OPTION, array() ) + array(
			'ended'       => array(),
			'imported_at' => array(),
		);
	}
}
