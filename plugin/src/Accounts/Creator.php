<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

/** Makes new customer accounts and tells the other plugins of them. */
abstract class Creator {
	/** Filters through which another plugin changes what wp_insert_user writes; a bulk insert would pass it by. */
	private const FILTERS = array( 'wp_pre_insert_user_data', 'insert_user_meta', 'insert_custom_user_meta', 'woocommerce_new_customer_data', 'add_user_metadata' );

	public static function can_insert_in_bulk(): bool {
		return ! is_multisite() && array() === array_filter( self::FILTERS, 'has_filter' );
	}

	/**
	 * @param array<int, Account>     $accounts By position in the batch.
	 * @param callable(Account): void $link     Writes the link of one new account.
	 * @return array<int, int|string> User id, or why there is none, by position.
	 */
	abstract public function create( array $accounts, callable $link ): array;

	/**
	 * The same actions as when WooCommerce creates a customer: mails (where wanted), analytics and other plugins hang on them.
	 *
	 * @param array<string, mixed> $data What wp_insert_user was or would have been given.
	 */
	protected function announce( int $user_id, array $data ): void {
		do_action( 'woocommerce_created_customer', $user_id, $data, true );
		do_action( 'woocommerce_new_customer', $user_id, new \WC_Customer( $user_id ) );
	}
}
