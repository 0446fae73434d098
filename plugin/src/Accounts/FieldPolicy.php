<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

use ErpBridge\Settings\Settings;

/** Who wins where shop and ERP differ on an existing account: the ERP, the shop, or the ERP where the shop has nothing. */
final class FieldPolicy {
	/** The group of settings that each stored field belongs to; all others are the billing address. */
	private const GROUPS = array(
		'first_name'         => 'name',
		'last_name'          => 'name',
		'display_name'       => 'name',
		'billing_first_name' => 'name',
		'billing_last_name'  => 'name',
		'billing_company'    => 'company',
		'billing_phone'      => 'phone',
		'user_email'         => 'email',
		'billing_email'      => 'email',
	);

	/** @param array<string, string> $policy 'erp', 'shop' or 'fill' by group. */
	public function __construct( private readonly array $policy ) {
	}

	public static function of_shop(): self {
		return new self( Settings::get( 'accounts', 'policy' ) );
	}

	/**
	 * @param string $field   Meta key, or column of the users table.
	 * @param string $present What the shop has, which differs from what the ERP has.
	 */
	public function writes( string $field, string $present ): bool {
		return match ( $this->policy[ self::GROUPS[ $field ] ?? 'address' ] ) {
			'erp'   => true,
			'fill'  => '' === $present,
			default => false,
		};
	}

	/** Whether an account's e-mail follows the ERP's. */
	public function moves_emails(): bool {
		return 'erp' === $this->policy['email'];
	}
}
