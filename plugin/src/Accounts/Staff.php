<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

use ErpBridge\Platform\Plugin;
use ErpBridge\Settings\Settings;
use WP_User;

/**
 * Whose accounts the ERP never has a say in: everybody whose roles are not all a customer's. No list of dangerous capabilities
 * is ever complete; whoever changes the e-mail of such an account could take it over by the link to set a password.
 */
final class Staff {
	/** The roles of a customer in every shop; the setting `customer_roles` names the others. */
	public const CUSTOMERS = array( 'customer', 'subscriber' );

	/** No role with one of these can be named a customer's: whoever has it runs a part of the shop. */
	private const POWERS = array(
		Plugin::ADMIN,
		Plugin::ORDERS,
		Plugin::SYNC,
		'manage_options',
		'create_users',
		'edit_users',
		'delete_users',
		'promote_users',
		'list_users',
		'edit_posts',
		'edit_pages',
		'edit_products',
		'edit_shop_orders',
		'moderate_comments',
	);

	public static function hooks(): void {
		Settings::check( static fn( array $wanted ): ?string => self::problem( $wanted['accounts']['customer_roles'] ) );
		// In JSON an empty PHP array is a list.
		add_filter( 'erp_bridge_settings_answer', static fn( mixed $answer, bool $to_admin ): array => (array) $answer + ( $to_admin ? array( 'roles' => (object) self::possible_customers() ) : array() ), 10, 2 );
	}

	public static function is( int $user_id ): bool {
		return array() !== self::why( $user_id );
	}

	/** @return list<string> The roles and capabilities that make it an account of the staff; '–' where it has no role at all. */
	public static function why( int $user_id ): array {
		$user = get_userdata( $user_id );
		if ( ! $user || BulkCreator::left_unfinished( $user ) ) {
			return array();
		}
		if ( is_multisite() && is_super_admin( $user_id ) ) {
			return array( 'super_admin' );
		}
		if ( array() === $user->roles ) {
			return array( '–' );
		}
		$customers = array( ...self::CUSTOMERS, ...Settings::get( 'accounts', 'customer_roles' ) );
		$others    = array_diff( self::given( $user ), $customers );
		return array() === $others ? self::powers_of( $user ) : array_values( $others );
	}

	/** Whether somebody runs a part of the shop; the others are customers, or nobody. */
	public static function runs_the_shop( int $user_id ): bool {
		$user = get_userdata( $user_id );
		return $user && ( ( is_multisite() && is_super_admin( $user_id ) ) || array() !== self::powers_of( $user ) );
	}

	/**
	 * Roles of this shop that can be a customer's, beside those that always are.
	 *
	 * @return array<string, string> Names by role.
	 */
	public static function possible_customers(): array {
		$roles = array();
		foreach ( wp_roles()->roles as $role => $definition ) {
			if ( ! in_array( $role, self::CUSTOMERS, true ) && ! self::is_powerful( $role ) ) {
				$roles[ (string) $role ] = translate_user_role( $definition['name'] );
			}
		}
		return $roles;
	}

	/** @param list<string> $roles Named as customers' in the settings; those of a plugin that is off are not known. */
	public static function problem( array $roles ): ?string {
		$powerful = array_filter( $roles, array( self::class, 'is_powerful' ) );
		return ! $powerful ? null : sprintf(
			/* translators: %s: name of a role. */
			__( 'The role %s can manage a part of the shop, so it cannot be a role of customers: the ERP could take over its accounts. Remove it from the list.', 'erp-bridge' ),
			reset( $powerful )
		);
	}

	private static function is_powerful( string $role ): bool {
		return array() !== array_intersect( self::POWERS, array_keys( array_filter( get_role( $role )->capabilities ?? array() ) ) );
	}

	/** @return list<string> */
	private static function powers_of( WP_User $user ): array {
		// Asked as WordPress asks, so that what another plugin grants for the moment counts, too.
		return array_values( array_filter( self::POWERS, static fn( string $power ): bool => $user->has_cap( $power ) ) );
	}

	/**
	 * Roles, and capabilities that were given to the account itself; in a network those on all sites, because they share the e-mail.
	 *
	 * @return list<string>
	 */
	private static function given( WP_User $user ): array {
		global $wpdb;
		$given = array( ...$user->roles, ...array_keys( array_filter( $user->caps ) ) );
		foreach ( is_multisite() ? get_user_meta( $user->ID ) : array() as $key => $values ) {
			if ( preg_match( '/^' . preg_quote( $wpdb->base_prefix, '/' ) . '(\d+_)?capabilities$/', (string) $key ) ) {
				array_push( $given, ...array_keys( (array) maybe_unserialize( $values[0] ) ) );
			}
		}
		return array_values( array_unique( array_map( 'strval', $given ) ) );
	}
}
