<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

/** One by one through wp_insert_user, for shops where another plugin has its say about each new user. */
final class SingleCreator extends Creator {
	public function create( array $accounts, callable $link ): array {
		$results = array();
		$logins  = Logins::choose( array_map( static fn( Account $a ) => $a->email, $accounts ) );
		foreach ( $accounts as $position => $account ) {
			$data    = apply_filters(
				'woocommerce_new_customer_data',
				$account->profile + array(
					'user_login' => $logins[ $position ]['login'],
					'user_pass'  => wp_generate_password( 40 ),
					'user_email' => $account->email,
					'role'       => 'customer',
					'source'     => 'erp-bridge',
				)
			);
			$user_id = wp_insert_user( wp_slash( $data ) );
			if ( is_wp_error( $user_id ) ) {
				$results[ $position ] = $user_id->get_error_message();
				continue;
			}
			$account->user_id = $user_id;
			ProvenEmail::record( $user_id, get_userdata( $user_id )->user_email );
			foreach ( $account->billing as $key => $value ) {
				update_user_meta( $user_id, $key, wp_slash( $value ) );
			}
			$link( $account );
			$this->announce( $user_id, $data );
			$results[ $position ] = $user_id;
		}
		return $results;
	}
}
