<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Connection;

use ErpBridge\Health\Folder;
use ErpBridge\Platform\Loopback;
use ErpBridge\Platform\Requirements;
use ErpBridge\Platform\Rest;
use ErpBridge\Worker\LastReport;

/** "Test connection": what is wrong, in words, and what to do. Each check is {id, status, title, message, fix?}. */
final class Checks {
	/** @return list<array<string, string>> Those that need no request. */
	public static function quick(): array {
		return array( self::permalinks(), self::https(), self::worker() );
	}

	/** @return list<array<string, string>> */
	public static function all( string $key, string $secret ): array {
		$reachable = self::reachable();
		$checks    = array( self::permalinks(), self::https(), $reachable );
		if ( 'ok' === $reachable['status'] ) {
			$checks[] = self::authorization();
			if ( '' !== $key && '' !== $secret ) {
				$checks[] = self::key( $key, $secret );
			}
		}
		return array( ...$checks, self::worker(), self::folder() );
	}

	/** @return array<string, string> */
	private static function permalinks(): array {
		$title = __( 'Permalinks', 'erp-bridge' );
		return Requirements::has_pretty_permalinks()
			? self::ok( 'permalinks', $title, __( 'The shop has readable addresses.', 'erp-bridge' ) )
			: self::problem( 'permalinks', 'error', $title, __( 'The permalinks are “Plain”, so the worker cannot reach the shop.', 'erp-bridge' ), __( 'Choose “Post name” under Settings → Permalinks.', 'erp-bridge' ) );
	}

	/** @return array<string, string> */
	private static function https(): array {
		$title = __( 'HTTPS', 'erp-bridge' );
		if ( Requirements::is_https() ) {
			return self::ok( 'https', $title, __( 'The shop is reached over HTTPS.', 'erp-bridge' ) );
		}
		if ( 'local' === wp_get_environment_type() ) {
			return self::problem( 'https', 'warning', $title, __( 'The shop is reached without HTTPS. On this local installation that is all right; on the internet it is not.', 'erp-bridge' ), '' );
		}
		return self::problem( 'https', 'error', $title, __( 'The shop is reached without HTTPS: keys and invoices would travel in the open.', 'erp-bridge' ), __( 'Get a certificate from your host, then change the addresses under Settings → General to https://.', 'erp-bridge' ) );
	}

	/** @return array<string, string> */
	private static function reachable(): array {
		$title  = __( 'REST API', 'erp-bridge' );
		$answer = Loopback::get( rest_url( Rest::NAMESPACE ) );
		if ( is_wp_error( $answer ) ) {
			/* translators: %s: technical error message. */
			return self::problem( 'rest', 'error', $title, sprintf( __( 'The shop could not reach itself: %s', 'erp-bridge' ), $answer->get_error_message() ), __( 'Ask your host to allow requests from the server to its own address (loopback). The worker may still get through; what follows could not be tested.', 'erp-bridge' ) );
		}
		$body = json_decode( $answer['body'], true );
		if ( 200 !== $answer['status'] || ! isset( $body['namespace'] ) ) {
			/* translators: %d: HTTP status. */
			return self::problem( 'rest', 'error', $title, sprintf( __( 'The REST API does not answer as it should (HTTP status %d).', 'erp-bridge' ), $answer['status'] ), __( 'A security plugin, a maintenance page or a password on the whole site usually does that: let addresses under /wp-json/wc-erp-bridge/ through. Saving Settings → Permalinks once may help, too.', 'erp-bridge' ) );
		}
		return self::ok( 'rest', $title, __( 'The REST API answers.', 'erp-bridge' ) );
	}

