<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\AdminDocuments;

use ErpBridge\Documents\Visibility;
use ErpBridge\Platform\Plugin;

/** In a user's profile: whether this account sees all documents of its ERP customer, whatever the setting for all says. */
final class DocumentsField {
	private const FIELD = 'erp_bridge_documents';
	private const NONCE = 'erp_bridge_documents_nonce';

	public static function hooks(): void {
		add_action( 'erp_bridge_profile_rows', array( self::class, 'render' ) );
		add_action( 'personal_options_update', array( self::class, 'save' ) );
		add_action( 'edit_user_profile_update', array( self::class, 'save' ) );
	}

	public static function render( int $user_id ): void {
		$present = (string) get_user_meta( $user_id, Visibility::META, true );
		$options = '';
		foreach ( self::choices() as $value => $label ) {
			$options .= sprintf( '<option value="%s" %s>%s</option>', esc_attr( $value ), selected( $present, $value, false ), esc_html( $label ) );
		}
		printf(
			'<tr><th scope="row">%1$s</th><td><select name="%2$s" aria-label="%1$s">%3$s</select>%4$s</td></tr>',
			esc_html__( 'Sees documents', 'erp-bridge' ),
			esc_attr( self::FIELD ),
			$options, // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped
			wp_nonce_field( self::FIELD . "_$user_id", self::NONCE, false, false ) // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped
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
