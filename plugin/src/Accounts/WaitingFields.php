<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

/** What the ERP says of a person, name and address, on an account whose e-mail is not proven: it waits here, and is written at proof. */
final class WaitingFields {
	public const META = 'erp_bridge_waiting_fields';

	/** Known to whoever registered with it. */
	private const OPEN = array( 'user_email', 'billing_email' );

	public static function waits( string $field ): bool {
		return ! in_array( $field, self::OPEN, true );
	}

	public static function are_any( int $user_id ): bool {
		return '' !== (string) get_user_meta( $user_id, self::META, true );
	}

	/**
	 * @param array<string, string> $fields All that wait now.
	 * @return bool True where they are not those that waited before.
	 */
	public static function hold( int $user_id, array $fields ): bool {
		$before = (string) get_user_meta( $user_id, self::META, true );
		$now    = $fields ? (string) wp_json_encode( $fields ) : '';
		if ( $now === $before ) {
			return false;
		}
		'' === $now ? self::forget( $user_id ) : update_user_meta( $user_id, self::META, wp_slash( $now ) );
		return true;
	}

	public static function forget( int $user_id ): void {
		delete_user_meta( $user_id, self::META );
	}

	/** What WordPress refuses now comes with the next change of the record in the ERP. */
	public static function write( int $user_id ): void {
		$fields = (array) json_decode( (string) get_user_meta( $user_id, self::META, true ), true );
		self::forget( $user_id );
		$user = get_userdata( $user_id );
		if ( $fields && $user ) {
			try {
				$policy = FieldPolicy::of_shop();
				Updater::write( $user, array_filter( array_map( 'strval', $fields ), static fn( string $field ): bool => $policy->writes( $field, (string) $user->get( $field ) ), ARRAY_FILTER_USE_KEY ) );
			} catch ( \RuntimeException $e ) {
				wc_get_logger()->error( 'Account ' . $user_id . ': ' . $e->getMessage(), array( 'source' => 'erp-bridge' ) );
			}
		}
	}
}
