<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\MyDocuments;

/**
 * Whether a request for a document is its reader's own. A picture on somebody else's page asks for it, too, with the reader's cookie, and
 * a browser may fetch what nobody clicked yet: they get the file, and nobody has read anything.
 */
final class OwnRequest {
	private const TOKEN = 'erp_bridge_read';

	/** What people see or save; the others (image, script, style …) are parts of some page. */
	private const SHOWN_AS = array( '', 'document', 'iframe', 'frame', 'embed', 'object', 'empty' );

	/** Only the shop's own pages can make such a link, and each for its reader. It does not expire: links are kept. */
	public static function link( string $url ): string {
		$user_id = get_current_user_id();
		return $user_id > 0 ? add_query_arg( self::TOKEN, self::token( $user_id ), $url ) : $url;
	}

	public static function is_own(): bool {
		if ( str_contains( self::header( 'SEC_PURPOSE' ) . self::header( 'PURPOSE' ) . self::header( 'X_MOZ' ), 'prefetch' ) ) {
			return false;
		}
		if ( ! in_array( self::header( 'SEC_FETCH_DEST' ), self::SHOWN_AS, true ) ) {
			return false;
		}
		return self::has_token() || match ( self::header( 'SEC_FETCH_SITE' ) ) {
			// Typed in, a bookmark, a mail program; or a page of the shop.
			'none', 'same-origin' => true,
			// A browser that does not say: only the link can.
			'' => false,
			// A link on another page, a webmail for example, that somebody clicked and that takes him here.
			default => 'navigate' === self::header( 'SEC_FETCH_MODE' ) && 'document' === self::header( 'SEC_FETCH_DEST' ) && '?1' === self::header( 'SEC_FETCH_USER' ),
		};
	}

	private static function has_token(): bool {
		$token = isset( $_GET[ self::TOKEN ] ) && is_string( $_GET[ self::TOKEN ] ) ? sanitize_key( wp_unslash( $_GET[ self::TOKEN ] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification.Recommended
		return '' !== $token && hash_equals( self::token( get_current_user_id() ), $token );
	}

	private static function token( int $user_id ): string {
		return substr( wp_hash( self::TOKEN . "|$user_id", 'nonce' ), 0, 20 );
	}

	private static function header( string $name ): string {
		return isset( $_SERVER[ "HTTP_$name" ] ) ? strtolower( sanitize_text_field( wp_unslash( $_SERVER[ "HTTP_$name" ] ) ) ) : '';
	}
}
