<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\MyDocuments;

use ErpBridge\Platform\Plugin;

/** The block "My documents": the list of the account tab on any page. */
final class Block {
	private const EDITOR_SCRIPT = 'erp-bridge-my-documents-editor';

	public static function hooks(): void {
		add_action( 'init', array( self::class, 'register' ) );
	}

	public static function register(): void {
		wp_register_script( self::EDITOR_SCRIPT, Plugin::url( 'blocks/my-documents/editor.js' ), array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element' ), Plugin::VERSION, array( 'in_footer' => true ) );
		register_block_type(
			Plugin::path( 'blocks/my-documents' ),
			array(
				// Named here and not in block.json alone: the translations of the plugin reach this.
				'title'           => AccountTab::title(),
				'description'     => __( 'Shows customers who are signed in the list of their own documents: quotes, delivery notes, invoices.', 'erp-bridge' ),
				'render_callback' => array( self::class, 'render' ),
			)
		);
	}

	public static function render(): string {
		ob_start();
		if ( is_user_logged_in() ) {
			DocumentList::render();
		} else {
			self::sign_in();
		}
		return sprintf( '<div %s>%s</div>', get_block_wrapper_attributes( array( 'class' => 'woocommerce' ) ), ob_get_clean() );
	}

	private static function sign_in(): void {
		/* translators: %s: address of the page with the form to sign in. */
		$sentence = sprintf( __( 'Please <a href="%s">sign in</a> to see your documents.', 'erp-bridge' ), esc_url( AccountTab::url() ) );
		wc_print_notice( wp_kses( $sentence, array( 'a' => array( 'href' => true ) ) ), 'notice' );
	}
}
