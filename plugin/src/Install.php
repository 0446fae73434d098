<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge;

/** Tables by append-only migrations, role and capability; on activation and, for updates without one, by version. */
final class Install {
	private const OPTION = 'erp_bridge_schema';

	public static function activate(): void {
		self::upgrade();
		Documents\AccountTab::add_endpoint();
		flush_rewrite_rules();
	}

	public static function deactivate(): void {
		wp_clear_scheduled_hook( Orders\Changes::PRUNING );
		flush_rewrite_rules();
	}

	public static function upgrade(): void {
		$done       = (int) get_option( self::OPTION, 0 );
		$migrations = self::migrations();
		if ( $done >= count( $migrations ) ) {
			return;
		}
		Lock::hold(
			'install',
			static function () use ( $done, $migrations ): void {
				foreach ( array_slice( $migrations, $done, null, true ) as $number => $migration ) {
					$migration();
					update_option( self::OPTION, $number + 1 );
				}
			}
		);
	}

	/**
	 * Never change one that was released: add another at the end. Each may run twice without harm.
	 *
	 * @return list<callable(): void>
	 */
	private static function migrations(): array {
		return array(
			array( self::class, 'tables' ),
			array( self::class, 'roles' ),
			array( self::class, 'severed_links' ),
			array( self::class, 'previews' ),
			array( self::class, 'document_history' ),
			array( self::class, 'sales' ),
			array( self::class, 'guest_documents' ),
		);
	}

