<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\MyDocuments;

use ErpBridge\Documents\Documents;
use ErpBridge\Documents\Downloads;
use ErpBridge\Documents\Storage;
use ErpBridge\Documents\Versions;

/** The addresses under which stored files are read, each with the question who is asking. */
final class Download {
	private const DOCUMENT = 'erp_bridge_document';
	private const VERSION  = 'erp_bridge_version';

	public static function hooks(): void {
		add_action( 'template_redirect', array( self::class, 'front_end' ), 0 );
	}

	/** For whoever is signed in. Not the REST address: a cookie without a nonce signs nobody in there. */
	public static function url( int $id ): string {
		return OwnRequest::link( self::address( $id ) );
	}

	/** The same for somebody else. */
	public static function address( int $id ): string {
		return add_query_arg( self::DOCUMENT, $id, home_url( '/' ) );
	}

	/** An earlier version, for the admin. */
	public static function version_url( int $id ): string {
		return add_query_arg( self::VERSION, $id, home_url( '/' ) );
	}

	public static function front_end(): void {
		// Reading one's own document needs no nonce, so that links may be kept; whether it was read, see Reading.
		$asked = wp_unslash( array_intersect_key( $_GET, array_flip( array( self::DOCUMENT, self::VERSION, Zip::QUERY ) ) ) ); // phpcs:ignore WordPress.Security
		if ( ! $asked ) {
			return;
		}
		nocache_headers();
		if ( ! is_user_logged_in() ) {
			$link = sprintf( '<a href="%s">%s</a>', esc_url( wc_get_page_permalink( 'myaccount' ) ), esc_html__( 'Sign in', 'erp-bridge' ) );
			wp_die( esc_html__( 'Please sign in to read this document.', 'erp-bridge' ) . ' ' . wp_kses_post( $link ), '', array( 'response' => 401 ) );
		}
		if ( Documents::closed( get_current_user_id() ) > 0 ) {
			// Of every document alike, also of others' and of none.
			$link = sprintf( '<a href="%s">%s</a>', esc_url( AccountTab::url() ), esc_html__( 'Confirm your e-mail', 'erp-bridge' ) );
			wp_die( esc_html__( 'Your documents open once your e-mail address is confirmed.', 'erp-bridge' ) . ' ' . wp_kses_post( $link ), '', array( 'response' => 403 ) );
		}
		if ( isset( $asked[ Zip::QUERY ] ) ) {
			Zip::send( $asked[ Zip::QUERY ] );
		} elseif ( isset( $asked[ self::VERSION ] ) ) {
			self::send_version( absint( $asked[ self::VERSION ] ) );
		} else {
			$row = Documents::readable( absint( $asked[ self::DOCUMENT ] ), get_current_user_id() );
			null !== $row && is_file( Storage::file( $row->path ) ) ? self::send( $row, OwnRequest::is_own() ) : self::none();
		}
	}

	/** @param bool $is_read Whether it counts as read by whoever is signed in. */
	public static function send( \stdClass $row, bool $is_read ): never {
		// The rest of a file that is being read in pieces is no second reading.
		$range = isset( $_SERVER['HTTP_RANGE'] ) ? sanitize_text_field( wp_unslash( $_SERVER['HTTP_RANGE'] ) ) : 'bytes=0-';
		if ( $is_read && 'GET' === ( $_SERVER['REQUEST_METHOD'] ?? '' ) && str_starts_with( $range, 'bytes=0-' ) ) {
			Downloads::note( $row, get_current_user_id() );
		}
		FileResponse::send( Storage::file( $row->path ), $row->file_name, 'application/pdf', $row->sha256 );
	}

	private static function send_version( int $id ): never {
		$version  = current_user_can( 'manage_woocommerce' ) ? Versions::by_id( $id ) : null;
		$document = null === $version ? null : Documents::by_id( (int) $version->document_id );
		if ( null === $version || null === $document || ! is_file( Storage::file( $version->path ) ) ) {
			self::none();
		}
		$name = preg_replace( '/\.pdf$/', '', $document->file_name ) . ' (' . substr( $version->stored_at, 0, 10 ) . ').pdf';
		FileResponse::send( Storage::file( $version->path ), $name, 'application/pdf', $version->sha256 );
	}

	/** Others' documents and unknown ones answer alike. */
	public static function none(): never {
		wp_die( esc_html__( 'There is no such document in your account.', 'erp-bridge' ), '', array( 'response' => 404 ) );
	}
}
