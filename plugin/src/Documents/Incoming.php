<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

/** One document that the worker announces: what is said about it, cleaned, and then its bytes in a temporary file. */
final class Incoming {
	private const META = array( 'account_key', 'tiers_key', 'type', 'number', 'order_number', 'total', 'total_net', 'currency', 'paid', 'facturx', 'siren' );

	/** The account it is for. */
	public ?int $owner = null;

	/** The ERP's code of the customer to whom the account with its e-mail belongs, where that is another one. */
	public ?string $other_customer = null;

	/** The e-mail of the order that it answers, where nobody has an account. */
	public string $guest_email = '';

	/** The owner's e-mail as long as that is not proven: then it is his only while he has that e-mail. */
	public string $owner_email = '';

	/** Where its bytes are; null until they have come. */
	public ?string $file = null;

	/**
	 * @param string                         $key
	 * @param string                         $sha256
	 * @param string                         $account_key
	 * @param string                         $account_email
	 * @param string                         $tiers_key
	 * @param int                            $sale          The order that it answers; 0 where it is none of the shop's.
	 * @param array<string, string|int|null> $values        Columns of the documents table.
	 */
	private function __construct( public readonly string $key, public readonly string $sha256, public readonly string $account_key, public readonly string $account_email, public readonly string $tiers_key, public readonly int $sale, private array $values ) {
	}

	/** @param array<string, mixed> $said As the route's schema lets it in. */
	public static function from( array $said ): self {
		$key    = (string) $said['erp_key'];
		$values = array(
			'erp_key'   => $key,
			'doc_date'  => ( $said['date'] ?? '' ) ?: null,
			'due_date'  => ( $said['due_date'] ?? '' ) ?: null,
			'file_name' => self::file_name( (string) ( $said['file_name'] ?? '' ), $key ),
			// Never by the ERP's order number: both systems count from 1, so it is often a stranger's order here.
			'order_id'  => 0,
		);
		foreach ( self::META as $name ) {
			$values[ $name ] = mb_substr( sanitize_text_field( (string) ( $said[ $name ] ?? '' ) ), 0, 190 );
		}
		$tell = array( 'tell' => (int) ( $said['tell'] ?? false ) );
		return new self( $key, strtolower( (string) $said['sha256'] ), (string) ( $said['account_key'] ?? '' ), trim( (string) ( $said['account_email'] ?? '' ) ), (string) $values['tiers_key'], self::order_in( (string) ( $said['sale_key'] ?? '' ) ), $values + $tell );
	}

	/** The order that a sale key names; 0 where it names none. */
	public static function order_in( string $sale_key ): int {
		return (int) substr( $sale_key, strlen( 'sale.' ) );
	}

	/** It is the answer to an order that is there. */
	public function belongs_to( int $order_id, bool $is_mailed ): void {
		$this->values['order_id'] = $order_id;
		if ( $is_mailed ) {
			$this->values['tell'] = 0;
		}
	}

	public function type(): string {
		return (string) $this->values['type'];
	}

	/**
	 * @param \stdClass|null $present Its row; what is its owner's already stays so.
	 * @return array<string, string|int|null> With the owner.
	 */
	public function values( ?\stdClass $present ): array {
		return array(
			'user_id'     => (int) $this->owner,
			'user_since'  => Ownership::since( (int) $this->owner ),
			'owner_email' => $this->owner > 0 && (int) $this->owner === (int) ( $present->user_id ?? 0 ) ? (string) $present->owner_email : $this->owner_email,
			'guest_email' => $this->guest_email,
		) + $this->values;
	}

	/**
	 * On disk before it is said to be: until then the bytes are in the operating system's memory. Done when all documents of a request
	 * have come, because the disk is quicker with many at its end than with one after the other in between.
	 *
	 * @throws Refused Where the disk does not take them.
	 */
	public function write_through(): void {
		$file = null === $this->file ? false : @fopen( $this->file, 'r+b' );
		if ( false === $file || ! fdatasync( $file ) ) {
			throw new Refused( UploadBody::full() );
		}
		fclose( $file );
	}

	/** Gone where nobody took it. */
	public function discard(): void {
		if ( null !== $this->file && is_file( $this->file ) ) {
			unlink( $this->file );
		}
		$this->file = null;
	}

	/** A name and nothing but a name: no folder, no control character, nothing a browser or Windows trips over. */
	private static function file_name( string $name, string $key ): string {
		$name = (string) preg_replace( '/[\x00-\x1F\x7F\/\\\\:*?"<>|]+/', '-', wp_check_invalid_utf8( $name, true ) );
		$name = trim( (string) preg_replace( '/\.pdf$/i', '', $name ), " .\t-" );
		return mb_substr( '' === $name ? $key : $name, 0, 180 ) . '.pdf';
	}
}
