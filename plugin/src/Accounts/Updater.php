<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

/** Brings one existing account to what the ERP wants; compares with what the batch has read already, writes only differences. */
final class Updater {
	private readonly \WP_User $user;

	public function __construct( private readonly Account $account, private readonly FieldPolicy $policy ) {
		$this->user = get_userdata( (int) $account->user_id );
	}

	/**
	 * True if anything had to be written.
	 *
	 * @throws \RuntimeException Where WordPress, or another plugin in it, refuses.
	 */
	public function apply(): bool {
		$user    = $this->user;
		$changed = false;
		if ( array() === $user->roles ) {
			// Only what we left unfinished gets here without a role.
			$user->set_role( 'customer' );
			$changed = true;
		}
		$profile = array();
		foreach ( $this->differences() as list( 'key' => $key, 'new' => $value, 'kept' => $kept ) ) {
			if ( $kept ) {
				continue;
			}
			if ( str_starts_with( $key, 'billing_' ) ) {
				update_user_meta( $user->ID, $key, wp_slash( $value ) );
				$changed = true;
			} else {
				$profile[ $key ] = $value;
			}
		}
		if ( $profile ) {
			$saved = wp_update_user( array( 'ID' => $user->ID ) + wp_slash( $profile ) );
			if ( is_wp_error( $saved ) ) {
				throw new \RuntimeException( esc_html( $saved->get_error_message() ) );
			}
			return true;
		}
		// WordPress's profile_update has told everybody already, else WooCommerce's action does.
		if ( $changed ) {
			do_action( 'woocommerce_update_customer', $user->ID, new \WC_Customer( $user->ID ) );
		}
		return $changed;
	}

	/**
	 * Where the account is not as the ERP has it, by stored field; `kept` where the field policy leaves it so.
	 *
	 * @return list<array{key: string, old: string, new: string, kept: bool}>
	 */
	public function differences(): array {
		$differences = array();
		foreach ( $this->account->wanted() as $key => $new ) {
			$old  = $this->present( $key );
			$same = 'user_email' === $key || 'billing_email' === $key ? mb_strtolower( $old ) === $this->account->email_id() : $old === $new;
			if ( ! $same ) {
				$differences[] = array(
					'key'  => $key,
					'old'  => $old,
					'new'  => $new,
					'kept' => ! $this->policy->writes( $key, $old ),
				);
			}
		}
		return $differences;
	}

	private function present( string $key ): string {
		return match ( $key ) {
			'user_email'   => $this->user->user_email,
			'display_name' => $this->user->display_name,
			default        => (string) get_user_meta( $this->user->ID, $key, true ),
		};
	}
}
