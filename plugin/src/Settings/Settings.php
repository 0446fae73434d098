<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Settings;

use ErpBridge\Platform\Lock;
use ErpBridge\Platform\Plugin;
use ErpBridge\Platform\Rest;
use WP_Error;

/** The settings: settings.schema.json says what they are, one option holds them. */
final class Settings {
	private const OPTION = 'erp_bridge_settings';

	/** @var list<callable(array<string, array<string, mixed>>): (string|null)> */
	private static array $checks = array();

	/**
	 * What the schema cannot see is looked at by the room that knows of it. Not by the filter for other plugins: there, what one
	 * room found could be answered away.
	 *
	 * @param callable(array<string, array<string, mixed>>): (string|null) $check Answers what is wrong with these settings, in a sentence.
	 */
	public static function check( callable $check ): void {
		self::$checks[] = $check;
	}

	/** @return array<string, mixed> */
	public static function schema(): array {
		static $schema = null;
		$schema      ??= json_decode( (string) file_get_contents( Plugin::path( 'settings.schema.json' ) ), true );
		return $schema;
	}

	/**
	 * All settings, what was never set with its default.
	 *
	 * @return array<string, array<string, mixed>>
	 */
	public static function all(): array {
		$stored = get_option( self::OPTION, array() )['settings'] ?? array();
		$all    = array();
		foreach ( self::schema()['properties'] as $group => $definition ) {
			foreach ( $definition['properties'] as $name => $setting ) {
				$all[ $group ][ $name ] = $stored[ $group ][ $name ] ?? $setting['default'];
			}
		}
		return $all;
	}

	public static function get( string $group, string $name ): mixed {
		return self::all()[ $group ][ $name ];
	}

	public static function version(): int {
		return (int) ( get_option( self::OPTION, array() )['version'] ?? 1 );
	}

	/**
	 * Merges over the present settings.
	 *
	 * @param array<string, mixed> $changes Groups of settings.
	 * @param int|null             $version The version the changes were made on.
	 * @return WP_Error|null Why nothing was changed.
	 */
	public static function change( array $changes, ?int $version ): ?WP_Error {
		return Lock::hold( 'settings', static fn() => self::change_locked( $changes, $version ) );
	}

	/** @param array<string, mixed> $changes */
	private static function change_locked( array $changes, ?int $version ): ?WP_Error {
		wp_cache_delete( self::OPTION, 'options' );
		if ( null !== $version && self::version() !== $version ) {
			return Rest::error( 'settings_conflict', __( 'Somebody else changed the settings in the meantime. Reload the page and make your change again.', 'erp-bridge' ), 409 );
		}
		$present = self::all();
		$wanted  = $present;
		foreach ( $changes as $group => $values ) {
			$wanted[ $group ] = is_array( $values ) ? array_merge( $present[ $group ] ?? array(), $values ) : $values;
		}
		$valid = rest_validate_value_from_schema( $wanted, self::schema(), 'settings' );
		if ( is_wp_error( $valid ) ) {
			/* translators: %s: what is wrong with which setting. */
			return Rest::error( 'settings_invalid', sprintf( __( 'The settings were not saved: %s', 'erp-bridge' ), $valid->get_error_message() ), 400 );
		}
		$wanted  = rest_sanitize_value_from_schema( $wanted, self::schema(), 'settings' );
		$problem = self::problem( $wanted );
		if ( null !== $problem ) {
			/* translators: %s: what is wrong with which setting. */
			return Rest::error( 'settings_invalid', sprintf( __( 'The settings were not saved: %s', 'erp-bridge' ), $problem ), 400 );
		}
		if ( $wanted['sales']['enabled'] && '' === $wanted['sales']['since'] ) {
			$wanted['sales']['since'] = gmdate( 'Y-m-d\TH:i:s\Z' );
		}
		if ( $wanted !== $present ) {
			update_option(
				self::OPTION,
				array(
					'settings' => $wanted,
					'version'  => self::version() + 1,
				),
				true
			);
		}
		return null;
	}

	/** @param array<string, array<string, mixed>> $wanted */
	private static function problem( array $wanted ): ?string {
		foreach ( self::$checks as $check ) {
			$problem = $check( $wanted );
			if ( null !== $problem ) {
				return $problem;
			}
		}
		/**
		 * What neither the settings' schema nor ERP Bridge itself sees. Whoever finds a problem says it; the settings stay as they were then.
		 *
		 * @param string|null          $problem A sentence for the admin; null: none was found yet.
		 * @param array<string, mixed> $wanted  All settings by group, as settings.schema.json has them, as they would be.
		 */
		$problem = apply_filters( 'erp_bridge_settings_problem', null, $wanted );
		return is_string( $problem ) && '' !== $problem ? $problem : null;
	}
}
