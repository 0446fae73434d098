<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ErpBridge\Accounts\Directory;
use ErpBridge\Lock;
use ErpBridge\Settings\Settings;
use ErpBridge\Table;
use WP_Error;
use WP_REST_Request;

/** One PUT of one document: idempotent by key and sha256, whole or not at all. */
final class Upload {
	private const META = array( 'tiers_key', 'type', 'number', 'order_number', 'total', 'total_net', 'currency', 'paid' );

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>|WP_Error
	 */
	public static function put( WP_REST_Request $request ): array|WP_Error {
		$key     = (string) $request['erp_key'];
		$account = (string) $request['account_key'];
		$email   = (string) $request['account_email'];
		$owner   = ( new Directory( '' === $account ? array() : array( $account ), '' === $email ? array() : array( $email ) ) )->find( $account, '' === $email ? null : $email );
		if ( null === $owner ) {
			return array(
				'outcome' => 'waiting',
				'code'    => 'no_account',
				'params'  => array( 'email' => $email ),
			);
		}
		$sha256 = strtolower( (string) $request['sha256'] );
		$values = self::values( $request, $key, $owner );
		$lock   = 'doc_' . substr( md5( $key ), 0, 2 );
		$same   = Lock::hold( $lock, static fn() => self::same_bytes( $values, $sha256 ) );
		if ( null !== $same ) {
			return $same;
		}
		$file = UploadBody::receive( $sha256, (int) Settings::get( 'documents', 'max_size_mb' ) * MB_IN_BYTES );
		if ( is_wp_error( $file ) ) {
			return $file;
		}
		try {
			return Lock::hold( $lock, static fn() => self::same_bytes( $values, $sha256 ) ?? self::store( $values, $sha256, $file ) );
		} finally {
			if ( is_file( $file ) ) {
				unlink( $file );
			}
		}
	}

	/**
	 * The answer where these bytes are stored under this key already; what was said about them may have changed.
	 *
	 * @param array<string, string|int|null> $values
	 * @return array<string, mixed>|null
	 */
	private static function same_bytes( array $values, string $sha256 ): ?array {
		$row = Documents::by_key( (string) $values['erp_key'] );
		if ( null === $row || $row->sha256 !== $sha256 || ! is_file( Storage::file( $row->path ) ) ) {
			return null;
		}
		$changed = array_filter( $values, static fn( $value, $column ) => (string) $row->$column !== (string) $value, ARRAY_FILTER_USE_BOTH );
		if ( $changed ) {
			global $wpdb;
			$wpdb->update( Table::name( 'documents' ), $changed, array( 'id' => $row->id ) );
		}
		return array(
			'outcome' => $changed ? 'replaced' : 'unchanged',
			'id'      => (int) $row->id,
		);
	}

	/**
	 * @param array<string, string|int|null> $values
	 * @return array<string, mixed>|WP_Error
	 */
	private static function store( array $values, string $sha256, string $file ): array|WP_Error {
		$old    = Documents::by_key( (string) $values['erp_key'] );
		$path   = Storage::path_for( (string) $values['erp_key'], $sha256 );
		$target = Storage::file( $path );
		$size   = (int) filesize( $file );
		if ( ! wp_mkdir_p( dirname( $target ) ) || ! @rename( $file, $target ) ) {
			return UploadBody::full();
		}
		try {
			Documents::save(
				$values + array(
					'path'            => $path,
					'sha256'          => $sha256,
					'size'            => $size,
					'stored_at'       => Table::now(),
					'first_opened_at' => null,
				)
			);
		} catch ( \RuntimeException $e ) {
			Storage::remove( $path );
			throw $e;
		}
		if ( null !== $old && $old->path !== $path ) {
			Storage::remove( $old->path );
		}
		return array(
			'outcome' => null === $old ? 'created' : 'replaced',
			'id'      => (int) Documents::by_key( (string) $values['erp_key'] )?->id,
		);
	}

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, string|int|null>
	 */
	private static function values( WP_REST_Request $request, string $key, int $owner ): array {
		$values = array(
			'erp_key'   => $key,
			'user_id'   => $owner,
			'doc_date'  => $request['date'] ?: null,
			'due_date'  => $request['due_date'] ?: null,
			'file_name' => self::file_name( (string) $request['file_name'], $key ),
		);
		foreach ( self::META as $name ) {
			$values[ $name ] = mb_substr( sanitize_text_field( (string) $request[ $name ] ), 0, 190 );
		}
		return $values;
	}

	/** A name and nothing but a name: no folder, no control character, nothing a browser or Windows trips over. */
	private static function file_name( string $name, string $key ): string {
		$name = (string) preg_replace( '/[\x00-\x1F\x7F\/\\\\:*?"<>|]+/', '-', wp_check_invalid_utf8( $name, true ) );
		$name = trim( (string) preg_replace( '/\.pdf$/i', '', $name ), " .\t-" );
		return mb_substr( '' === $name ? $key : $name, 0, 180 ) . '.pdf';
	}
}