	/** @return array<string, string> */
	private static function authorization(): array {
		$title = __( 'Authorization header', 'erp-bridge' );
		return match ( Loopback::header_arrives() ) {
			true  => self::ok( 'authorization', $title, __( 'The server passes the Authorization header on.', 'erp-bridge' ) ),
			false => self::problem( 'authorization', 'warning', $title, __( 'The web server removes the Authorization header, so keys do not arrive over HTTPS.', 'erp-bridge' ), __( 'Put these lines at the top of the file .htaccess, or ask your host to:', 'erp-bridge' ) . "\nRewriteEngine On\nRewriteRule .* - [E=HTTP_AUTHORIZATION:%{HTTP:Authorization}]" ),
			null  => self::problem( 'authorization', 'warning', $title, __( 'Whether the server passes the Authorization header on could not be found out.', 'erp-bridge' ), '' ),
		};
	}

	/** @return array<string, string> */
	private static function key( string $key, string $secret ): array {
		$title  = __( 'API key', 'erp-bridge' );
		$answer = Loopback::ping( $key, $secret );
		if ( ! is_wp_error( $answer ) && 200 === $answer['status'] ) {
			return self::ok( 'key', $title, __( 'The key is accepted.', 'erp-bridge' ) );
		}
		$body   = is_wp_error( $answer ) ? null : json_decode( $answer['body'], true );
		$reason = is_wp_error( $answer ) ? $answer->get_error_message() : (string) ( $body['message'] ?? $answer['status'] );
		/* translators: %s: what the shop answered. */
		return self::problem( 'key', 'error', $title, sprintf( __( 'The key is not accepted: %s', 'erp-bridge' ), $reason ), __( 'Check that key and secret were copied whole, or make a new key here.', 'erp-bridge' ) );
	}

	/** @return array<string, string> */
	private static function worker(): array {
		$title = __( 'Worker', 'erp-bridge' );
		$last  = LastReport::last();
		if ( null === $last ) {
			return self::problem( 'worker', 'warning', $title, __( 'The worker has never called.', 'erp-bridge' ), __( 'Copy the configuration to the computer of the ERP and start it there: erp-bridge serve', 'erp-bridge' ) );
		}
		/* translators: %s: a span of time, for example "5 minutes". */
		$ago = sprintf( __( 'The worker called %s ago.', 'erp-bridge' ), human_time_diff( $last['seen_at'] ) );
		return $last['alive']
			? self::ok( 'worker', $title, $ago )
			: self::problem( 'worker', 'warning', $title, $ago, __( 'Look whether the computer of the ERP is on and the worker runs there: erp-bridge serve', 'erp-bridge' ) );
	}

	/** @return array<string, string> */
	private static function folder(): array {
		$title = __( 'Folder for documents', 'erp-bridge' );
		return match ( Folder::probe() ) {
			Folder::Outside => self::ok( 'folder', $title, __( 'The documents lie outside what the web server serves.', 'erp-bridge' ) ),
			Folder::Closed  => self::ok( 'folder', $title, __( 'The web server refuses the documents to whoever asks for them directly.', 'erp-bridge' ) ),
			Folder::Open    => self::problem( 'folder', 'error', $title, __( 'The web server gives the documents to whoever knows their address.', 'erp-bridge' ), Folder::advice() ),
			Folder::Unknown => self::problem( 'folder', 'warning', $title, __( 'Whether the documents are closed from outside could not be found out: the shop could not reach itself.', 'erp-bridge' ), Folder::advice() ),
			Folder::Faulty  => self::problem( 'folder', 'error', $title, __( 'The folder for documents cannot be written.', 'erp-bridge' ), __( 'Ask your host to make it writable for PHP.', 'erp-bridge' ) ),
		};
	}

	/** @return array<string, string> */
	private static function ok( string $id, string $title, string $message ): array {
		return array( 'status' => 'ok' ) + compact( 'id', 'title', 'message' );
	}

	/** @return array<string, string> */
	private static function problem( string $id, string $status, string $title, string $message, string $fix ): array {
		return compact( 'id', 'status', 'title', 'message' ) + ( '' === $fix ? array() : array( 'fix' => $fix ) );
	}
}
