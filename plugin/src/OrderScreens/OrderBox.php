<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\OrderScreens;

use ErpBridge\Platform\Plugin;
use ErpBridge\Sales\SaleWords;
use WC_Order;
use WP_Post;

/** The box "ERP" on an order's screen. The buttons are a plain form; order-box.js spares the reload and keeps the box fresh. */
final class OrderBox {
	public const FORM = 'erp-bridge-sale';

	private const BOX = 'erp-bridge-order';

	public static function hooks(): void {
		add_action( 'add_meta_boxes', array( self::class, 'add' ), 20, 2 );
		add_action( 'admin_enqueue_scripts', array( self::class, 'enqueue' ) );
	}

	/** @param WC_Order|WP_Post|mixed $order WooCommerce's own tables give the order, classic storage the post. */
	public static function add( string $screen, mixed $order ): void {
		$order = $order instanceof WP_Post && 'shop_order' === $order->post_type ? wc_get_order( $order->ID ) : $order;
		if ( OrderScreens::id() !== $screen || ! $order instanceof WC_Order || $order->has_status( 'auto-draft' ) || ! Plugin::may_work_with_orders() ) {
			return;
		}
		add_meta_box( self::BOX, __( 'ERP', 'erp-bridge' ), static fn() => self::render( $order ), $screen, 'side', 'high' );
	}

	public static function enqueue(): void {
		if ( get_current_screen()?->id !== OrderScreens::id() ) {
			return;
		}
		wp_enqueue_script( self::BOX, Plugin::url( 'assets/order-box.js' ), array( 'wp-api-fetch', 'wp-a11y' ), Plugin::VERSION, true );
	}

	private static function render( WC_Order $order ): void {
		$view = SaleView::of( $order );
		printf(
			'<div id="erp-bridge-order-box" data-path="/wc-erp-bridge/v1/orders/%d/"%s>%s</div>',
			absint( $order->get_id() ),
			$view['moving'] ? ' data-moving' : '',
			self::html( $view ) // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped
		);
		// The box stands inside the form of the order, and forms do not nest: ours follows at the foot of the page.
		add_action( 'admin_footer', static fn() => SaleForm::render( $order->get_id() ) );
	}

	/**
	 * Escaped.
	 *
	 * @param array<string, mixed> $view What SaleView::of() says.
	 */
	public static function html( array $view ): string {
		$document = $view['document'];
		$html     = sprintf(
			'<p class="erp-bridge-order__state"><span class="erp-bridge-sale erp-bridge-sale--%s"><span class="dashicons dashicons-%s" aria-hidden="true"></span>%s</span></p><p>%s</p>',
			esc_attr( '' === $view['state'] ? 'none' : $view['state'] ),
			esc_attr( SaleWords::icon( $view['state'] ) ),
			esc_html( $view['word'] ),
			esc_html( $view['message'] )
		);
		if ( null !== $view['difference'] ) {
			$html .= self::warning( $view['difference'] );
		}
		$html .= null === $document ? '' : self::document( $document );
		foreach ( $view['documents'] as $other ) {
			$html .= sprintf( '<p>%s</p>', self::link( $other['url'], trim( "{$other['type_name']} {$other['number']}" ) ) );
		}
		foreach ( $view['refunds'] as $sentence ) {
			$html .= self::warning( $sentence );
		}
		return $html . self::actions( $view ) . self::history( $view['history'] ) . '<p class="erp-bridge-order__problem" role="alert"></p>';
	}

	/** @param array<string, mixed> $document */
	private static function document( array $document ): string {
		$rows = array(
			__( 'Document', 'erp-bridge' )  => esc_html( trim( "{$document['type_name']} {$document['number']}" ) ) . ' ' . esc_html( 'draft' === $document['state'] ? __( '(draft)', 'erp-bridge' ) : '' ),
			__( 'Date', 'erp-bridge' )      => esc_html( $document['date_text'] ),
			__( 'Due date', 'erp-bridge' )  => esc_html( $document['due_text'] ),
			__( 'Total', 'erp-bridge' )     => esc_html( $document['total_text'] ),
			__( 'Paid', 'erp-bridge' )      => esc_html( self::yes( $document['paid'] ) ),
			__( 'Stock out', 'erp-bridge' ) => esc_html( self::yes( $document['stock_out'] ) ),
			__( 'PDF', 'erp-bridge' )       => null === $document['url'] ? esc_html__( 'not here yet', 'erp-bridge' ) : self::link( $document['url'], (string) $document['file_name'] ),
		);
		$html = '';
		foreach ( $rows as $label => $value ) {
			$html .= '' === trim( $value ) ? '' : sprintf( '<div><dt>%s</dt><dd>%s</dd></div>', esc_html( $label ), $value );
		}
		return "<dl class=\"erp-bridge-order__document\">$html</dl>";
	}

	private static function yes( ?bool $value ): string {
		return null === $value ? '' : ( $value ? __( 'yes', 'erp-bridge' ) : __( 'no', 'erp-bridge' ) );
	}

	private static function link( string $url, string $label ): string {
		// Whoever may only work with orders does not read the customers' documents.
		if ( ! current_user_can( Plugin::ADMIN ) ) {
			return esc_html( $label );
		}
		return sprintf( '<a href="%s" target="_blank">%s<span class="screen-reader-text"> %s</span></a>', esc_url( $url ), esc_html( $label ), esc_html__( '(opens in a new tab)', 'erp-bridge' ) );
	}

	/** @param array<string, mixed> $view */
	private static function actions( array $view ): string {
		$send = $view['send'];
		$mail = $view['mail'];
		$html = $send['allowed'] ? self::button( 'send', $send['label'] ) : self::note( $send['why_not'] );
		if ( $mail['allowed'] ) {
			$html .= self::button( 'mail', __( 'Send to the customer by e-mail', 'erp-bridge' ) );
		}
		if ( '' !== $mail['note'] ) {
			$html .= self::note( $mail['note'] );
		}
		if ( $mail['again'] ) {
			$html .= sprintf(
				'<details><summary>%s</summary>%s%s</details>',
				esc_html__( 'Send once more…', 'erp-bridge' ),
				self::note( __( 'The customer gets the same document a second time.', 'erp-bridge' ) ),
				self::button( 'mail_again', __( 'Yes, send it once more', 'erp-bridge' ) )
			);
		}
		return "<div class=\"erp-bridge-order__actions\">$html</div>";
	}

	private static function button( string $does, string $label ): string {
		return sprintf( '<p><button type="submit" class="button" form="%s" name="do" value="%s">%s</button></p>', esc_attr( self::FORM ), esc_attr( $does ), esc_html( $label ) );
	}

	private static function warning( string $text ): string {
		return sprintf( '<p class="erp-bridge-order__warning"><span class="dashicons dashicons-warning" aria-hidden="true"></span>%s</p>', esc_html( $text ) );
	}

	private static function note( string $text ): string {
		return sprintf( '<p class="description">%s</p>', esc_html( $text ) );
	}

	/** @param list<array<string, mixed>> $lines */
	private static function history( array $lines ): string {
		if ( ! $lines ) {
			return '';
		}
		$html = '';
		foreach ( array_reverse( $lines ) as $line ) {
			$html .= sprintf( '<li><time datetime="%s">%s</time> %s</li>', esc_attr( (string) $line['at'] ), esc_html( $line['at_text'] ), esc_html( $line['text'] ) );
		}
		return sprintf( '<h3>%s</h3><ol class="erp-bridge-order__history">%s</ol>', esc_html__( 'History', 'erp-bridge' ), $html );
	}
}
