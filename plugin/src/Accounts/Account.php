<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Accounts;

/** One account as the ERP wants it, cleaned to what WordPress and WooCommerce store. */
final class Account {
	private const ADDRESS = array(
		'address_1' => 200,
		'address_2' => 200,
		'postcode'  => 20,
		'city'      => 100,
		'country'   => 2,
	);

	/** @var list<string> */
	public array $keys;

	/** The account found for it. */
	public ?int $user_id = null;

	/**
	 * @param list<string>          $also    Further ERP keys that share the account.
	 * @param array<string, string> $profile WordPress's first_name, last_name, display_name.
	 * @param array<string, string> $billing WooCommerce's billing_* meta.
	 * @param array<string, true>   $said    The stored fields that the ERP says something about; the others are only for a new account.
	 */
	private function __construct(
		public readonly string $erp_key,
		array $also,
		public readonly string $tiers_key,
		public readonly string $tiers_code,
		public readonly string $email,
		public readonly bool $active,
		public readonly array $profile,
		public readonly array $billing,
		private readonly array $said
	) {
		$this->keys = array_values( array_unique( array( $erp_key, ...$also ) ) );
	}

	/** @param array<string, mixed> $row As the route's schema lets it in. */
	public static function from( array $row ): self {
		$email   = trim( $row['email'] );
		$first   = self::text( $row['first_name'] ?? '', 200 );
		$last    = self::text( $row['last_name'] ?? '', 200 );
		$company = self::text( $row['company'] ?? '', 200 );
		$display = trim( "$first $last" );
		if ( '' === $display ) {
			$display = '' !== $company ? $company : strstr( $email, '@', true );
		}
		$said    = array_filter(
			array(
				'user_email'         => true,
				'billing_email'      => true,
				'first_name'         => isset( $row['first_name'] ),
				'billing_first_name' => isset( $row['first_name'] ),
				'last_name'          => isset( $row['last_name'] ),
				'billing_last_name'  => isset( $row['last_name'] ),
				'display_name'       => isset( $row['first_name'], $row['last_name'] ),
				'billing_company'    => isset( $row['company'] ),
				'billing_phone'      => isset( $row['phone'] ),
			)
		);
		$billing = array(
			'billing_first_name' => $first,
			'billing_last_name'  => $last,
			'billing_company'    => $company,
			'billing_phone'      => self::text( $row['phone'] ?? '', 100 ),
			'billing_email'      => $email,
		);
		foreach ( self::ADDRESS as $field => $length ) {
			if ( isset( $row['billing'] ) ) {
				$billing[ "billing_$field" ] = self::text( $row['billing'][ $field ] ?? '', $length );
			}
			if ( isset( $row['billing'][ $field ] ) ) {
				$said[ "billing_$field" ] = true;
			}
		}
		return new self(
			$row['erp_key'],
			$row['also'] ?? array(),
			$row['tiers_key'] ?? '',
			mb_substr( sanitize_text_field( $row['tiers_code'] ?? '' ), 0, 190 ),
			$email,
			$row['active'],
			array(
				'first_name'   => self::filtered( 'pre_user_first_name', $first, 250 ),
				'last_name'    => self::filtered( 'pre_user_last_name', $last, 250 ),
				'display_name' => self::filtered( 'pre_user_display_name', (string) $display, 250 ),
			),
			$billing,
			$said
		);
	}

	/** @return array<string, string> What an existing account should have, by stored field. */
	public function wanted(): array {
		return array_intersect_key( array( 'user_email' => $this->email ) + $this->profile + $this->billing, $this->said );
	}

	public function has_valid_email(): bool {
		return strlen( $this->email ) <= 100 && false !== is_email( $this->email ) && sanitize_email( $this->email ) === $this->email;
	}

	/** E-mails are compared without case; the database does so, too. */
	public function email_id(): string {
		return mb_strtolower( $this->email );
	}

	private static function text( string $value, int $length ): string {
		return trim( mb_substr( sanitize_text_field( $value ), 0, $length ) );
	}

	/** As wp_insert_user saves it: these filters work on slashed text. Cut afterwards, for they make `&` longer. */
	private static function filtered( string $filter, string $value, int $length ): string {
		return mb_substr( (string) wp_unslash( apply_filters( $filter, wp_slash( $value ) ) ), 0, $length );
	}
}
