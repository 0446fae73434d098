<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

use ErpBridge\Platform\Table;

/**
 * Writes the rows wp_insert_user would write, for all new accounts at once. It is several times faster: no query for each
 * look-up and meta row, and no bcrypt of a password that nobody knows (80 % of the cost of wp_insert_user).
 */
final class BulkCreator extends Creator {
	/** The meta wp_insert_user writes for everybody. */
	private const DEFAULTS = array(
		'description'          => '',
		'rich_editing'         => 'true',
		'syntax_highlighting'  => 'true',
		'comment_shortcuts'    => 'false',
		'use_ssl'              => '0',
		'show_admin_bar_front' => 'true',
		'locale'               => '',
	);

	/** What no password fits: no hash function makes a value that begins so. */
	private const NO_PASSWORD = '*';

	/** Whether a request that died on a database without transactions left it behind so: a row of ours and nothing that belongs to it. */
	public static function left_unfinished( \WP_User $user ): bool {
		return array() === $user->caps && self::has_no_password( $user ) && ! get_user_meta( $user->ID );
	}

	/** Whether nobody has set a password since we made it. */
	public static function has_no_password( \WP_User $user ): bool {
		return 1 === preg_match( '/^\*[0-9a-f]{48}$/', $user->user_pass );
	}

	public function create( array $accounts, callable $link ): array {
		global $wpdb;
		$logins = Logins::choose( array_map( static fn( Account $a ) => $a->email, $accounts ) );
		// On InnoDB and SQLite a request that dies leaves all of it or nothing; elsewhere the accounts are adopted next time.
		$wpdb->query( 'START TRANSACTION' );
		try {
			$data = $this->insert( $accounts, $logins );
			array_map( $link, $accounts );
			$wpdb->query( 'COMMIT' );
		} catch ( \RuntimeException $e ) {
			$wpdb->query( 'ROLLBACK' );
			throw $e;
		}
		cache_users( array_map( static fn( Account $a ) => (int) $a->user_id, $accounts ) );
		wp_cache_set_users_last_changed();
		$results = array();
		foreach ( $accounts as $position => $account ) {
			$user_id = (int) $account->user_id;
			do_action( 'add_user_role', $user_id, 'customer' );
			do_action( 'set_user_role', $user_id, 'customer', array() );
			do_action( 'user_register', $user_id, $data[ $position ] );
			$this->announce( $user_id, $data[ $position ] );
			$results[ $position ] = $user_id;
		}
		return $results;
	}

	/**
	 * @param array<int, Account>                                $accounts
	 * @param array<int, array{login: string, nicename: string}> $logins
	 * @return array<int, array<string, mixed>> What wp_insert_user would have been given.
	 */
	private function insert( array $accounts, array $logins ): array {
		global $wpdb;
		$now  = Table::now();
		$rows = array();
		$data = array();
		foreach ( $accounts as $position => $account ) {
			// Not empty, so that the link to set a password works as for everybody.
			$pass              = self::NO_PASSWORD . bin2hex( random_bytes( 24 ) );
			$login             = $logins[ $position ];
			$rows[]            = array( $login['login'], $pass, $login['nicename'], $account->email, $now, $account->profile['display_name'] );
			$data[ $position ] = $account->profile + array(
				'user_login' => $login['login'],
				'user_pass'  => $pass,
				'user_email' => $account->email,
				'role'       => 'customer',
				'source'     => 'erp-bridge',
			);
		}
		Table::insert( $wpdb->users, array( 'user_login', 'user_pass', 'user_nicename', 'user_email', 'user_registered', 'display_name' ), $rows );

		// Counting up from LAST_INSERT_ID is not safe on every server.
		$ids = array();
		foreach ( $wpdb->get_results( "SELECT ID, user_login FROM {$wpdb->users} WHERE user_login IN (" . Table::in( array_column( $rows, 0 ) ) . ')' ) as $row ) {
			$ids[ $row->user_login ] = (int) $row->ID;
		}
		$meta = array();
		foreach ( $accounts as $position => $account ) {
			$login            = $logins[ $position ]['login'];
			$account->user_id = $ids[ $login ];
			foreach ( $this->meta( $account, $login ) as $key => $value ) {
				$meta[] = array( $ids[ $login ], $key, $value );
			}
		}
		Table::insert( $wpdb->usermeta, array( 'user_id', 'meta_key', 'meta_value' ), $meta );
		return $data;
	}

	/** @return array<string, string> */
	private function meta( Account $account, string $login ): array {
		global $wpdb;
		return array(
			'nickname'                                => $login,
			'first_name'                              => $account->profile['first_name'],
			'last_name'                               => $account->profile['last_name'],
			'last_update'                             => (string) time(),
			ProvenEmail::META                         => $account->email,
			$wpdb->get_blog_prefix() . 'capabilities' => 'a:1:{s:8:"customer";b:1;}',
			$wpdb->get_blog_prefix() . 'user_level'   => '0',
		) + self::DEFAULTS + self::defaults_of_version() + $account->billing;
	}

	/** @return array<string, string> */
	private static function defaults_of_version(): array {
		if ( version_compare( get_bloginfo( 'version' ), '7.0', '<' ) ) {
			return array( 'admin_color' => 'fresh' );
		}
		return array(
			'admin_color'        => 'modern',
			'infinite_scrolling' => 'true',
		);
	}
}
