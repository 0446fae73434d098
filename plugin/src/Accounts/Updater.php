<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

use ErpBridge\Settings\Settings;
use WP_User;

/** Brings one existing account to what the ERP wants; compares with what the batch has read already, writes only differences. */
final class Updater {
	private readonly WP_User $user;

	public function __construct( private readonly Account $account, private readonly FieldPolicy $policy, private readonly ?BulkUpdater $bulk = null ) {
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
			ProvenEmail::record( $user->ID, $user->user_email );
			$changed = true;
		}
		$values  = array();
		$waiting = array();
		foreach ( $this->differences() as list( 'key' => $key, 'new' => $value, 'kept' => $kept, 'waits' => $waits ) ) {
			if ( $waits ) {
				$waiting[ $key ] = $value;
			} elseif ( ! $kept ) {
				$values[ $key ] = $value;
			}
		}
		$changed = WaitingFields::hold( $user->ID, $waiting ) || $changed;
		$changed = $this->save( $values ) || $changed;
		if ( isset( $values['user_email'] ) ) {
			$this->moved( $values['user_email'] );
		}
		return $changed;
	}

	/** @param array<string, string> $values By stored field. */
	private function save( array $values ): bool {
		return $this->bulk?->add( $this->user, $values ) ? array() !== $values : self::write( $this->user, $values );
	}

	/**
	 * True if there was anything.
	 *
	 * @param WP_User               $user
	 * @param array<string, string> $values By stored field.
	 * @throws \RuntimeException Where WordPress, or another plugin in it, refuses.
	 */
	public static function write( WP_User $user, array $values ): bool {
		$profile = array();
		foreach ( $values as $key => $value ) {
			if ( str_starts_with( $key, 'billing_' ) ) {
				update_user_meta( $user->ID, $key, wp_slash( $value ) );
			} else {
				$profile[ $key ] = $value;
			}
		}
		if ( $profile ) {
			$saved = wp_update_user( array( 'ID' => $user->ID ) + wp_slash( $profile ) );
			if ( is_wp_error( $saved ) ) {
				throw new \RuntimeException( esc_html( $saved->get_error_message() ) );
			}
		} elseif ( $values ) {
			// WordPress's profile_update would have told everybody, else WooCommerce's action does.
			do_action( 'woocommerce_update_customer', $user->ID, new \WC_Customer( $user->ID ) );
		}
		return array() !== $values;
	}

	/** Nobody has come in yet: the account is as good as made for its new e-mail. Else whoever uses it has to prove that one. */
	private function moved( string $email ): void {
		if ( BulkCreator::has_no_password( $this->user ) ) {
			ProvenEmail::record( $this->user->ID, $email );
		}
		Provisional::follow( $this->user->ID, $email );
	}

	/** Whether what the ERP says of the person has to wait for a proof of the e-mail that the account will have. */
	private function is_open_to_strangers( string $email ): bool {
		$moves = $email !== $this->user->user_email && ! Settings::get( 'accounts', 'trust_emails' );
		return ! BulkCreator::has_no_password( $this->user ) && ( $moves || ! ProvenEmail::is( $this->user->ID ) );
	}

	/**
	 * Where the account is not as the ERP has it, by stored field; `kept` where the field policy leaves it so, or (`waits`) until its
	 * e-mail is proven.
	 *
	 * @return list<array{key: string, old: string, new: string, kept: bool, waits: bool}>
	 */
	public function differences(): array {
		$differences = array();
		$strangers   = null;
		foreach ( $this->account->wanted() as $key => $new ) {
			$old  = $this->present( $key );
			$same = 'user_email' === $key || 'billing_email' === $key ? mb_strtolower( $old ) === $this->account->email_id() : $old === $new;
			if ( ! $same ) {
				$writes        = $this->policy->writes( $key, $old );
				$waits         = $writes && WaitingFields::waits( $key ) && ( $strangers ??= $this->is_open_to_strangers( $this->email_to_be() ) );
				$differences[] = array(
					'key'   => $key,
					'old'   => $old,
					'new'   => $new,
					'kept'  => ! $writes || $waits,
					'waits' => $waits,
				);
			}
		}
		return $differences;
	}

	private function email_to_be(): string {
		return $this->policy->moves_emails() && mb_strtolower( $this->user->user_email ) !== $this->account->email_id() ? $this->account->email : $this->user->user_email;
	}

	private function present( string $key ): string {
		return match ( $key ) {
			'user_email'   => $this->user->user_email,
			'display_name' => $this->user->display_name,
			default        => (string) get_user_meta( $this->user->ID, $key, true ),
		};
	}
}