	public static function tables(): void {
		global $wpdb;
		$collate   = $wpdb->get_charset_collate();
		$links     = Table::name( 'links' );
		$documents = Table::name( 'documents' );
		$journal   = Table::name( 'journal' );
		$commands  = Table::name( 'commands' );
		// 190 characters is what an index on utf8mb4 can hold on old servers.
		$sql = array(
			"CREATE TABLE IF NOT EXISTS $links (
				erp_key varchar(190) NOT NULL,
				user_id bigint(20) unsigned NOT NULL,
				tiers_key varchar(190) NOT NULL DEFAULT '',
				tiers_code varchar(190) NOT NULL DEFAULT '',
				synced_at datetime NOT NULL,
				PRIMARY KEY (erp_key),
				KEY user_id (user_id),
				KEY tiers_key (tiers_key)
			) $collate",
			"CREATE TABLE IF NOT EXISTS $documents (
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				erp_key varchar(190) NOT NULL,
				user_id bigint(20) unsigned NOT NULL,
				tiers_key varchar(190) NOT NULL DEFAULT '',
				type varchar(20) NOT NULL,
				number varchar(190) NOT NULL DEFAULT '',
				doc_date date NULL,
				due_date date NULL,
				order_number varchar(190) NOT NULL DEFAULT '',
				total varchar(32) NOT NULL DEFAULT '',
				total_net varchar(32) NOT NULL DEFAULT '',
				currency varchar(3) NOT NULL DEFAULT '',
				paid varchar(1) NOT NULL DEFAULT '',
				file_name varchar(190) NOT NULL,
				path varchar(190) NOT NULL,
				sha256 varchar(64) NOT NULL,
				size bigint(20) unsigned NOT NULL,
				state varchar(20) NOT NULL DEFAULT 'visible',
				stored_at datetime NOT NULL,
				first_opened_at datetime NULL,
				PRIMARY KEY (id),
				UNIQUE KEY erp_key (erp_key),
				KEY owner (user_id, state, doc_date)
			) $collate",
			"CREATE TABLE IF NOT EXISTS $journal (
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				lane varchar(32) NOT NULL,
				erp_key varchar(190) NOT NULL,
				label varchar(190) NOT NULL DEFAULT '',
				state varchar(16) NOT NULL,
				reason varchar(64) NOT NULL DEFAULT '',
				params longtext NOT NULL,
				at datetime NOT NULL,
				PRIMARY KEY (id),
				UNIQUE KEY record (erp_key, lane),
				KEY shown (lane, state, reason)
			) $collate",
			"CREATE TABLE IF NOT EXISTS $commands (
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				name varchar(32) NOT NULL,
				args longtext NOT NULL,
				state varchar(16) NOT NULL DEFAULT 'queued',
				message text NOT NULL,
				created_by bigint(20) unsigned NOT NULL DEFAULT 0,
				created_at datetime NOT NULL,
				updated_at datetime NOT NULL,
				PRIMARY KEY (id),
				KEY state (state)
			) $collate",
		);
		array_map( array( self::class, 'run' ), $sql );
	}

	public static function severed_links(): void {
		self::add_columns( 'links', array( 'severed' => "varchar(16) NOT NULL DEFAULT ''" ) );
	}

	/** @param array<string, string> $columns Definitions by name; those that are there already stay. */
	private static function add_columns( string $short, array $columns ): void {
		global $wpdb;
		$table   = Table::name( $short );
		$present = $wpdb->get_col( "SHOW COLUMNS FROM $table" );
		foreach ( array_diff_key( $columns, array_flip( $present ) ) as $name => $definition ) {
			self::run( "ALTER TABLE $table ADD COLUMN $name $definition" );
		}
	}

	/** What a document was before, who read it, and what its embedded invoice says. */
	public static function document_history(): void {
		global $wpdb;
		$collate   = $wpdb->get_charset_collate();
		$versions  = Table::name( 'document_versions' );
		$downloads = Table::name( 'document_downloads' );
		self::add_columns(
			'documents',
			array(
				'facturx'      => "varchar(32) NOT NULL DEFAULT ''",
				'siren'        => "varchar(20) NOT NULL DEFAULT ''",
				'withdrawn_by' => "varchar(8) NOT NULL DEFAULT ''",
				'account_key'  => "varchar(190) NOT NULL DEFAULT ''",
				'order_id'     => 'bigint(20) unsigned NOT NULL DEFAULT 0',
				'tell'         => 'tinyint(1) NOT NULL DEFAULT 0',
			)
		);
		self::add_columns( 'journal', array( 'dismissed' => 'tinyint(1) NOT NULL DEFAULT 0' ) );
		self::run(
			"CREATE TABLE IF NOT EXISTS $versions (
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				document_id bigint(20) unsigned NOT NULL,
				path varchar(190) NOT NULL,
				sha256 varchar(64) NOT NULL,
				size bigint(20) unsigned NOT NULL,
				stored_at datetime NOT NULL,
				PRIMARY KEY (id),
				UNIQUE KEY bytes (document_id, path)
			) $collate"
		);
		self::run(
			"CREATE TABLE IF NOT EXISTS $downloads (
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				document_id bigint(20) unsigned NOT NULL,
				user_id bigint(20) unsigned NOT NULL,
				at datetime NOT NULL,
				PRIMARY KEY (id),
				KEY document (document_id, user_id)
			) $collate"
		);
		foreach ( array( 'tiers' => 'tiers_key, state, doc_date', 'shop_order' => 'order_id', 'account' => 'account_key' ) as $name => $columns ) {
			if ( ! $wpdb->get_results( 'SHOW INDEX FROM ' . Table::name( 'documents' ) . " WHERE Key_name = '$name'" ) ) {
				self::run( "CREATE INDEX $name ON " . Table::name( 'documents' ) . " ($columns)" );
			}
		}
	}

	public static function previews(): void {
		global $wpdb;
		$previews = Table::name( 'previews' );
		self::run(
			"CREATE TABLE IF NOT EXISTS $previews (
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				lane varchar(32) NOT NULL,
				erp_key varchar(190) NOT NULL,
				label varchar(190) NOT NULL DEFAULT '',
				outcome varchar(16) NOT NULL,
				reason varchar(64) NOT NULL DEFAULT '',
				params longtext NOT NULL,
				changes longtext NOT NULL,
				PRIMARY KEY (id),
				KEY shown (lane, outcome)
			) " . $wpdb->get_charset_collate()
		);
	}

	/** Which orders changed, what became of each in the ERP, and how it came to that. */
	public static function sales(): void {
		global $wpdb;
		$collate = $wpdb->get_charset_collate();
		$changes = Table::name( 'changes' );
		$sales   = Table::name( 'sales' );
		$history = Table::name( 'sale_history' );
		self::run(
			"CREATE TABLE IF NOT EXISTS $changes (
				seq bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				order_id bigint(20) unsigned NOT NULL,
				kind varchar(24) NOT NULL,
				at datetime NOT NULL,
				PRIMARY KEY (seq),
				KEY changed (order_id, at),
				KEY at (at)
			) $collate"
		);
		self::run(
			"CREATE TABLE IF NOT EXISTS $sales (
				order_id bigint(20) unsigned NOT NULL,
				state varchar(16) NOT NULL DEFAULT '',
				reason varchar(64) NOT NULL DEFAULT '',
				params longtext NULL,
				doc_type varchar(20) NOT NULL DEFAULT '',
				doc_number varchar(190) NOT NULL DEFAULT '',
				doc_state varchar(8) NOT NULL DEFAULT '',
				doc_date varchar(10) NOT NULL DEFAULT '',
				due_date varchar(10) NOT NULL DEFAULT '',
				doc_total varchar(32) NOT NULL DEFAULT '',
				doc_currency varchar(3) NOT NULL DEFAULT '',
				doc_paid varchar(1) NOT NULL DEFAULT '',
				stock_out varchar(1) NOT NULL DEFAULT '',
				difference varchar(32) NOT NULL DEFAULT '',
				qr_payload text NULL,
				qr_png mediumtext NULL,
				paid_by varchar(8) NOT NULL DEFAULT '',
				requested_at datetime NULL,
				finalize_at datetime NULL,
				mail_state varchar(8) NOT NULL DEFAULT '',
				mailed_at datetime NULL,
				mailed_to varchar(190) NOT NULL DEFAULT '',
				updated_at datetime NOT NULL,
				PRIMARY KEY (order_id),
				KEY state (state),
				KEY mail_state (mail_state)
			) $collate"
		);
		self::run(
			"CREATE TABLE IF NOT EXISTS $history (
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				order_id bigint(20) unsigned NOT NULL,
				at datetime NOT NULL,
				code varchar(64) NOT NULL,
				params longtext NOT NULL,
				PRIMARY KEY (id),
				KEY order_id (order_id)
			) $collate"
		);
	}

	/** Documents of orders whose customer has no account wait here for one with the order's e-mail. */
	public static function guest_documents(): void {
		global $wpdb;
		$documents = Table::name( 'documents' );
		self::add_columns( 'documents', array( 'guest_email' => "varchar(190) NOT NULL DEFAULT ''" ) );
		if ( ! $wpdb->get_results( "SHOW INDEX FROM $documents WHERE Key_name = 'guest'" ) ) {
			self::run( "CREATE INDEX guest ON $documents (guest_email, user_id)" );
		}
	}

	private static function run( string $statement ): void {
		global $wpdb;
		if ( false === $wpdb->query( $statement ) ) {
			throw new \RuntimeException( esc_html( 'ERP Bridge could not make its tables: ' . $wpdb->last_error ) );
		}
	}

	public static function roles(): void {
		add_role(
			'erp_bridge_worker',
			'ERP Bridge worker',
			array(
				'read'       => true,
				Plugin::SYNC => true,
			)
		);
		$administrator = get_role( 'administrator' );
		if ( $administrator ) {
			$administrator->add_cap( Plugin::SYNC );
		}
	}
}
