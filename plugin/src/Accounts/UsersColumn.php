<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

use ErpBridge\Platform\Table;
use WP_User_Query;

/** wp-admin → Users: who is linked to the ERP, as a column, as a filter, and by customer code in the search. */
final class UsersColumn {
	private const COLUMN = 'erp_bridge';

	/** In the address of the screen; among the arguments of WP_User_Query it also marks the one query that is ours to change. */
	private const FILTER = 'erp_bridge_link';

	/** @var array<int, list<\stdClass>> Links of the users on the page. */
	private static array $links = array();

	public static function hooks(): void {
		add_filter( 'manage_users_columns', array( self::class, 'columns' ) );
		add_filter( 'manage_users_custom_column', array( self::class, 'cell' ), 10, 3 );
		// After the role changer, in a group of its own: inside that one the two selects would float before both buttons.
		add_action( 'manage_users_extra_tablenav', array( self::class, 'dropdown' ) );
		add_filter( 'users_list_table_query_args', array( self::class, 'mark' ) );
		add_filter( 'user_search_columns', array( self::class, 'search' ), 10, 3 );
		add_action( 'pre_user_query', array( self::class, 'narrow' ) );
	}

	/**
	 * @param array<string, string> $columns
	 * @return array<string, string>
	 */
	public static function columns( array $columns ): array {
		return $columns + array( self::COLUMN => __( 'ERP', 'erp-bridge' ) );
	}

	/** Typed loosely: other plugins' columns pass through here too. */
	public static function cell( mixed $output, mixed $column, mixed $user_id ): mixed {
		return self::COLUMN === $column ? self::content( (int) $user_id ) : $output;
	}

	/** The dot is for the eye; the word says it all. */
	public static function state( int $user_id ): string {
		$inactive = Inactive::is( $user_id );
		return sprintf(
			'<span aria-hidden="true" style="color:%s">●</span> %s',
			$inactive ? '#d63638' : '#00a32a',
			$inactive ? esc_html__( 'Deactivated', 'erp-bridge' ) : esc_html__( 'Active', 'erp-bridge' )
		);
	}

	/**
	 * Several keys of one company share its code.
	 *
	 * @param list<\stdClass> $links
	 */
	public static function codes( array $links ): string {
		return implode( ', ', array_unique( array_diff( array_column( $links, 'tiers_code' ), array( '' ) ) ) );
	}

	public static function dropdown( string $which ): void {
		if ( 'top' !== $which || ! self::is_ours() ) {
			return;
		}
		printf( '<div class="alignleft actions"><label class="screen-reader-text" for="%1$s">%2$s</label><select name="%1$s" id="%1$s">', esc_attr( self::FILTER ), esc_html__( 'Filter by link to the ERP', 'erp-bridge' ) );
		foreach ( array(
			''            => __( 'ERP: all', 'erp-bridge' ),
			'linked'      => __( 'Linked to the ERP', 'erp-bridge' ),
			'deactivated' => __( 'Deactivated by the ERP', 'erp-bridge' ),
			'unlinked'    => __( 'Not linked', 'erp-bridge' ),
		) as $value => $label ) {
			printf( '<option value="%s"%s>%s</option>', esc_attr( $value ), selected( self::chosen(), $value, false ), esc_html( $label ) );
		}
		echo '</select>';
		// By this name WordPress knows that no bulk action is meant, even where one is still selected.
		submit_button( __( 'Filter', 'erp-bridge' ), '', 'filter_action', false, array( 'id' => 'erp-bridge-filter' ) );
		echo '</div>';
	}

	/**
	 * @param array<string, mixed> $args
	 * @return array<string, mixed>
	 */
	public static function mark( array $args ): array {
		if ( ! self::is_ours() ) {
			return $args;
		}
		// WordPress forgets cached results when users change, not when links do.
		return array(
			self::FILTER    => self::chosen(),
			'cache_results' => false,
		) + $args;
	}

	/**
	 * A subquery is a column too; so the code is searched by the rules that WordPress has for the rest.
	 *
	 * @param list<string> $columns
	 * @return list<string>
	 */
	public static function search( array $columns, string $search, WP_User_Query $query ): array {
		global $wpdb;
		if ( null !== $query->get( self::FILTER ) ) {
			$columns[] = '(SELECT GROUP_CONCAT(erp_link.tiers_code) FROM ' . Table::name( 'links' ) . " erp_link WHERE erp_link.user_id = {$wpdb->users}.ID AND erp_link.synced_at >= {$wpdb->users}.user_registered)";
		}
		return $columns;
	}

	public static function narrow( WP_User_Query $query ): void {
		global $wpdb;
		$linked              = 'EXISTS (SELECT 1 FROM ' . Table::name( 'links' ) . " erp_link WHERE erp_link.user_id = {$wpdb->users}.ID AND erp_link.synced_at >= {$wpdb->users}.user_registered)";
		$query->query_where .= match ( $query->get( self::FILTER ) ) {
			'linked'      => " AND $linked",
			'unlinked'    => " AND NOT $linked",
			'deactivated' => " AND EXISTS (SELECT 1 FROM {$wpdb->usermeta} erp_meta WHERE erp_meta.user_id = {$wpdb->users}.ID AND erp_meta.meta_key = '" . Inactive::META . "' AND erp_meta.meta_value <> '')",
			default       => '',
		};
	}

	private static function content( int $user_id ): string {
		$links = self::links( $user_id );
		// Somebody whose link is gone may still be shut out; that is worth knowing.
		if ( ! $links && ! Inactive::is( $user_id ) ) {
			return '—';
		}
		$codes = self::codes( $links );
		return ( '' === $codes ? '' : esc_html( $codes ) . '<br>' ) . self::state( $user_id );
	}

	/**
	 * The first row asks for the whole page at once.
	 *
	 * @return list<\stdClass>
	 */
	private static function links( int $user_id ): array {
		if ( ! isset( self::$links[ $user_id ] ) ) {
			// None where WordPress draws a single row, as after adding a user by AJAX.
			$table = $GLOBALS['wp_list_table'] ?? null;
			$ids   = $table instanceof \WP_Users_List_Table ? array_keys( (array) $table->items ) : array();
			$ids[] = $user_id;

			self::$links = Links::of_users( $ids ) + array_fill_keys( $ids, array() );
		}
		return self::$links[ $user_id ];
	}

	private static function chosen(): string {
		// A filter changes nothing: no nonce.
		return isset( $_GET[ self::FILTER ] ) && is_string( $_GET[ self::FILTER ] ) ? sanitize_key( wp_unslash( $_GET[ self::FILTER ] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification.Recommended
	}

	/** The list of this site's users; networks have lists of their own. */
	private static function is_ours(): bool {
		return 'users' === get_current_screen()?->id && current_user_can( 'list_users' );
	}
}
