<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Admin;

use ErpBridge\Documents\Visibility;
use ErpBridge\Plugin;

/** In a user's profile: whether this account sees all documents of its ERP customer, whatever the setting for all says. */
final class DocumentsField {
	private const FIELD = 'erp_bridge_documents';
	private const NONCE = 'erp_bridge_documents_nonce';

	public static function hooks(): void {
		add_action( 'personal_options_update', array( self::class, 'save' ) );
		add_action( 'edit_user_profile_update', array( self::class, 'save' ) );
	}

	/** Escaped. */
	public static function html( int $user_id ): string {
		$present = (string) get_user_meta( $user_id, Visibility::META, true );
		$options = '';
		foreach ( self::choices() as $value => $label ) {
			$options .= sprintf( '<option value="%s" %s>%s</option>', esc_attr( $value ), selected( $present, $value, false ), esc_html( $label ) );
		}
		return sprintf(
			'<select name="%1$s" aria-label="%2$s">%3$s</select>%4$s',
			esc_attr( self::FIELD ),
			esc_attr__( 'Sees documents', 'erp-bridge' ),
			$options,
			wp_nonce_field( self::FIELD . "_$user_id", self::NONCE, false, false )
		);
	}

	public static function save( int $user_id ): void {
		if ( ! isset( $_POST[ self::FIELD ], $_POST[ self::NONCE ] ) || ! current_user_can( Plugin::ADMIN ) || ! current_user_can( 'edit_user', $user_id ) ) {
			return;
		}
		if ( ! wp_verify_nonce( sanitize_key( wp_unslash( $_POST[ self::NONCE ] ) ), self::FIELD . "_$user_id" ) ) {
			return;
		}
		$value = sanitize_key( wp_unslash( $_POST[ self::FIELD ] ) );
		if ( '' === $value ) {
			delete_user_meta( $user_id, Visibility::META );
		} elseif ( isset( self::choices()[ $value ] ) ) {
			update_user_meta( $user_id, Visibility::META, $value );
		}
	}

	/** @return array<string, string> */
	private static function choices(): array {
		return array(
			''        => __( 'as the settings say', 'erp-bridge' ),
			'contact' => __( 'only those addressed to this account', 'erp-bridge' ),
			'tiers'   => __( 'all documents of the same ERP customer', 'erp-bridge' ),
		);
	}
}
