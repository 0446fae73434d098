<?php
/**
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\Sales;

use ErpBridge\Settings\Settings;
use ErpBridge\Worker\Reasons;

/** What became of an order in the ERP, as a word and as a sentence. */
final class SaleWords {
	/** In the order in which an order goes through them; then what goes wrong. */
	public const STATES = array( 'waiting', 'sent', 'draft', 'invoiced', 'paid', 'held', 'refused', 'failed', 'withdrawn' );

	private const ICONS = array(
		'waiting'   => 'clock',
		'sent'      => 'upload',
		'draft'     => 'edit-page',
		'invoiced'  => 'media-document',
		'paid'      => 'yes-alt',
		'held'      => 'controls-pause',
		'refused'   => 'dismiss',
		'failed'    => 'warning',
		'withdrawn' => 'undo',
	);

	public static function hooks(): void {
		add_filter( 'erp_bridge_reason_params', static fn( mixed $params, string $lane ): array => in_array( $lane, array( 'sales', 'states' ), true ) ? self::named( (array) $params ) : (array) $params, 10, 2 );
	}

	/** Empty: the worker said nothing of this order yet, and nobody asked for it. */
	public static function state( ?\stdClass $sale ): string {
		if ( null === $sale ) {
			return '';
		}
		return '' === $sale->state && null !== $sale->requested_at ? 'waiting' : $sale->state;
	}

	public static function word( string $state, string $doc_type = 'invoice' ): string {
		return match ( $state ) {
			'waiting'   => __( 'Waiting', 'erp-bridge' ),
			'sent'      => __( 'Sent', 'erp-bridge' ),
			'draft'     => __( 'Draft', 'erp-bridge' ),
			'invoiced'  => 'invoice' === $doc_type ? __( 'Invoiced', 'erp-bridge' ) : __( 'Final', 'erp-bridge' ),
			'paid'      => __( 'Paid', 'erp-bridge' ),
			'held'      => __( 'Held', 'erp-bridge' ),
			'refused'   => __( 'Refused', 'erp-bridge' ),
			'failed'    => __( 'Failed', 'erp-bridge' ),
			'withdrawn' => __( 'Withdrawn', 'erp-bridge' ),
			default     => __( 'Not in the ERP', 'erp-bridge' ),
		};
	}

	/** Name of a dashicon. */
	public static function icon( string $state ): string {
		return self::ICONS[ $state ] ?? 'minus';
	}

	public static function sentence( ?\stdClass $sale ): string {
		$state = self::state( $sale );
		if ( null !== $sale && '' !== $sale->reason ) {
			return self::reason( $sale->reason, (array) json_decode( $sale->params ?? '', true ) );
		}
		return match ( $state ) {
			'waiting'   => __( 'The worker fetches the order within seconds, as soon as it runs.', 'erp-bridge' ),
			'sent'      => __( 'The order is sent; the ERP has not answered yet.', 'erp-bridge' ),
			'draft'     => __( 'The ERP made a draft. It can still change, and the customer does not have it yet.', 'erp-bridge' ),
			'invoiced'  => __( 'The document is final in the ERP.', 'erp-bridge' ),
			'paid'      => __( 'The document is final in the ERP, and paid.', 'erp-bridge' ),
			'withdrawn' => __( 'The ERP was told to drop its document.', 'erp-bridge' ),
			''          => self::silence(),
			default     => '',
		};
	}

	/**
	 * The reason's sentence; statuses and moments in it by the names that the shop has for them.
	 *
	 * @param array<string, mixed> $params
	 */
	public static function reason( string $code, array $params ): string {
		return Reasons::sentence( $code, self::named( $params ) );
	}

	/**
	 * @param array<string, mixed> $params
	 * @return array<string, mixed>
	 */
	private static function named( array $params ): array {
		foreach ( array( 'status', 'moment' ) as $name ) {
			if ( isset( $params[ $name ] ) && is_string( $params[ $name ] ) ) {
				$params[ $name ] = self::status( $params[ $name ] );
			}
		}
		return $params;
	}

	private static function status( string $status ): string {
		return match ( $status ) {
			'created' => __( 'placed', 'erp-bridge' ),
			'paid'    => __( 'paid', 'erp-bridge' ),
			'trash'   => __( 'in the trash', 'erp-bridge' ),
			'deleted' => __( 'deleted', 'erp-bridge' ),
			default   => wc_get_order_status_name( $status ),
		};
	}

	private static function silence(): string {
		return Settings::get( 'sales', 'enabled' )
			? __( 'The worker has not looked at this order. Orders placed before the connection are sent only when you ask for them.', 'erp-bridge' )
			: __( 'Sending orders to the ERP is switched off; the page Sales of ERP Bridge switches it on.', 'erp-bridge' );
	}
}
