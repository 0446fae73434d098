<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

/** Brings one existing account to what the ERP wants; compares with what the batch has read already, writes only differences. */
final class Updater {
	public function __construct( private readonly Account $account ) {
	}

	/** True if anything had to be written. */
	public function apply(): bool {
		$user    = get_userdata( (int) $this->account->user_id );
		$changed = false;
		if ( array() === $user->roles ) {
			// Left behind by a request that died half-way, on a database without transactions.
			$user->set_role( 'customer' );
			$changed = true;
		}
		foreach ( $this->billing( $user ) as $key => $value ) {
			update_user_meta( $user->ID, $key, wp_slash( $value ) );
			$changed = true;
		}
		$profile = $this->profile( $user );
		if ( $profile ) {
			wp_update_user( array( 'ID' => $user->ID ) + wp_slash( $profile ) );
			return true;
		}
		// WordPress's profile_update has told everybody already, else WooCommerce's action does.
		if ( $changed ) {
			do_action( 'woocommerce_update_customer', $user->ID, new \WC_Customer( $user->ID ) );
		}
		return $changed;
	}

	/** @return array<string, string> */
	private function billing( \WP_User $user ): array {
		$wanted = $this->account->billing;
		if ( $this->same_email( (string) get_user_meta( $user->ID, 'billing_email', true ) ) ) {
			unset( $wanted['billing_email'] );
		}
		return array_filter( $wanted, static fn( $value, $key ) => get_user_meta( $user->ID, $key, true ) !== $value, ARRAY_FILTER_USE_BOTH );
	}

	/** @return array<string, string> */
	private function profile( \WP_User $user ): array {
		$changes = array();
		foreach ( $this->account->profile as $key => $value ) {
			$present = 'display_name' === $key ? $user->display_name : get_user_meta( $user->ID, $key, true );
			if ( $present !== $value ) {
				$changes[ $key ] = $value;
			}
		}
		if ( ! $this->same_email( $user->user_email ) ) {
			$changes['user_email'] = $this->account->email;
		}
		return $changes;
	}

	private function same_email( string $email ): bool {
		return mb_strtolower( $email ) === $this->account->email_id();
	}
}
