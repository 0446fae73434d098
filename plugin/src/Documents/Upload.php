<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Documents;

use ErpBridge\Platform\Lock;
use ErpBridge\Platform\Rest;
use ErpBridge\Settings\Settings;
use WP_Error;
use WP_REST_Request;

/** The two ways in: one document a request, or many small ones in one, which spares WordPress's start for each. */
final class Upload {
	/** Most documents of one bundle. */
	private const MANY = 200;

	/** Longest list of what a bundle holds, in bytes. */
	private const LIST_LENGTH = 1048576;

	/**
	 * @param WP_REST_Request<array<string, mixed>> $request
	 * @return array<string, mixed>|WP_Error
	 */
	public static function put( WP_REST_Request $request ): array|WP_Error {
		$document = Incoming::from( $request->get_params() );
		$intake   = new Intake( array( $document ) );
		$known    = self::locked( static fn() => $intake->without_bytes( $document ) );
		if ( null !== $known ) {
			return $known;
		}
		try {
			$body           = new UploadBody( self::limit() );
			$document->file = $body->receive( $document->sha256 );
			$document->write_through();
			return self::locked( static fn() => $intake->store()[ $document->key ] );
		} catch ( Refused $refused ) {
			return $refused->error;
		} finally {
			$document->discard();
		}
	}

	/**
	 * The body: one line of JSON, a list of what each document's PUT would say plus `size`; then the bytes of all of them, in
	 * that order. One that is refused loses only itself.
	 *
	 * @return array{results: list<array<string, mixed>>}|WP_Error
	 */
	public static function many(): array|WP_Error {
		$body = new UploadBody( self::limit() );
		$list = json_decode( $body->line( self::LIST_LENGTH ), true );
		$args = Rest::args( 'PUT /documents/{erp_key}' ) + array(
			'size' => array(
				'type'     => 'integer',
				'minimum'  => 0,
				'required' => true,
			),
		);
		if ( ! is_array( $list ) || ! array_is_list( $list ) || array() === $list || count( $list ) > self::MANY ) {
			return Rest::error( 'bundle_invalid', __( 'The bundle of documents does not begin with the list of what it holds.', 'erp-bridge' ), 400 );
		}
		foreach ( $list as $said ) {
			$valid = rest_validate_object_value_from_schema( $said, array( 'properties' => $args ), 'document' );
			if ( is_wp_error( $valid ) ) {
				// Nobody knows where the next one would begin.
				return Rest::error( 'bundle_invalid', $valid->get_error_message(), 400 );
			}
		}
		return array( 'results' => self::take( $list, $body ) );
	}

	/**
	 * @param list<array<string, mixed>> $list
	 * @return list<array<string, mixed>>
	 */
	private static function take( array $list, UploadBody $body ): array {
		$documents = array_map( array( Incoming::class, 'from' ), $list );
		$intake    = new Intake( $documents );
		$results   = array();
		try {
			foreach ( $documents as $position => $document ) {
				$results[ $document->key ] = $intake->without_bytes( $document );
				try {
					if ( null === $results[ $document->key ] ) {
						$document->file = $body->receive( $document->sha256, $list[ $position ]['size'] );
					} else {
						$body->skip( $list[ $position ]['size'] );
					}
				} catch ( Refused $refused ) {
					$results[ $document->key ] = $refused->error;
				}
			}
			foreach ( array_filter( $documents, static fn( Incoming $document ): bool => null !== $document->file ) as $document ) {
				try {
					$document->write_through();
				} catch ( Refused $refused ) {
					$results[ $document->key ] = $refused->error;
					$document->discard();
				}
			}
			$stored = self::locked( static fn() => $intake->store() );
		} finally {
			array_map( static fn( Incoming $document ) => $document->discard(), $documents );
		}
		return array_map( static fn( Incoming $document ): array => self::result( $document->key, $stored[ $document->key ] ?? $results[ $document->key ] ), $documents );
	}

	/**
	 * @param array<string, mixed>|WP_Error|null $result
	 * @return array<string, mixed>
	 */
	private static function result( string $key, array|WP_Error|null $result ): array {
		if ( $result instanceof WP_Error ) {
			$result = array(
				'outcome' => 'error',
				'code'    => $result->get_error_code(),
				'message' => $result->get_error_message(),
				'status'  => $result->get_error_data()['status'] ?? 500,
			);
		}
		return array( 'erp_key' => $key ) + (array) $result;
	}

	/**
	 * @template T
	 * @param callable(): T $work
	 * @return T
	 */
	private static function locked( callable $work ): mixed {
		return Lock::hold( 'documents', $work );
	}

	private static function limit(): int {
		return (int) Settings::get( 'documents', 'max_size_mb' ) * MB_IN_BYTES;
	}
}
