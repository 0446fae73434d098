<?php
/** A network of sites, as far as Staff asks for it: its own functions come before WordPress's in this namespace. */

declare( strict_types=1 );

namespace ErpBridge\Accounts {
	function is_multisite(): bool {
		return true;
	}

	function is_super_admin( int $user_id ): bool {
		return 9 === $user_id;
	}

	function get_userdata( int $user_id ): \WP_User {
		return $GLOBALS['network'][ $user_id ];
	}

	/** @return array<string, list<string>> */
	function get_user_meta( int $user_id ): array {
		return $GLOBALS['network'][ $user_id ]->meta;
	}

	function maybe_unserialize( string $text ): mixed {
		return unserialize( $text );
	}
}

namespace ErpBridge\Settings {
	/** @return array{} */
	function get_option(): array {
		return array();
	}
}

namespace {
	final class WP_User {
		public string $user_pass = '$wp$';

		/** @var array<string, bool> */
		public array $caps;

		/**
		 * @param list<string>                $roles
		 * @param array<string, list<string>> $meta
		 */
		public function __construct( public int $ID, public array $roles, public array $meta = array() ) {
			$this->caps = array_fill_keys( $roles, true );
		}

		public function has_cap(): bool {
			return false;
		}
	}
}
